import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as fc from 'fast-check';
import { Edition } from '../../../src/evidence/edition/edition';
import { Excerpts } from '../../../src/evidence/edition/excerpts';
import { sarifFiles } from '../../../src/evidence/formats/sarif';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { Finding } from '../../../src/policy/decision/finding';
import { Severity } from '../../../src/policy/rule/severity';
import { hostileFinding } from '../hostile-texts';
import { faultsInSarif } from '../readers';
import { ADVISORY, BASELINED, BLOCKING, editionOf, excepted, finding, findings, ruleEntry, textOf } from '../records';

/* eslint-disable @typescript-eslint/no-explicit-any */

const logsOf = (edition: Edition): any[] => sarifFiles(edition).map((file) => {
  const text = textOf(file);
  expect(faultsInSarif(text)).toEqual([]);
  return JSON.parse(text);
});
const runOf = (record: Partial<GovernanceRecord>): any => logsOf(editionOf(record))[0].runs[0];
const resultOf = (found: Partial<Finding> = {}, record: Partial<GovernanceRecord> = {}): any =>
  runOf({ findings: [finding(found)], ...record }).results[0];

describe('SARIF', () => {
  test('the schema refuses a level that there is not', () => {
    const log = logsOf(editionOf({ findings: [finding()] }))[0];
    log.runs[0].results[0].level = 'fatal';
    expect(faultsInSarif(JSON.stringify(log))).not.toEqual([]);
  });

  test.each([
    [BLOCKING, Severity.ERROR, 'error'], [ADVISORY, Severity.ERROR, 'warning'], [ADVISORY, Severity.WARNING, 'warning'], [ADVISORY, Severity.INFO, 'note'], [BASELINED, Severity.ERROR, 'note'],
  ])('what is %s with severity %s has level %s', (disposition, severity, level) => expect(resultOf({ disposition, severity })).toMatchObject({ level, properties: { disposition, severity } }));

  test('points to the line of source, with the resource and its template beside it', () => {
    const { locations: [location], relatedLocations: [related] } = resultOf();
    expect(location.physicalLocation).toEqual({ artifactLocation: { uri: 'lib/shop.ts' }, region: { startLine: 12 } });
    expect(location.logicalLocations[0]).toMatchObject({ fullyQualifiedName: 'Shop/Bucket', name: 'Bucket' });
    expect(related.physicalLocation.artifactLocation).toEqual({ uri: 'Shop.template.json', uriBaseId: 'ASSEMBLY' });
  });

  test('points to the template where nobody knows the line of source, and to the line of the resource there', () => {
    const assembly = mkdtempSync(join(tmpdir(), 'assembly'));
    writeFileSync(join(assembly, 'Shop.template.json'), JSON.stringify({ Resources: { Other: {}, Bucket: {} } }, undefined, 1));
    const edition = { ...editionOf({ findings: [finding({ source: undefined })] }), excerpts: new Excerpts(assembly) };
    const [{ physicalLocation }] = logsOf(edition)[0].runs[0].results[0].locations;
    expect(physicalLocation).toEqual({ artifactLocation: { uri: 'Shop.template.json', uriBaseId: 'ASSEMBLY' }, region: { startLine: 4 } });
  });

  test('a finding about the app itself has a place as well, since GitHub refuses a file with one that has none', () => {
    expect(resultOf({ resource: undefined, source: undefined }).locations).toEqual([{ physicalLocation: { artifactLocation: { uri: 'cdk.json' }, region: { startLine: 1 } } }]);
  });

  test('paths become addresses, whatever is in them', () => {
    expect(resultOf({ source: 'lib/my shop/#1 100%.ts:7' }).locations[0].physicalLocation.artifactLocation.uri).toBe('lib/my%20shop/%231%20100%25.ts');
  });

  test('has fingerprints made of the id of the finding, and of nothing that moves', () => {
    const moved = resultOf({ source: 'lib/shop.ts:99', message: 'other words' }).partialFingerprints;
    expect(moved).toEqual({ 'primaryLocationLineHash': '0123456789abcdef:1', 'finding/v1': '0123456789abcdef' });
    expect(resultOf().partialFingerprints).toEqual(moved);
  });

  test('an exception is a suppression that was accepted, with its reason', () => {
    const [suppression] = runOf({ findings: [excepted()] }).results[0].suppressions;
    expect(suppression).toMatchObject({ kind: 'external', status: 'accepted', justification: 'the partner cannot do TLS before March', properties: { id: 'W-1', owner: 'team-shop' } });
  });

  test('an exception that is asked for is under review, so that the finding is not suppressed', () => {
    const requests = [{ origin: 'proposal', path: 'Shop', findings: ['0123456789abcdef'], reason: 'soon gone' }] as unknown as GovernanceRecord['requests'];
    expect(resultOf({}, { requests }).suppressions).toEqual([{ kind: 'external', status: 'underReview', justification: 'soon gone' }]);
  });

  test('what is in the baseline is unchanged and suppressed; what nobody excepts is not', () => {
    const baseline = { recorded: '2026-01-01', expires: '2027-01-01', entries: 1, matched: 1, stale: 0 };
    expect(resultOf({ disposition: BASELINED }, { baseline })).toMatchObject({ baselineState: 'unchanged', suppressions: [{ status: 'accepted', justification: expect.stringContaining('2027-01-01') }] });
    expect(resultOf()).not.toHaveProperty('suppressions');
  });

  test('describes every rule, also those of governance itself, and results name them by number', () => {
    const rules = [ruleEntry('PR-A', { reference: 'https://example.com/a', controls: Array.from({ length: 30 }, (_, index) => `NIST/${index}`) }), ruleEntry('PR-Z', { reference: 'a book' })];
    const { tool: { driver }, results: [result] } = runOf({ rules, findings: [finding({ rule: 'PR-GOVERNANCE-MACRO', packs: ['governance'] })] });
    expect(driver.rules.map(({ id }: any) => id)).toEqual(['PR-A', 'PR-GOVERNANCE-MACRO', 'PR-Z']);
    expect(driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    expect(driver.rules[0]).toMatchObject({ helpUri: 'https://example.com/a', help: { text: expect.stringContaining('Fix: mend it') } });
    expect(driver.rules[0].properties.tags).toHaveLength(20);
    expect(driver.rules[1].properties.tags).toEqual(['governance']);
    expect(driver.rules[2]).not.toHaveProperty('helpUri');
  });

  test('goes on in another file where one is full, the most pressing first, each in a category of its own', () => {
    const some = [...findings(3, { disposition: ADVISORY }), finding()];
    const edition = editionOf({ findings: some, applications: [{ application: 'shop', resources: 1, governed: 1, coverage: 100 }] }, 2);
    expect(sarifFiles(edition).map(({ name }) => name)).toEqual(['findings.sarif', 'findings-2.sarif']);
    const runs = logsOf(edition).map((log) => log.runs[0]);
    expect(runs.map(({ results }) => results.map(({ level }: any) => level))).toEqual([['error', 'warning'], ['warning', 'warning']]);
    expect(runs.map(({ automationDetails }) => automationDetails.id)).toEqual(['cdk-paved-road shop/', 'cdk-paved-road shop 2/']);
  });

  test('is a file without results where nothing was found', () => expect(runOf({}).results).toEqual([]));

  test('stays SARIF whatever users write, and takes none of it for an argument or a link', () => {
    fc.assert(fc.property(fc.array(hostileFinding(), { maxLength: 4 }), (some) => {
      for (const { message, suppressions = [] } of runOf({ findings: some }).results) {
        expect(message.text.replace(/\{\{|\}\}/g, '')).not.toMatch(/[{}]/);
        expect(message.text.replace(/\\\]\(/g, '')).not.toContain('](');
        for (const { justification } of suppressions) expect(typeof justification).toBe('string');
      }
    }));
  });
});

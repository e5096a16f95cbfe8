import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { parse } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { plantMistakes } from '../../../examples/orders/break';
import { composeAll } from '../../../examples/orders/orders';
import { evidenceFiles } from '../../../src/evidence/evidence';
import { EvidenceFormat } from '../../../src/evidence/options/evidence-format';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';
import { faultsInJunit, faultsInSarif } from '../readers';
import { textOf } from '../records';

const FORMATS = [EvidenceFormat.SARIF, EvidenceFormat.JUNIT, EvidenceFormat.CSV, EvidenceFormat.ANNOTATIONS, EvidenceFormat.MARKDOWN];

describe('three environments with mistakes in them', () => {
  let app: App;
  let record: GovernanceRecord;
  let files: Map<string, string>;

  const written = () => new Map(evidenceFiles(record, app.outdir, { formats: FORMATS }).map((file) => [file.name, textOf(file)]));

  beforeAll(() => {
    app = newApp();
    plantMistakes(composeAll(app).at(-1)!);
    GovernanceAssertions.of(app);
    record = recordOf(app);
    files = written();
  }, 120_000);

  test('are SARIF that the schema accepts, each result at a line of the template that has the resource', () => {
    expect(faultsInSarif(files.get('findings.sarif')!)).toEqual([]);
    const [{ results }] = JSON.parse(files.get('findings.sarif')!).runs;
    expect(results).toHaveLength(record.findings.length);
    for (const { locations: [{ physicalLocation, logicalLocations: [{ name }] }], relatedLocations = [] } of results) {
      const { artifactLocation: { uri }, region: { startLine } } = relatedLocations[0]?.physicalLocation ?? physicalLocation;
      expect(readFileSync(join(app.outdir, uri), 'utf8').split('\n')[startLine - 1]).toBe(`  "${name}": {`);
    }
  });

  test('are a JUnit report that the schema accepts, with a failure for each finding that blocks', async () => {
    const xml = files.get('junit.xml')!;
    expect(await faultsInJunit(xml)).toEqual([]);
    expect(xml.match(/<failure /g)).toHaveLength(record.counts.byDisposition.blocking);
    expect(xml.match(/<skipped /g)).toHaveLength(record.counts.byDisposition.waived);
  });

  test('are a table with as many rows as there were checks that said something', () => {
    const [, ...rows] = parse(files.get('findings.csv')!);
    const counted = (compliance: string) => rows.filter((row) => row[2] === compliance).length;
    const compliant = record.rules.reduce((sum, { evaluations }) => sum + evaluations.compliant, 0);
    // A rule of two packs is counted twice there, and is one row here.
    expect(counted('Compliant')).toBeGreaterThan(0.7 * compliant);
    expect(counted('Compliant')).toBeLessThanOrEqual(compliant);
    const named = (disposition: string) => record.findings.filter((each) => each.disposition === disposition)
      .flatMap(({ rule, sameAs }) => [rule, ...sameAs]).length;
    expect([counted('Non-Compliant'), counted('Suppressed')]).toEqual([named('blocking'), named('waived')]);
  });

  test('are annotations of files that are there', () => {
    const errors = files.get('annotations.txt')!.split('\n').filter((line) => line.startsWith('::error '));
    expect(errors).toHaveLength(record.counts.byDisposition.blocking);
    for (const line of errors) expect(line).toContain('file=examples/orders/orders.ts,line=');
  });

  test('are a page that says what to do', () => {
    const html = new MarkdownIt({ html: true }).render(files.get('summary.md')!.split('<details>')[0]);
    expect(html).toContain('<h2>Governance: blocked</h2>');
    expect(html.match(/<li>/g)).toHaveLength(record.counts.byDisposition.blocking);
  });

  test('name no folder of this machine', () => {
    for (const text of files.values()) expect(text).not.toMatch(new RegExp(`${process.cwd()}|${app.outdir}`));
  });

  test('are the same bytes when they are written again', () => expect(written()).toEqual(files));
});

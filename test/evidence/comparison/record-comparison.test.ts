import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import * as fc from 'fast-check';
import markdownIt from 'markdown-it';
import { RecordComparison } from '../../../src/evidence';
import { Comparison } from '../../../src/evidence/comparison/comparison';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { refusalOf } from '../../refusal';
import { finding, smallRecord } from '../records';

const folder = mkdtempSync(join(tmpdir(), 'comparison-'));
const fileOf = (name: string, record: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(record));
  return file;
};
const between = (before: GovernanceRecord, after: GovernanceRecord): RecordComparison => RecordComparison.between(fileOf('before.json', before), fileOf('after.json', after));

const ajv = addFormats(new Ajv({ allErrors: true }));
const isValid = ajv.compile(JSON.parse(readFileSync('schemas/comparison.schema.json', 'utf8')));
const comparing = (before: Record<string, unknown>, after: Record<string, unknown>): Comparison => {
  const comparison = JSON.parse(between(smallRecord(before), smallRecord(after)).toJson()) as Comparison;
  expect([isValid(comparison), isValid.errors]).toEqual([true, null]);
  return comparison;
};
const bothWays = <T>(before: T, after: T, ask: (before: T, after: T) => unknown): unknown[] => [ask(before, after), ask(after, before)];

const place = { path: 'Shop/Bucket', stack: 'App', template: 'App.json', logicalId: 'Files', type: 'AWS::S3::Bucket' };
const resource = (values: object = {}) => ({ path: 'App/Orders/Db', type: 'AWS::RDS::DBCluster', template: 'App.json', logicalId: 'OrdersDb', ...values });
const component = (values: object = {}) => ({
  path: 'App/Orders',
  type: 'cdk-paved-road.ServiceDatabase',
  version: '1.0.0',
  resources: [],
  stacks: ['App'],
  promises: [],
  identity: { application: 'shop', environment: 'shop-production', component: 'Orders', owner: 'team-shop' },
  ...values,
});
const waiver = (values: object = {}) => ({
  origin: 'register',
  id: 'W-1',
  rules: ['PR-S3-TLS-ONLY'],
  controls: [],
  scope: { component: 'Shop/Orders' },
  covers: 'violation',
  reason: 'the vendor needs it until March',
  owner: 'team-shop',
  approver: 'security',
  granted: '2026-11-01',
  expires: '2027-03-31',
  fingerprints: [],
  state: 'active',
  faults: [],
  covered: 1,
  lifted: 1,
  resources: 1,
  findings: [],
  ...values,
});
const proposal = (values: object = {}) => ({ origin: 'proposal', component: 'App/Orders', rule: 'AwsSolutions-RDS3', resource: 'App/Orders/Db', reason: 'one instance on purpose', state: 'active', ...values });
const override = (values: object = {}) => ({ path: 'App/Orders/Db', logicalId: 'OrdersDb', template: 'App.json', property: 'StorageEncrypted', before: true, after: false, ...values });

describe('findings', () => {
  const changesIn = (before: unknown[], after: unknown[]) => {
    const { findings, worse } = comparing({ findings: before }, { findings: after });
    return { new: findings.new.length, gone: findings.gone.length, moved: findings.moved.length, changed: findings.changed.length, worse };
  };
  const none = { new: 0, gone: 0, moved: 0, changed: 0, worse: [] };

  test.each([
    ['that are the same', {}, none],
    ['a few lines further down', { source: 'lib/shop.ts:40' }, none],
    ['with other words', { message: 'another message', fix: 'another fix' }, none],
    ['in another file', { source: 'lib/store.ts:12' }, { ...none, moved: 1 }],
    ['with another path', { resource: { ...place, path: 'App/Store/Files/Resource' } }, { ...none, moved: 1 }],
    ['with another logical id', { resource: { ...place, logicalId: 'Store' } }, { ...none, moved: 1 }],
    ['in another template', { resource: { ...place, template: 'Other.json' } }, { ...none, moved: 1 }],
    ['with another id in the same place', { id: 'b'.repeat(16) }, none],
    ['that are advisory now', { disposition: 'advisory', severity: 'WARNING' }, { ...none, changed: 1 }],
    ['of another rule, with another id', { id: 'b'.repeat(16), rule: 'PR-S3-VERSIONED' }, { ...none, new: 1, gone: 1, worse: ['1 finding blocks that did not'] }],
  ])('%s', (_, values, expected) => expect(changesIn([finding()], [finding(values)])).toEqual(expected));

  test('that are the same to a baseline are, wherever they went', () => {
    const identity = { within: 'shop/Orders', construct: 'Db' };
    const elsewhere = { ...place, path: 'Else/Where', logicalId: 'Else' };
    expect(changesIn([finding({ identity })], [finding({ identity, id: 'b'.repeat(16), resource: elsewhere })])).toEqual({ ...none, moved: 1 });
  });

  test('that are no longer excepted block', () => {
    const [lost, gained] = bothWays(finding({ disposition: 'waived' }), finding(), (a, b) => changesIn([a], [b]));
    expect(lost).toEqual({ ...none, changed: 1, worse: ['1 finding blocks that did not'] });
    expect(gained).toEqual({ ...none, changed: 1 });
  });

  test('are new or gone, and only what blocks is worse', () => {
    const [fresh, gone] = bothWays<unknown[]>([], [finding(), finding({ id: 'b'.repeat(16), rule: 'X', disposition: 'advisory' })], changesIn);
    expect(fresh).toEqual({ ...none, new: 2, worse: ['1 finding blocks that did not'] });
    expect(gone).toEqual({ ...none, gone: 2 });
  });

  test('of one id are counted, not taken for one', () => expect(changesIn([finding()], [finding(), finding()])).toEqual({ ...none, new: 1, worse: ['1 finding blocks that did not'] }));

  test('about the app itself have no place', () => expect(changesIn([], [finding({ resource: undefined })])).toMatchObject({ new: 1 }));
});

describe('exceptions of the register', () => {
  const exceptionsIn = (before: unknown[], after: unknown[]) => comparing({ waivers: before }, { waivers: after });

  test.each([
    ['a later end', { expires: '2027-06-30' }, 'it ends on 2027-06-30, not on 2027-03-31'],
    ['another rule', { rules: ['PR-S3-TLS-ONLY', 'PR-S3-VERSIONED'] }, 'it names other rules'],
    ['a wider scope', { scope: { environment: 'Shop' } }, 'its scope is another'],
    ['unknowns', { covers: 'unknown' }, 'it covers what is unknown, not violation'],
    ['another approver', { approver: 'team-shop' }, 'its approver is team-shop, not security'],
  ])('go further with %s', (_, values, how) => {
    const { exceptions, worse } = exceptionsIn([waiver()], [waiver(values)]);
    expect(exceptions.widened).toEqual([expect.objectContaining({ id: 'W-1', how: [how] })]);
    expect([exceptions.new, exceptions.gone, worse]).toEqual([[], [], ['1 exception goes further than it did']]);
  });

  test.each([
    ['an earlier end', { expires: '2027-01-31' }], ['a better reason', { reason: 'the vendor says so in writing' }], ['a narrower scope', { scope: { component: 'Shop/Orders', path: 'App/Orders/Db' } }],
  ])('do not with %s', (_, values) => expect(exceptionsIn([waiver()], [waiver(values)])).toMatchObject({ exceptions: { new: [], widened: [], gone: [] }, worse: [] }));

  test('with fewer fingerprints go no further, with others they do', () => {
    const [one, two] = [waiver({ fingerprints: ['a'.repeat(16)] }), waiver({ fingerprints: ['a'.repeat(16), 'b'.repeat(16)] })];
    expect(bothWays(two, one, (before, after) => exceptionsIn([before], [after]).exceptions.widened.length)).toEqual([0, 1]);
  });

  test('are new or gone', () => {
    expect(exceptionsIn([], [waiver()])).toMatchObject({ exceptions: { new: [{ id: 'W-1', scope: 'component Shop/Orders' }] }, worse: ['1 exception is new'] });
    expect(exceptionsIn([waiver()], [])).toMatchObject({ exceptions: { gone: [{ id: 'W-1' }] }, worse: [] });
  });

  test('that say the same under another id are the same', () => expect(exceptionsIn([waiver()], [waiver({ id: 'W-2' })])).toMatchObject({ exceptions: { new: [], gone: [] } }));

  test('that were widened and wait are compared as they are written', () => {
    const { exceptions } = exceptionsIn([waiver()], [waiver(), waiver({ expires: '2027-06-30', state: 'pending' })]);
    expect([exceptions.new, exceptions.widened.length]).toEqual([[], 1]);
  });

  test('taken in an emergency are new as well', () => {
    const breakGlass = { from: '2026-11-21T10:00:00Z', until: '2026-11-21T12:00:00Z' };
    expect(exceptionsIn([], [waiver({ breakGlass, expires: undefined, granted: undefined, approver: undefined })])).toMatchObject({ exceptions: { new: [{ expires: '2026-11-21' }] } });
  });
});

test('exceptions that come with components count where they are in force', () => {
  const newIn = (after: unknown) => comparing({ waivers: [] }, { waivers: [after] }).exceptions.new.length;
  expect([newIn(proposal()), newIn(proposal({ state: 'unused' }))]).toEqual([1, 0]);
  expect(comparing({ waivers: [proposal()] }, { waivers: [proposal({ reason: 'other words' })] }).exceptions.new).toEqual([]);
});

describe('components', () => {
  const changesIn = (before: unknown[], after: unknown[]) => comparing({ components: before }, { components: after }).components;
  const none = { added: [], removed: [], upgraded: [], moved: [] };

  test.each([
    ['of another version', { version: '2.0.0' }, { ...none, upgraded: [expect.anything()] }],
    ['of another type', { type: 'acme.Database' }, { ...none, upgraded: [expect.anything()] }],
    ['with another path', { path: 'Other/Orders' }, { ...none, moved: [expect.anything()] }],
    ['with another name in the same place', { identity: {} }, none],
  ])('%s', (_, values, expected) => expect(changesIn([component()], [component(values)])).toEqual(expected));

  test('are added and removed', () => {
    const side = { path: 'App/Orders', type: 'cdk-paved-road.ServiceDatabase', version: '1.0.0', owner: 'team-shop' };
    expect(bothWays<unknown[]>([], [component()], changesIn)).toEqual([{ ...none, added: [side] }, { ...none, removed: [side] }]);
  });
});

describe('resources', () => {
  const changesIn = (before: unknown[], after: unknown[]) => comparing({ resources: before }, { resources: after });

  test.each([['logicalId', 'Other'], ['type', 'AWS::RDS::DBInstance'], ['template', 'Other.json']])('are made anew with another %s', (field, value) => {
    const { resources, worse } = changesIn([resource()], [resource({ [field]: value })]);
    const replaced = { before: { ...resource(), keepsData: true }, after: expect.objectContaining({ [field]: value }), keepsData: true };
    expect(resources).toEqual({ added: 0, removed: [], replaced: [replaced] });
    expect(worse).toEqual(['1 resource that keeps data is replaced or removed']);
  });

  test('stay what they are with another path alone', () => expect(changesIn([resource()], [resource({ path: 'App/Elsewhere' })]).resources).toEqual({ added: 0, removed: [], replaced: [] }));

  test('that keep data come first', () => {
    const topic = resource({ path: 'App/Topic', type: 'AWS::SNS::Topic', logicalId: 'Topic' });
    expect(changesIn([topic, resource()], []).resources.removed.map(({ logicalId }) => logicalId)).toEqual(['OrdersDb', 'Topic']);
    expect(changesIn([topic], []).worse).toEqual([]);
  });

  test('that are new are counted', () => expect(changesIn([], [resource()]).resources).toEqual({ added: 1, removed: [], replaced: [] }));
});

test.each([
  ['a new one', [], [override()], { new: [override()], gone: [], changed: [] }, 1],
  ['one that is gone', [override()], [], { new: [], gone: [override()], changed: [] }, 0],
  ['another value', [override()], [override({ after: 'no' })], { new: [], gone: [], changed: [{ before: override(), after: override({ after: 'no' }) }] }, 1],
  ['a resource that moved', [override()], [override({ path: 'App/X' })], { new: [], gone: [], changed: [] }, 0],
])('overrides: %s', (_, before, after, expected, worse) => {
  const comparison = comparing({ overrides: before }, { overrides: after });
  expect([comparison.overrides, comparison.worse.length]).toEqual([expected, worse]);
});

test('coverage is told where it changed', () => {
  const app = (application: string | undefined, coverage: number) => ({ application, resources: 10, governed: 1, coverage });
  const before = [app('a', 50), app('b', 50), app(undefined, 0)];
  const { coverage, worse } = comparing({ applications: before }, { applications: [app('a', 40.5), app('b', 50), app('c', 10)] });
  expect(coverage).toEqual([{ application: 'a', before: 50, after: 40.5 }, { application: 'c', after: 10 }, { before: 0 }]);
  expect(worse).toEqual(['1 application has less on the paved road']);
});

test('packs and rules are told where they changed', () => {
  const pack = (version: string | undefined, ...ruleIds: string[]) => ({ name: 'P', version, ruleIds });
  const { packs, worse } = comparing({ packs: [pack('1.0.0', 'A', 'B')] }, { packs: [pack('1.1.0', 'B', 'C')] });
  expect(packs).toEqual([{ name: 'P', before: '1.0.0', after: '1.1.0', addedRules: ['C'], removedRules: ['A'] }]);
  expect(worse).toEqual(['1 pack has fewer rules, or is gone']);
  expect(comparing({ packs: [pack(undefined, 'A')] }, { packs: [pack(undefined, 'A')] }).packs).toEqual([]);
  expect(comparing({ rules: [{ id: 'A', severity: 'ERROR' }] }, { rules: [{ id: 'A', severity: 'INFO' }] }).rules).toEqual([{ rule: 'A', before: 'ERROR', after: 'INFO' }]);
});

describe('what is compared', () => {
  test('with itself has no change', () => {
    const waivers = [waiver(), proposal()];
    const record = smallRecord({ findings: [finding()], components: [component()], resources: [resource()], waivers, overrides: [override()] });
    const comparison = between(record, record);
    expect(comparison.isWorse).toBe(false);
    expect(comparison.toMarkdown()).toContain('governance blocked, as before. Nothing got worse.');
    expect(comparison.toMarkdown()).not.toContain('<details>');
  });

  test.each([
    ['is not there', join(folder, 'nothing.json'), 'ENOENT'],
    ['is a text alone', fileOf('text.json', 'x'), 'another file'],
    ['is another file', fileOf('other.json', { schemaVersion: 1, findings: [] }), 'another file'],
    ['is of an earlier shape', fileOf('early.json', { ...smallRecord(), resources: undefined }), 'another file'],
  ])('and %s is refused', (_, file, says) => {
    const whole = fileOf('whole.json', smallRecord());
    for (const refused of [refusalOf(() => RecordComparison.between(file, whole)), refusalOf(() => RecordComparison.between(whole, file))]) {
      expect(refused).toContain(`must be the record of a synthesis, got ${says}`);
      expect(refused).toContain('FileFailure');
    }
  });

  test('comes out the same whenever it is asked', () => {
    const [one, two] = [smallRecord(), smallRecord({ findings: [finding()], waivers: [waiver(), proposal()] })];
    expect(between(one, two).toMarkdown()).toBe(between(one, two).toMarkdown());
    expect(between(one, two).toJson()).toBe(between(one, two).toJson());
  });
});

describe('the page', () => {
  const page = between(smallRecord({ resources: [resource()], components: [component()], waivers: [waiver()] }), smallRecord({
    resources: [resource({ logicalId: 'Other' }), resource({ path: place.path, type: place.type, logicalId: 'Files', governedBy: 'App/Orders' })],
    components: [component({ version: '2.0.0' })],
    findings: [finding({ resource: { ...place } })],
    waivers: [waiver({ expires: '2027-06-30' })],
    overrides: [override()],
  })).toMarkdown();

  test('has a first screen without anything folded: verdict, counts, what to look at', () => {
    const [first] = page.split('<details>');
    expect(first.split('\n').length).toBeLessThan(25);
    for (const words of [
      'governance passed before, **blocked** now.', '| Components | 1 of another version |', '| Resources | 1 added, 1 made anew |', '| Findings | 1 new |', '| Exceptions | 1 wider |',
      '- **data** <code>AWS::RDS::DBCluster</code> <code>App/Orders/Db</code> is made anew: <code>OrdersDb</code> → <code>Other</code>',
      '- <code>App/Orders</code> › <code>Shop/Bucket</code>: the policy is left out',
      '- <code>W-1</code>, <code>PR-S3-TLS-ONLY</code>, at component Shop/Orders, granted by security, until 2027-06-30: it ends on 2027-06-30, not on 2027-03-31',
    ]) expect(first).toContain(words);
  });

  test('speaks of components first, and folds each kind of change', () => {
    const summaries = [...page.matchAll(/<summary>(\w+)/g)].map(([, title]) => title);
    expect(summaries).toEqual(['Components', 'Resources', 'Findings', 'Exceptions', 'Overrides']);
    expect(markdownIt({ html: true }).render(page).match(/<\/?details>/g)).toHaveLength(10);
  });

  test('stays short for many changes, and says where the rest is', () => {
    const many = Array.from({ length: 3_000 }, (_, index) =>
      finding({ id: index.toString(16).padStart(16, '0'), resource: { ...place, logicalId: `Files${index}` }, message: 'x'.repeat(200) }));
    const long = between(smallRecord(), smallRecord({ findings: many })).toMarkdown();
    expect(long).toContain('- and 2960 more; `paved-road compare --json` has all');
    expect(long.length).toBeLessThan(65_536);
  });

  test('shows what people wrote as it is, and nothing of it becomes markup', () => {
    const hostile = fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom('</details>', '<script>', '|', '`', '\n', '](x)', '<!--', '@a')) });
    fc.assert(fc.property(hostile, (text) => {
      const rendered = markdownIt({ html: true }).render(between(smallRecord(), smallRecord({
        findings: [finding({ message: text, source: text, resource: { ...place, path: text || 'x' } })],
        waivers: [waiver({ id: text, reason: text, approver: text, rules: [text] })],
        components: [component({ path: text, type: text, version: text })],
        overrides: [override({ path: text, property: text, after: text })],
        applications: [{ application: text, coverage: 3 }],
      })).toMarkdown());
      expect(rendered.match(/<\/?details>/g)).toHaveLength(10);
      expect(rendered).not.toMatch(/<script|<!--|<img/);
      expect(rendered.match(/<tr>/g)).toHaveLength(6);
    }), { numRuns: 50 });
  });
});

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { waivers } from '../../../src';

const { Baseline } = waivers;

const folder = mkdtempSync(join(tmpdir(), 'baseline-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (text: string, name = 'baseline.yaml'): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const GOOD = `schemaVersion: 1
recorded: 2026-11-21
expires: 2027-05-20
entries:
  - { within: shop-production/Orders, construct: Resource, rules: [PR-RDS-STORAGE-ENCRYPTED], state: non-compliant }
`;

const FINDING = {
  rule: 'AwsSolutions-IAM5',
  sameAs: ['Theirs-1[Action::s3:*]'],
  controls: ['X/2', 'X/1'],
  state: 'non-compliant',
  resource: { type: 'AWS::IAM::Policy' },
  identity: { within: 'Shop', construct: 'Shop/Role/Policy', detail: 'Action::s3:*' },
};

const recordWith = (overrides: object = {}): string =>
  fileWith(JSON.stringify({ schemaVersion: 1, instant: '2026-11-21T13:00:00.000Z', packs: [{ ruleIds: ['AwsSolutions-IAM5'] }], findings: [FINDING], ...overrides }), 'record.json');

describe('a baseline from a file', () => {
  test('is what the file says', () => {
    const { recorded, expires, entries } = Baseline.fromFile(fileWith(GOOD));
    expect([recorded, expires]).toEqual(['2026-11-21', '2027-05-20']);
    expect(entries).toEqual([{ within: 'shop-production/Orders', construct: 'Resource', rules: ['PR-RDS-STORAGE-ENCRYPTED'], state: 'non-compliant' }]);
  });

  test.each([
    ['expires: 2027-05-20', 'expires: 2027-11-21', undefined],
    ['expires: 2027-05-20', 'expires: 2027-11-22', "3:1: 'expires' must lie at most 365 days after 'recorded', got '2027-11-22' beside 'recorded: 2026-11-21'"],
    ['expires: 2027-05-20', 'expires: 2026-11-21', undefined],
    ['expires: 2027-05-20', 'expires: 2026-11-20', "3:1: 'expires' must not lie before 'recorded', got '2026-11-20' beside 'recorded: 2026-11-21'"],
    ['recorded: 2026-11-21', 'recorded: 2026-02-30', "2:1: 'recorded' must be a day such as 2027-03-31, got '2026-02-30'"],
    ['expires: 2027-05-20\n', '', "1:1: 'expires' must be given, got nothing"],
    ['schemaVersion: 1', 'schemaVersion: 2', "1:1: 'schemaVersion' must be 1, got 2"],
    ['rules: [PR-RDS-STORAGE-ENCRYPTED]', 'rules: []', "5:60: 'entries[0].rules' must have at least one entry, got none"],
    ['state: non', 'count: 0, state: non', "5:95: 'entries[0].count' must be at least 1, got 0"],
    ['construct: Resource, ', 'constuct: Orders, construct: Resource, ', "5:39: 'entries[0].constuct' is not known here; did you mean 'construct'?"],
    ['entries:', 'entries: [', '5:3: '],
  ])('%j as %j: %s', (good, other, says) => {
    const path = fileWith(GOOD.replace(good, other));
    if (says === undefined) return expect(() => Baseline.fromFile(path)).not.toThrow();
    expect(() => Baseline.fromFile(path)).toThrow(`baseline.yaml:${says}`);
    expect(() => Baseline.fromFile(path)).toThrow(expect.objectContaining({ code: 'InvalidBaseline' }));
  });

  test('says everything that is wrong at once, in the order of the file', () => {
    const path = fileWith(GOOD.replace('state: non-compliant', 'state: fine').replace('schemaVersion: 1', 'schemaVersion: 2'));
    expect(() => Baseline.fromFile(path)).toThrow(/^2 problems:\n.*:1:1: .*\n.*:5:/);
  });

  test('must be there', () => {
    expect(() => Baseline.fromFile(join(folder, 'nowhere.yaml'))).toThrow(/nowhere.yaml: the baseline must be there and readable, got ENOENT \(InvalidBaseline\)$/);
  });
});

describe('a baseline from a record', () => {
  test('has what a baseline may cover, by every rule that found it, and no waived or advisory findings', () => {
    const path = recordWith({ findings: [{ ...FINDING, identity: undefined }, FINDING] });
    expect(Baseline.fromRecord(path).entries).toEqual([{
      within: 'Shop', construct: 'Shop/Role/Policy', type: 'AWS::IAM::Policy', rules: ['AwsSolutions-IAM5', 'Theirs-1'], detail: 'Action::s3:*', state: 'non-compliant', controls: ['X/1', 'X/2'],
    }]);
  });

  test('counts what a rule finds twice on a construct', () => {
    expect(Baseline.fromRecord(recordWith({ findings: [FINDING, FINDING] })).entries).toMatchObject([{ count: 2 }]);
  });

  test('begins on the day of the record', () => {
    const { recorded, expires } = Baseline.fromRecord(recordWith());
    expect([recorded, expires]).toEqual(['2026-11-21', '2027-05-20']);
  });

  const layered = { policy: { values: { 'exceptions.longestBaseline': { value: 'P90D' } } } };
  test.each([
    [{}, 1, '2026-11-22'], [{}, 365, '2027-11-21'], [{}, 0, undefined], [{}, 366, undefined], [{}, 1.5, undefined], [{}, NaN, undefined],
    [layered, 90, '2027-02-19'], [layered, 91, undefined], [layered, undefined, '2027-02-19'],
  ])('under %j, %p days end on %s', (policy, days, expires) => {
    const record = () => Baseline.fromRecord(recordWith(policy), { days });
    if (expires === undefined) return expect(record).toThrow(expect.objectContaining({ code: 'InvalidValue', message: expect.stringContaining(`got ${days}`) }));
    return expect(record().expires).toBe(expires);
  });

  test.each([
    ['{', 'what is no JSON'], ['null', 'another file'], ['{ "schemaVersion": 1 }', 'another file'], ['{ "schemaVersion": 2, "instant": "x", "packs": [], "findings": [] }', 'another file'],
  ])('refuses %s', (text, got) => {
    expect(() => Baseline.fromRecord(fileWith(text, 'broken.json'))).toThrow(expect.objectContaining({ code: 'FileFailure', message: expect.stringContaining(`got ${got}`) }));
  });
});

describe('a written baseline', () => {
  const path = join(folder, 'written.yaml');

  test('is read as it was, with one line for each entry, in order', () => {
    const places = ['B', 'A'].map((construct) => ({ ...FINDING, identity: { within: 'Shop', construct, detail: 'Resource::<Shop/a"b: c.Arn>/*, # no comment' } }));
    const baseline = Baseline.fromRecord(recordWith({ findings: places }));
    baseline.writeTo(path);
    const lines = readFileSync(path, 'utf8').trim().split('\n');
    expect(lines.slice(-2).map((line) => /construct: (\w)/.exec(line)?.[1])).toEqual(['A', 'B']);
    expect(Baseline.fromFile(path)).toMatchObject({ recorded: baseline.recorded, expires: baseline.expires, entries: baseline.entries });
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  test('may be empty', () => {
    Baseline.fromRecord(recordWith({ findings: [] })).writeTo(path);
    expect(Baseline.fromFile(path).entries).toEqual([]);
  });

  test('needs a place that can be written', () => {
    expect(() => Baseline.fromRecord(recordWith()).writeTo(join(folder, 'nowhere', 'baseline.yaml'))).toThrow(/must be a file that can be written, got ENOENT.*FileFailure/);
  });
});

test('what became of a baseline is what is kept, gone and added', () => {
  const baseline = Baseline.fromRecord(recordWith());
  const [entry] = baseline.entries;
  const other = { ...FINDING, identity: { within: 'Shop', construct: 'Shop/Other' } };
  const change = baseline.compareWith(recordWith({ findings: [other] }));
  expect(change).toMatchObject({ kept: [], gone: [entry], added: [{ construct: 'Shop/Other' }] });
  expect(baseline.withEntries(change.added)).toMatchObject({ recorded: baseline.recorded, expires: baseline.expires, entries: change.added });
});

import { readFileSync } from 'fs';
import { join } from 'path';
import { Waiver, WaiverCoverage, WaiverProps, WaiverRegister } from '../../src/waivers';
import { refusalOf } from '../refusal';
import { workInFolders, write } from '../working-folder';

workInFolders();

const register = (...entries: string[]) => `schemaVersion: 1\nwaivers:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
const entry = (overrides = '', id = 'W-1') =>
  `{ id: ${id}, rules: [R-1], scope: { path: Shop }, reason: as the vendor asks, owner: team-shop, expires: 2027-03-31${overrides && `, ${overrides}`} }`;

describe('a register', () => {
  test('has the entries of a file, which know their lines', () => {
    write('waivers.yaml', register(entry(), entry('approver: security-review, granted: 2026-11-01, covers: unknown', 'W-2')));
    const { waivers } = WaiverRegister.fromFile('waivers.yaml');
    expect(waivers.map(({ id, source, covers, approver, expires }) => [id, source, covers, approver, expires])).toEqual([
      ['W-1', 'waivers.yaml:3', WaiverCoverage.VIOLATION, undefined, '2027-03-31'],
      ['W-2', 'waivers.yaml:4', WaiverCoverage.UNKNOWN, 'security-review', '2027-03-31'],
    ]);
  });

  test('may have no entries', () => {
    write('waivers.yaml', 'schemaVersion: 1\nwaivers: []\n');
    expect(WaiverRegister.fromFile('waivers.yaml').waivers).toEqual([]);
  });

  test('has those of all YAML files in a folder, so that each domain has one with owners of its own', () => {
    write('waivers/payments.yml', register(entry('', 'P-1')));
    write('waivers/orders.yaml', register(entry('', 'O-1')));
    write('waivers/README.md', 'how to ask');
    expect(WaiverRegister.fromFiles(['waivers']).waivers.map(({ id }) => id)).toEqual(['O-1', 'P-1']);
  });

  test('has those of several', () => {
    const one = WaiverRegister.fromWaivers([new Waiver({ id: 'A', rules: ['R'], scope: { path: 'P' }, reason: 'x', owner: 'o', expires: '2027-01-01' })]);
    expect(one.and(one).waivers).toHaveLength(2);
  });

  test('says everything that the example of the schema can say', () => {
    write('waivers.yaml', register(entry(`controls: [F/1], match: { property: Port, value: 5432, actions: [a], principals: ['*'], ports: [1] }, risk: r, approver: a, ticket: T-1,
      granted: 2026-11-01, compensatingControl: c, fingerprints: [0123456789abcdef]`)));
    const [waiver] = WaiverRegister.fromFile('waivers.yaml').waivers;
    expect(waiver).toMatchObject({ controls: ['F/1'], match: { value: 5432, ports: [1] }, fingerprints: ['0123456789abcdef'], compensatingControl: 'c', risk: 'r' });
  });
});

describe('a register is refused', () => {
  test.each<[string, string, string]>([
    ['that is no mapping', '[]', "waivers.yaml:1:1: 'the file' must be a register of waivers, got []"],
    ['that is broken', 'waivers: [', 'waivers.yaml:1:11: '],
    ['of another version', 'schemaVersion: 2\nwaivers: []', "waivers.yaml:1:1: 'schemaVersion' must be 1, got 2"],
    ['with a mistyped key', register(entry('aprover: x')), "waivers.yaml:3:120: 'waivers[0].aprover' is not known here; did you mean 'approver'?"],
    ['without an owner', register(entry().replace('owner: team-shop, ', '')), "'waivers[0].owner' must be given, got nothing"],
    ['without a reason', register(entry().replace('as the vendor asks', "' '")), "'waivers[0].reason' must be a text, got ' '"],
    ['without a rule or a control', register(entry().replace('rules: [R-1], ', '')), "'waivers[0].rules' must be given where 'controls' is not, got nothing"],
    ['without an end', register(entry().replace(', expires: 2027-03-31', '')), "'waivers[0].expires' must be the last day on which it holds, got nothing; an exception has an end"],
    ['for everywhere', register(entry().replace('{ path: Shop }', '{}')), "'waivers[0].scope' must have at least one entry, got none"],
    ['with a day that is none', register(entry().replace('2027-03-31', '2027-02-30')), "'waivers[0].expires' must be a day such as 2027-03-31, got '2027-02-30'"],
    ['that ends before it begins', register(entry('approver: a, granted: 2027-04-01')), "'waivers[0].expires' must not lie before 'granted', got '2027-03-31' before '2027-04-01'"],
    ['that was approved on no day', register(entry('approver: a')), "'waivers[0].granted' must be the day on which the 'approver' granted it, got nothing"],
    ['that covers everything', register(entry('covers: both')), "'waivers[0].covers' must be one of violation, unknown, got 'both'"],
    ['with a fingerprint that is none', register(entry('fingerprints: [x]')), "'waivers[0].fingerprints[0]' must be a fingerprint of 16 hexadecimal digits, got 'x'"],
    ['with a port that is none', register(entry('match: { ports: [70000] }')), "'waivers[0].match.ports[0]' must be at most 65535, got 70000"],
  ])('%s', (_, text, words) => {
    write('waivers.yaml', text);
    const message = refusalOf(() => WaiverRegister.fromFile('waivers.yaml'));
    expect(message).toContain(words);
    expect(message).toContain('(InvalidWaivers)');
  });

  test.each<[string, string, string]>([
    ['longer than a day', '{ person: a, from: 2026-11-21T14:00:00Z, until: 2026-11-22T14:00:01Z }', "'waivers[0].breakGlass' must last at most 24 hours"],
    ['backwards', '{ person: a, from: 2026-11-21T14:00:00Z, until: 2026-11-21T13:00:00Z }', "'waivers[0].breakGlass' must end after it begins"],
    ['without a person', '{ from: 2026-11-21T14:00:00Z, until: 2026-11-21T15:00:00Z }', "'waivers[0].breakGlass.person' must be given"],
    ['with another end', '{ person: a, from: 2026-11-21T14:00:00Z, until: 2026-11-21T15:00:00Z }, expires: 2027-01-01', "'waivers[0].expires' must be left out of a break glass"],
  ])('that breaks the glass %s', (_, breakGlass, words) => {
    write('waivers.yaml', register(entry(`breakGlass: ${breakGlass}`).replace(', expires: 2027-03-31, breakGlass', ', breakGlass')));
    expect(refusalOf(() => WaiverRegister.fromFile('waivers.yaml'))).toContain(words);
  });

  test('with everything that is wrong in any of its files', () => {
    write('a.yaml', register(entry('covers: both')));
    write('b.yaml', register(entry('owners: x')));
    const message = refusalOf(() => WaiverRegister.fromFiles(['a.yaml', 'b.yaml', 'c.yaml']));
    expect(message).toContain('3 problems');
    for (const words of ['a.yaml:3:', 'b.yaml:3:', 'c.yaml: the register must be there and readable, got ENOENT']) expect(message).toContain(words);
  });
});

describe('an entry in code', () => {
  const props: WaiverProps = { id: 'W-1', rules: ['R-1'], scope: { path: 'Shop' }, reason: 'x', owner: 'o', expires: '2027-03-31' };

  test('is refused for the same, in the words of props', () => {
    expect(refusalOf(() => new Waiver({ ...props, rules: undefined, expires: '2027-02-30' })))
      .toContain("'expires' must be a day such as 2027-03-31, got '2027-02-30' (InvalidWaivers at waiver W-1)");
  });

  test('never looks like one of a file, whatever else JavaScript hands over', () => {
    expect(Reflect.construct(Waiver, [props, 'waivers.yaml:3']).source).toBeUndefined();
    expect(refusalOf(() => Reflect.construct(Waiver, [{ ...props, expires: undefined }, 'waivers.yaml:3']))).toContain("'expires' must be the last day");
  });

  test('is what it was when it was made', () => {
    const changing = { ...props, rules: ['R-1'] };
    const waiver = new Waiver(changing);
    changing.rules.push('R-2');
    expect(waiver.rules).toEqual(['R-1']);
  });

  test('covers violations unless it says otherwise', () => expect(new Waiver(props).covers).toBe(WaiverCoverage.VIOLATION));
});

test('the JSON Schema describes every key to editors', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '..', '..', 'schemas', 'waivers.schema.json'), 'utf8'));
  const keys = Object.entries<{ description?: string }>(schema.definitions.waiver.properties);
  expect(keys.filter(([, { description }]) => !description).map(([name]) => name)).toEqual([]);
});

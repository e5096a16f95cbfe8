import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { csvFiles } from '../../../src/evidence/formats/csv';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { Finding } from '../../../src/policy/decision/finding';
import { Severity } from '../../../src/policy/rule/severity';
import { State } from '../../../src/policy/rule/verdict';
import { hostileFinding, hostileText } from '../hostile-texts';
import { ADVISORY, BASELINED, editionOf, excepted, finding, judging, ruleEntry, textOf } from '../records';

const COLUMNS = ['Rule ID', 'Resource ID', 'Compliance', 'Exception Reason', 'Rule Level', 'Rule Info'];

const tablesOf = (record: Partial<GovernanceRecord>, resultsPerFile?: number): string[][][] =>
  csvFiles(editionOf(record, resultsPerFile)).map((file) => parse(textOf(file)) as string[][]);
const rowsOf = (record: Partial<GovernanceRecord>): string[][] => tablesOf(record)[0].slice(1);
const reasonOf = (reason: string): string => rowsOf({ findings: [excepted({ reason })] })[0][3];

describe('CSV', () => {
  test('has the columns of cdk-nag 2, the header without quotes', () => {
    const [file] = csvFiles(editionOf({}));
    expect(file.name).toBe('findings.csv');
    expect(textOf(file)).toBe(`${COLUMNS.join(',')}\n`);
  });

  test.each([
    ['blocks', finding(), 'Non-Compliant', 'N/A'],
    ['is advice', finding({ disposition: ADVISORY }), 'Non-Compliant', 'N/A'],
    ['nobody knows', finding({ state: State.UNKNOWN }), 'UNKNOWN', 'N/A'],
    ['is excepted', excepted(), 'Suppressed', 'the partner cannot do TLS before March'],
    ['is an unknown and excepted', excepted({}, { state: State.UNKNOWN }), 'Suppressed', 'the partner cannot do TLS before March'],
    ['is in the baseline', finding({ disposition: BASELINED }), 'Suppressed', 'in the baseline until 2027-01-01'],
  ])('says of what %s what cdk-nag says', (_, found, compliance, reason) => {
    const baseline = { recorded: '2026-01-01', expires: '2027-01-01', entries: 1, matched: 1, stale: 0 };
    expect(rowsOf({ findings: [found], baseline })).toEqual([['PR-S3-TLS-ONLY', 'Shop/Bucket', compliance, reason, 'Error', 'buckets refuse requests without TLS']]);
  });

  test.each([[Severity.ERROR, 'Error'], [Severity.WARNING, 'Warning'], [Severity.INFO, 'Warning']])('knows two levels: %s is %s', (severity, level) =>
    expect(rowsOf({ findings: [finding({ severity })] })[0][4]).toBe(level));

  test('has a row for each rule that holds for a resource, and none twice for what was found', () => {
    const record = { ...judging({ Bucket: ['PR-A', 'PR-S3-TLS-ONLY'], Other: ['PR-A'] }), rules: [ruleEntry('PR-A'), ruleEntry('PR-S3-TLS-ONLY')], findings: [finding()] };
    expect(rowsOf(record).map((row) => row.slice(0, 3))).toEqual([
      ['PR-S3-TLS-ONLY', 'Shop/Bucket', 'Non-Compliant'], ['PR-A', 'Shop/Bucket', 'Compliant'], ['PR-A', 'Shop/Other', 'Compliant'],
    ]);
  });

  test('a rule that found the same as another has a row of its own, never one that it holds', () => {
    const record = { ...judging({ Bucket: ['Acme-1', 'PR-S3-TLS-ONLY'] }), rules: [ruleEntry('Acme-1')], findings: [finding({ sameAs: ['Acme-1[Policy::x]'] })] };
    expect(rowsOf(record).map(([id, , compliance, , , info]) => [id, compliance, info])).toEqual([
      ['PR-S3-TLS-ONLY', 'Non-Compliant', 'buckets refuse requests without TLS'], ['Acme-1[Policy::x]', 'Non-Compliant', 'what Acme-1 says'],
    ]);
  });

  test('a finding with a detail has it in its id, and the rule does not hold besides', () => {
    const record = { ...judging({ Bucket: ['PR-S3-TLS-ONLY'] }), findings: [finding({ detail: 'Resource::*' }), finding({ detail: 'Action::*' })] };
    expect(rowsOf(record).map(([id, , compliance]) => [id, compliance])).toEqual([['PR-S3-TLS-ONLY[Resource::*]', 'Non-Compliant'], ['PR-S3-TLS-ONLY[Action::*]', 'Non-Compliant']]);
  });

  test('nobody knows what holds for a resource that a macro changes later', () => {
    expect(rowsOf({ ...judging({ Bucket: ['PR-A'], Other: ['PR-A'] }, { changedLater: ['Other'] }) }).map((row) => row.slice(1, 3))).toEqual([['Shop/Bucket', 'Compliant'], ['Shop/Other', 'UNKNOWN']]);
  });

  test('a resource that the record does not list is named by its stack and logical id', () =>
    expect(rowsOf({ ...judging({ Queue: ['PR-A'] }), resources: [] })[0][1]).toBe('Shop/Queue'));

  test('a finding about the app itself is one about `App`', () => expect(rowsOf({ findings: [finding({ resource: undefined })] })[0][1]).toBe('App'));

  test('goes on in another file where one is full, each with the header', () => {
    const tables = tablesOf({ findings: [finding(), finding(), finding()] }, 2);
    expect(tables.map(({ length }) => length)).toEqual([3, 2]);
    expect(tables.map(([header]) => header)).toEqual([COLUMNS, COLUMNS]);
  });

  test.each([1, 2, 3, 4, 5, 6])('has the same rows when a file holds %d, also where the rows of a resource are cut', (most) => {
    const record = { ...judging({ Bucket: ['PR-A', 'PR-B', 'PR-C', 'PR-D'], Other: ['PR-A'] }), findings: [finding({ sameAs: ['Acme-1', 'Acme-2'] }), finding()] };
    expect(tablesOf(record, most).flatMap((table) => table.slice(1))).toEqual(rowsOf(record));
  });

  test('a rule may be more severe in one place than in another', () => {
    const findings = [Severity.ERROR, Severity.WARNING, Severity.ERROR].map((severity) => finding({ severity }));
    expect(rowsOf({ findings }).map((row) => row[4])).toEqual(['Error', 'Warning', 'Error']);
  });

  test.each([
    ['=1+1', '\'=1+1'], ['+1', '\'+1'], ['-1', '\'-1'], ['@SUM(1)', '\'@SUM(1)'], ['\t=1', '\'\t\'=1'], ['\uFF1D1', '\'\uFF1D1'], ['a;=1', 'a;\'=1'], ['a\n=1', 'a\n\'=1'],
    ['a = 1', 'a = 1'], ['e-mail', 'e-mail'], ['a; b', 'a; b'], ['say "so"', 'say "so"'], ['a,b', 'a,b'], ['two\r\nlines', 'two\nlines'], ['', ''],
  ])('a reason %j is written as %j', (reason, written) => expect(reasonOf(reason)).toBe(written));

  test('is a table of six columns whatever users write, and no cell of it a formula', () => {
    fc.assert(fc.property(fc.array(hostileFinding(), { maxLength: 4 }), (some: Finding[]) => {
      for (const cells of rowsOf({ findings: some })) {
        expect(cells).toHaveLength(6);
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t]/);
      }
    }));
  });

  test('no cell is a formula either for who takes semicolons for the ends of cells', () => {
    fc.assert(fc.property(hostileText(), (reason) => {
      const text = textOf(csvFiles(editionOf({ findings: [excepted({ reason })] }))[0]);
      for (const cell of text.split(/[;\n\t]/)) expect(cell).not.toMatch(/^[=+\-@]/);
    }));
  });
});

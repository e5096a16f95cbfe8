import * as fc from 'fast-check';
import { oscalFiles } from '../../../src/evidence/formats/oscal';
import { controlToken } from '../../../src/evidence/formats/oscal/texts';
import { GovernanceRecord, RegisteredWaiverEntry, RuleEntry } from '../../../src/evidence/record/record';
import { Disposition, Finding } from '../../../src/policy/decision/finding';
import { Severity } from '../../../src/policy/rule/severity';
import { State } from '../../../src/policy/rule/verdict';
import { HOSTILE, written } from '../hostile-texts';
import { faultsInOscal } from '../readers';
import { editionOf, EMPTY, recordOfOrders, textOf } from '../records';

/* eslint-disable @typescript-eslint/no-explicit-any */

const write = (record: GovernanceRecord): string => textOf(oscalFiles(editionOf(record))[0]);
const read = (record: GovernanceRecord): any => JSON.parse(write(record))['assessment-results'];
const resultOf = (record: GovernanceRecord): any => read(record).results[0];
const property = (part: any, name: string): string | undefined => part.props?.find((each: any) => each.name === name)?.value;

const orders = recordOfOrders();

const rule = (id: string, controls: string[], evaluations: Partial<RuleEntry['evaluations']> = {}): RuleEntry => ({
  id,
  packs: [],
  severity: Severity.ERROR,
  statement: `${id} holds`,
  why: 'it matters',
  fix: 'mend it',
  controls,
  evaluations: { 'compliant': 0, 'non-compliant': 0, 'unknown': 0, ...evaluations },
});

let number = 0;
const finding = (about: string, more: Partial<Finding> = {}): Finding => ({
  id: (number++).toString(16).padStart(16, '0'),
  rule: about,
  sameAs: [],
  controls: [],
  packs: [],
  state: State.NON_COMPLIANT,
  severity: Severity.ERROR,
  disposition: Disposition.ADVISORY,
  message: 'it is so',
  statement: 'it is not so',
  why: 'it matters',
  fix: 'mend it',
  ...more,
});

const statusOf = (record: Partial<GovernanceRecord>, control: string) =>
  resultOf({ ...EMPTY, ...record }).findings.find((each: any) => property(each, 'control') === control).target.status;

describe('OSCAL assessment results', () => {
  test('of examples/orders are what the schema of OSCAL 1.1.3 asks for', () => expect(faultsInOscal(write(orders))).toEqual([]));

  test('of nothing are, too', () => expect(faultsInOscal(write(EMPTY))).toEqual([]));

  test('the schema sees what is wrong', () => {
    expect(faultsInOscal(write(orders).replace('"TEST"', '5'))).not.toEqual([]);
    expect(faultsInOscal(write(orders).replace('"deviation-approved"', '""'))).not.toEqual([]);
  });

  test('have a finding for each control of each framework, compliant ones included', () => {
    const controls = new Set(orders.rules.flatMap((each) => each.controls));
    const { findings } = resultOf(orders);
    expect(findings.map((each: any) => `${property(each, 'framework')}/${property(each, 'control')}`)).toEqual([...controls].sort());
    expect(new Set(findings.map((each: any) => each.target.status.state))).toEqual(new Set(['satisfied', 'not-satisfied']));
  });

  test('count what the record counts', () => {
    const { observations, risks } = resultOf(orders);
    const found = observations.filter(({ types }: any) => types.includes('finding'));
    expect(found.map((each: any) => property(each, 'finding-id')).sort()).toEqual(orders.findings.map(({ id }) => id).sort());
    const excepted = risks.filter(({ status }: any) => status === 'deviation-approved').flatMap((risk: any) => risk['related-observations']);
    expect(excepted).toHaveLength(orders.counts.byDisposition.waived);
    expect(resultOf(orders)['local-definitions']['inventory-items']).toHaveLength(orders.resources.length);
  });

  test('refer to nothing that is not there, and no two things have one UUID', () => {
    const text = write(orders);
    const made = [...text.matchAll(/"uuid": ?"([^"]+)"/g)].map(([, uuid]) => uuid);
    expect(new Set(made).size).toBe(made.length);
    const meant = [...text.matchAll(/"(?:[a-z-]+-uuid|href)": ?"#?([^"]+)"/g), ...text.matchAll(/"party-uuids": ?\["([^"]+)"\]/g)].map(([, uuid]) => uuid);
    expect(meant.length).toBeGreaterThan(500);
    expect(meant.filter((uuid) => !made.includes(uuid))).toEqual([]);
  });

  test('are equal to the byte for equal records, and another document for another instant', () => {
    expect(write(JSON.parse(JSON.stringify(orders)))).toBe(write(orders));
    const later = { ...orders, instant: '2031-11-22T00:00:00.000Z' };
    expect(read(later).uuid).not.toBe(read(orders).uuid);
    expect(resultOf(later).observations.map(({ uuid }: any) => uuid)).toEqual(resultOf(orders).observations.map(({ uuid }: any) => uuid));
  });

  test('come in pieces, none of them large', () => {
    const pieces = [...oscalFiles(editionOf(orders))[0].pieces];
    expect(pieces.length).toBeGreaterThan(3);
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(100_000);
  });
});

test('grow with the findings, not with findings times controls', () => {
  const controls = Array.from({ length: 50 }, (_, index) => `F/${index}`);
  const findings = Array.from({ length: 2000 }, () => finding('A'));
  expect(write({ ...EMPTY, rules: [rule('A', controls, { 'non-compliant': 2000 })], findings }).length).toBeLessThan(2000 * 700);
});

describe('a control', () => {
  test.each<[string, Partial<RuleEntry['evaluations']>, Partial<Finding>[], object]>([
    ['that all comply with is satisfied', { compliant: 3 }, [], { state: 'satisfied', reason: 'pass' }],
    ['that one does not comply with is not', { 'compliant': 3, 'non-compliant': 1 }, [{}], { state: 'not-satisfied', reason: 'fail', remarks: 'Findings of its rules: 1 advisory.' }],
    ['that is excepted is not', { 'non-compliant': 1 }, [{ disposition: Disposition.WAIVED }], { state: 'not-satisfied', reason: 'fail', remarks: 'Findings of its rules: 1 excepted.' }],
    ['of which nobody knows is not', { compliant: 3, unknown: 1 }, [{ state: State.UNKNOWN }], { state: 'not-satisfied', reason: 'other', remarks: 'The templates do not tell.' }],
  ])('%s', (_, evaluations, findings, status) => {
    expect(statusOf({ rules: [rule('A', ['F/1'], evaluations)], findings: findings.map((each) => finding('A', each)) }, '1')).toEqual(status);
  });

  test('of two rules is satisfied by neither alone', () => {
    const rules = [rule('A', ['F/1'], { compliant: 1 }), rule('B', ['F/1'], { 'non-compliant': 1 })];
    expect(statusOf({ rules, findings: [finding('B')] }, '1').state).toBe('not-satisfied');
  });

  test('of a rule whose finding another one has is not satisfied, and points to the risk', () => {
    const rules = [rule('A', ['F/1'], { 'non-compliant': 1 }), rule('B', ['G/2'], { 'non-compliant': 1 })];
    const [first, second] = resultOf({ ...EMPTY, rules, findings: [finding('A', { sameAs: ['B[detail]'] })] }).findings;
    expect(second.target.status.state).toBe('not-satisfied');
    expect(second['related-risks']).toEqual(first['related-risks']);
  });

  test.each([
    ['NIST.800-53.R5', 'AC-2(1)', 'ac-2.1'], ['NIST.800-53.R5', 'AC-3(3)(b)(1)', 'ac-3.3.b.1'], ['AWS-FSBP', 'RDS.3', 'rds.3'],
    ['HIPAA', '164.312(a)(2)(iv)', 'hipaa-164.312.a.2.iv'], ['PCI DSS 4', '3.4', 'pci-dss-4-3.4'], ['5', '1', '_5-1'], ['', '', '_-'],
  ])('%s %s is %s', (framework, control, token) => expect(controlToken(framework, control)).toBe(token));
});

describe('a risk', () => {
  const granted: RegisteredWaiverEntry = {
    origin: 'register',
    id: 'W-1',
    rules: ['A'],
    scope: {},
    reason: 'the vendor needs it',
    approver: 'security-review',
    ticket: 'SEC-1',
    granted: '2026-11-01',
    expires: '2027-03-31',
    compensatingControl: 'only one service reaches it',
    state: 'active',
    faults: [],
    covered: 2,
    lifted: 2,
    resources: 2,
    findings: [],
  } as unknown as RegisteredWaiverEntry;
  const waiver: Finding['waiver'] = { id: 'W-1', origin: 'register', reason: granted.reason, approver: granted.approver, expires: granted.expires };
  const record: GovernanceRecord = {
    ...EMPTY,
    rules: [rule('A', [], { 'non-compliant': 4 })],
    waivers: [granted],
    baseline: { recorded: '2026-01-01', expires: '2027-01-01', entries: 1, matched: 1, stale: 0 },
    findings: [
      finding('A', { waiver, disposition: Disposition.WAIVED }), finding('A', { waiver, disposition: Disposition.WAIVED }),
      finding('A', { disposition: Disposition.BASELINED }), finding('A', { disposition: Disposition.BLOCKING }), finding('APP-RULE'),
    ],
  };

  test('stands once for all that is excepted by one entry, with reason, deadline and what makes up for it', () => {
    const [excepted] = resultOf(record).risks;
    expect(excepted).toMatchObject({
      'status': 'deviation-approved',
      'statement': 'the vendor needs it',
      'deadline': '2027-03-31T23:59:59Z',
      'mitigating-factors': [{ description: 'only one service reaches it' }],
    });
    expect(excepted['related-observations']).toHaveLength(2);
    expect([property(excepted, 'exception'), property(excepted, 'exception-ticket')]).toEqual(['W-1', 'SEC-1']);
    expect(excepted.remediations).toBeUndefined();
  });

  test('is open where nothing is excepted, says what to do, and until when a baseline holds', () => {
    const [, baselined, blocking, about] = resultOf(record).risks;
    expect(baselined).toMatchObject({ status: 'open', deadline: '2027-01-01T23:59:59Z' });
    expect(blocking).toMatchObject({ status: 'open', remediations: [{ lifecycle: 'recommendation', description: 'mend it' }] });
    expect(blocking.deadline).toBeUndefined();
    expect(about.title).toBe('APP-RULE');
  });

  test('is attested by who approved it', () => {
    const { attestations } = resultOf(record);
    expect(attestations).toEqual([expect.objectContaining({ parts: [expect.objectContaining({ title: 'W-1', prose: 'the vendor needs it' })] })]);
    expect(read(record).metadata.parties).toEqual([expect.objectContaining({ name: 'security-review' })]);
    expect(faultsInOscal(write(record))).toEqual([]);
  });
});

describe('what users write breaks nothing', () => {
  test.each(HOSTILE.map((text) => [JSON.stringify(text).slice(0, 40), text]))('%s', (_, text) => expect(faultsInOscal(write(written(orders, text)))).toEqual([]));

  test('whatever it is', () => {
    const { resources, findings, rules } = orders;
    const small: GovernanceRecord = { ...orders, resources: resources.slice(0, 3), findings: findings.slice(0, 3), rules: rules.slice(0, 3) };
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      expect(faultsInOscal(write(written(small, text)))).toEqual([]);
    }), { numRuns: 60 });
  });

  test('and shows as it is: marks of Markdown are escaped', () => {
    const [observation] = resultOf({ ...EMPTY, findings: [finding('A', { message: '<b>*no*</b> [x](y)' })] }).observations.slice(-1);
    expect(observation.description).toBe('\\<b>\\*no\\*\\</b> \\[x](y)');
  });
});

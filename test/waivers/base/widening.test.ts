import * as fc from 'fast-check';
import { ENTRY } from './repositories';
import { Candidate } from '../../../src/policy/decision/exceptions/candidate';
import { isCovered } from '../../../src/policy/decision/exceptions/coverage';
import { EffectivePolicy } from '../../../src/policy/decision/layers/effective-policy';
import { Severity } from '../../../src/policy/rule/severity';
import { State } from '../../../src/policy/rule/verdict';
import { shortHash } from '../../../src/private/stable-json';
import { Waiver, WaiverCoverage, WaiverMatch, WaiverProps, WaiverScope } from '../../../src/waivers';
import { grantOf, wideningOf } from '../../../src/waivers/base/widening';

type Terms = Partial<WaiverProps>;

const waiver = (terms: Terms = {}): Waiver => new Waiver({ ...ENTRY, ...terms });
const widening = (before: Terms, now: Terms): string[] => wideningOf(waiver(now), waiver(before));

const SEAL = ['0000000000000001', '0000000000000002'];
const HOURS = { person: 'ana', from: '2026-11-21T10:00:00Z', until: '2026-11-21T14:00:00Z' };
const brokenGlass = (from: string, until: string): Terms =>
  ({ approver: undefined, granted: undefined, expires: undefined, breakGlass: { ...HOURS, from, until } });

describe('wideningOf', () => {
  test.each<[string, Terms, Terms, string]>([
    ['another rule', {}, { rules: ['AwsSolutions-S1', 'AwsSolutions-S2'] }, 'it names other rules'],
    ['a rule without the detail', { rules: ['AwsSolutions-IAM5[Action::s3:*]'] }, { rules: ['AwsSolutions-IAM5'] }, 'it names other rules'],
    ['another detail', { rules: ['AwsSolutions-IAM5[Action::s3:*]'] }, { rules: ['AwsSolutions-IAM5[Action::*]'] }, 'it names other rules'],
    ['a control', {}, { controls: ['NIST.800-53.R5/SC-28'] }, 'it names other controls'],
    ['another control', { controls: ['A/1'] }, { controls: ['A/2'] }, 'it names other controls'],
    ['a path above', {}, { scope: { path: 'Shop' } }, 'its scope is another'],
    ['a path beside', {}, { scope: { path: 'Shop/Files2' } }, 'its scope is another'],
    ['no path any more', {}, { scope: { type: 'AWS::S3::Bucket' } }, 'its scope is another'],
    ['another component', { scope: { component: 'a/Orders' } }, { scope: { component: 'b/Orders' } }, 'its scope is another'],
    ['a component of any environment', { scope: { component: 'a/Orders' } }, { scope: { component: 'Orders' } }, 'its scope is another'],
    ['a component of a like name', { scope: { component: 'Orders' } }, { scope: { component: 'a/MoreOrders' } }, 'its scope is another'],
    ['another environment', { scope: { environment: 'a' } }, { scope: { environment: 'b' } }, 'its scope is another'],
    ['another application', { scope: { application: 'a' } }, { scope: { application: 'b' } }, 'its scope is another'],
    ['another type', { scope: { type: 'AWS::S3::Bucket' } }, { scope: { type: 'AWS::S3::BucketPolicy' } }, 'its scope is another'],
    ['what nobody knows', {}, { covers: WaiverCoverage.UNKNOWN }, 'it covers what is unknown, not violation'],
    ['no match any more', { match: { property: 'Port' } }, {}, 'its match is another'],
    ['another property', { match: { property: 'Port' } }, { match: { property: 'Ports' } }, 'its match is another'],
    ['another value', { match: { value: 1024 } }, { match: { value: 2048 } }, 'its match is another'],
    ['any value', { match: { property: 'Size', value: 1024 } }, { match: { property: 'Size' } }, 'its match is another'],
    ['no value where there was nothing', { match: { value: null } }, { match: { property: 'Size' } }, 'its match is another'],
    ['another action', { match: { actions: ['s3:Get*'] } }, { match: { actions: ['s3:Get*', 's3:Put*'] } }, 'its match is another'],
    ['any action', { match: { actions: ['s3:Get*'], property: 'A' } }, { match: { property: 'A' } }, 'its match is another'],
    ['another principal', { match: { principals: ['a'] } }, { match: { principals: ['*'] } }, 'its match is another'],
    ['another port', { match: { ports: [443] } }, { match: { ports: [443, 22] } }, 'its match is another'],
    ['a later end', {}, { expires: '2027-04-01' }, 'it ends on 2027-04-01, not on 2027-03-31'],
    ['an earlier grant', {}, { granted: '2026-10-31' }, 'it is granted on 2026-10-31, not on 2026-11-01'],
    ['a later grant', {}, { granted: '2026-11-02' }, 'it is granted on 2026-11-02, not on 2026-11-01'],
    ['a grant at all', { granted: undefined, approver: undefined }, { approver: undefined }, 'it is granted on 2026-11-01, not on no day'],
    ['another fingerprint', { fingerprints: [SEAL[0]] }, { fingerprints: [SEAL[1]] }, 'it is sealed with other fingerprints'],
    ['one fingerprint more', { fingerprints: [SEAL[0]] }, { fingerprints: SEAL }, 'it is sealed with other fingerprints'],
    ['no fingerprints any more', { fingerprints: SEAL }, { fingerprints: [] }, 'it is sealed with other fingerprints'],
    ['the first fingerprint', {}, { fingerprints: [SEAL[0]] }, 'it is sealed with other fingerprints'],
    ['another owner', {}, { owner: 'team-stock' }, 'its owner is team-stock, not team-shop'],
    ['another approver', {}, { approver: 'ana' }, 'its approver is ana, not security-review'],
    ['an approver at all', { approver: undefined }, {}, 'its approver is security-review, not nobody'],
    ['what was a break glass', { ...brokenGlass(HOURS.from, HOURS.until) }, { approver: undefined, granted: undefined, expires: '2026-11-21' }, 'it holds at other hours than the break glass that it was'],
    ['an earlier break glass', brokenGlass(HOURS.from, HOURS.until), brokenGlass('2026-11-21T09:59:59Z', HOURS.until), 'it holds at other hours than the break glass that it was'],
    ['a longer break glass', brokenGlass(HOURS.from, HOURS.until), brokenGlass(HOURS.from, '2026-11-21T14:00:01Z'), 'it holds at other hours than the break glass that it was'],
  ])('%s is wider', (_, before, now, words) => expect(widening(before, now)).toEqual([words]));

  test.each<[string, Terms, Terms]>([
    ['nothing', {}, {}],
    ['a better reason, risk, ticket and compensating control', {}, { reason: 'a bucket of access logs that logged itself would never end', risk: 'none', ticket: 'SEC-1', compensatingControl: 'none' }],
    ['fewer rules', { rules: ['A', 'B'] }, { rules: ['B'] }],
    ['rules in another order', { rules: ['A', 'B'] }, { rules: ['B', 'A'] }],
    ['one detail of a rule', { rules: ['AwsSolutions-IAM5'] }, { rules: ['AwsSolutions-IAM5[Action::s3:*]'] }],
    ['fewer controls', { controls: ['A/1', 'A/2'] }, { controls: ['A/2'] }],
    ['no control any more', { controls: ['A/1'] }, {}],
    ['a path below', {}, { scope: { path: 'Shop/Files/Policy' } }],
    ['a type as well', {}, { scope: { path: 'Shop/Files', type: 'AWS::S3::Bucket' } }],
    ['a component of one environment', { scope: { component: 'Orders' } }, { scope: { component: 'a/Orders' } }],
    ['a match', {}, { match: { property: 'Port' } }],
    ['a value as well', { match: { property: 'Port' } }, { match: { property: 'Port', value: 1 } }],
    ['the same value with its keys in another order', { match: { value: { a: 1, b: 2 } } }, { match: { value: { b: 2, a: 1 } } }],
    ['fewer actions, principals and ports', { match: { actions: ['a', 'b'], principals: ['c', 'd'], ports: [1, 2] } }, { match: { actions: ['a'], principals: ['c'], ports: [2] } }],
    ['an earlier end', {}, { expires: '2027-03-30' }],
    ['fewer fingerprints', { fingerprints: SEAL }, { fingerprints: [SEAL[1]] }],
    ['a follow-up', brokenGlass(HOURS.from, HOURS.until), { ...brokenGlass(HOURS.from, HOURS.until), breakGlass: { ...HOURS, followUp: 'the bucket was mended' } }],
    ['a shorter break glass', brokenGlass(HOURS.from, HOURS.until), brokenGlass('2026-11-21T11:00:00Z', '2026-11-21T13:00:00Z')],
  ])('%s is no wider', (_, before, now) => expect(widening(before, now)).toEqual([]));

  test('says all that is wider at once', () => {
    expect(widening({}, { rules: ['AwsSolutions-S2'], scope: { path: 'Shop' }, expires: '2028-01-01' })).toEqual(['it names other rules', 'its scope is another', 'it ends on 2028-01-01, not on 2027-03-31']);
  });
});

describe('whatever is found', () => {
  const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
  /** Most entries say little, so that findings are covered often. */
  const maybe = <T>(of: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: of });
  const filled = <T extends object>(of: fc.Arbitrary<T>) => of.filter((each) => Object.values(each).some((value) => value !== undefined));
  const scopes: fc.Arbitrary<WaiverScope> = filled(fc.record({
    path: maybe(fc.constantFrom('Shop', 'Shop/Files', 'Shop/Files/Policy', 'Shop/FilesToo')),
    component: maybe(fc.constantFrom('Orders', 'shop-a/Orders', 'shop-b/Orders')),
    environment: maybe(fc.constantFrom('shop-a', 'shop-b')),
    application: maybe(fc.constantFrom('shop', 'stock')),
    type: maybe(fc.constantFrom('AWS::A::A', 'AWS::B::B')),
  }));
  const statements = [{ Action: ['s3:Get*', 's3:Put*'], Principal: '*' }, { Action: 's3:Get*', Principal: 'a' }];
  const values = fc.constantFrom<unknown>(1024, 2048, { Port: 443 }, { Port: 22 }, ...statements);
  const properties = fc.constantFrom('Size', 'Rules');
  const matches: fc.Arbitrary<WaiverMatch> = filled(fc.record({
    property: maybe(properties),
    value: maybe(values),
    actions: maybe(some('s3:Get*', 's3:Put*')),
    principals: maybe(some('a', '*')),
    ports: maybe(some(22, 443)),
  }));
  const entries = fc.record({
    rules: fc.option(some('R-1', 'R-2', 'R-2[Action::s3:Get*]', 'R-2[Action::s3:Put*]'), { nil: undefined }),
    controls: maybe(some('C/1', 'C/2')),
    scope: scopes,
    match: maybe(matches),
    covers: fc.constantFrom(WaiverCoverage.VIOLATION, WaiverCoverage.UNKNOWN),
    granted: fc.constantFrom('2026-11-01', '2026-11-05'),
    expires: fc.constantFrom('2026-11-10', '2026-11-20'),
    fingerprints: maybe(fc.uniqueArray(fc.constantFrom(...SEAL))),
  }).filter(({ rules, controls }) => rules !== undefined || controls !== undefined).map((terms) => waiver(terms));

  /** What may become of an entry: any part of it is written anew. */
  const changes = fc.tuple(entries, entries, fc.subarray(['rules', 'controls', 'scope', 'match', 'covers', 'granted', 'expires', 'fingerprints'] as const))
    .map(([before, other, keys]) => ({ before, now: Object.assign(waiver(), before, Object.fromEntries(keys.map((key) => [key, other[key]]))) }));

  const findings: fc.Arbitrary<Candidate> = fc.record({
    rule: fc.constantFrom('R-1', 'R-2'),
    detail: maybe(fc.constantFrom('Action::s3:Get*', 'Action::s3:Put*')),
    controls: fc.uniqueArray(fc.constantFrom('C/1', 'C/2')),
    state: fc.constantFrom(State.NON_COMPLIANT, State.UNKNOWN),
    path: fc.constantFrom('Shop', 'Shop/Files', 'Shop/Files/Policy', 'Shop/FilesToo'),
    type: fc.constantFrom('AWS::A::A', 'AWS::B::B'),
    application: maybe(fc.constantFrom('shop', 'stock')),
    environments: fc.constantFrom([], ['shop-a'], ['shop-b']),
    component: maybe(fc.constantFrom('Orders', 'Stock')),
    property: maybe(properties),
    value: values,
    fingerprint: fc.constantFrom(...SEAL, shortHash(['other'])),
  }).map(({ rule, detail, controls, state, path, type, application, environments, component, property, value, fingerprint }) => ({
    id: '0123456789abcdef',
    names: detail === undefined ? [rule] : [`${rule}[${detail}]`, rule],
    controls,
    state,
    severity: Severity.ERROR,
    place: { path, type, application, environments, component },
    detail,
    property,
    value: () => value,
    fingerprint: () => fingerprint,
    policy: {} as EffectivePolicy,
  }));

  const isLifted = (entry: Waiver, finding: Candidate, instant: string) => isCovered(finding, entry)
    && (entry.fingerprints.length === 0 || entry.fingerprints.includes(finding.fingerprint()))
    && entry._hasBegun(instant) && !entry._isOver(instant);
  const instants = fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-06', '2026-11-10', '2026-11-11', '2026-11-20', '2026-11-21').map((day) => `${day}T00:00:00.000Z`);

  test('an entry that is no wider lifts nothing on any day that it did not lift before', () => {
    let lifted = 0;
    fc.assert(fc.property(changes, fc.array(findings, { minLength: 20, maxLength: 20 }), instants, ({ before, now }, found, instant) => {
      if (wideningOf(now, before).length > 0) return;
      for (const finding of found.filter((each) => isLifted(now, each, instant))) {
        lifted++;
        expect(isLifted(before, finding, instant)).toBe(true);
      }
    }), { numRuns: 4000 });
    expect(lifted).toBeGreaterThan(100);
  });

  test('nothing is wider than itself, and what is no wider than what is no wider is no wider', () => {
    fc.assert(fc.property(entries, entries, entries, (a, b, c) => {
      expect(wideningOf(a, a)).toEqual([]);
      if (wideningOf(a, b).length === 0 && wideningOf(b, c).length === 0) expect(wideningOf(a, c)).toEqual([]);
    }), { numRuns: 2000 });
  });

  test('entries that grant the same are no wider than each other', () => {
    fc.assert(fc.property(changes, ({ before, now }) => {
      if (grantOf(now) === grantOf(before)) expect([...wideningOf(now, before), ...wideningOf(before, now)]).toEqual([]);
    }), { numRuns: 2000 });
  });
});

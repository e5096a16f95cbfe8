import * as fc from 'fast-check';
import { Candidate } from '../../../../src/policy/decision/exceptions/candidate';
import { Vocabulary } from '../../../../src/policy/decision/exceptions/vocabulary';
import { WaiverDesk } from '../../../../src/policy/decision/exceptions/waiver-desk';
import { GovernancePolicy, PolicyLayer, PolicyLayerName } from '../../../../src/policy/decision/layers';
import { Severity } from '../../../../src/policy/rule/severity';
import { State } from '../../../../src/policy/rule/verdict';
import { Waiver, WaiverCoverage, WaiverProps } from '../../../../src/waivers';

const policyWith = (exceptions = {}) => GovernancePolicy.fromLayers([new PolicyLayer({ name: PolicyLayerName.ORGANIZATION, exceptions })])._at({});
const policy = policyWith();
const INSTANT = '2026-11-21T00:00:00Z';

/** What is found, as a test writes it. */
interface Found {
  readonly rule: string;
  readonly controls: readonly string[];
  readonly state: State;
  readonly path: readonly string[];
  readonly type: string;
  readonly environment?: string;
  readonly component?: string;
  readonly value: number;
}

const candidateOf = ({ rule, controls, state, path, type, environment, component, value }: Found): Candidate => ({
  id: `${rule} ${path}`,
  names: [rule],
  controls,
  state,
  severity: Severity.ERROR,
  place: { path: path.join('/'), type, application: 'shop', environments: environment === undefined ? [] : [environment], component },
  property: 'Size',
  policy,
  value: () => value,
  fingerprint: () => [rule, ...path, value].join('/'),
});

const deskWith = (waivers: readonly Waiver[], instant = INSTANT, known: readonly string[] = ['R-1', 'R-2', 'C/1']) => new WaiverDesk({
  waivers, instant, policy, known: new Vocabulary(new Set(known)), applications: ['shop'], statementsOf: () => [], pending: new Map(),
});

const GRANTED: WaiverProps = {
  id: 'W',
  rules: ['R-1'],
  scope: { path: 'A' },
  reason: 'the vendor needs it until the release in March',
  owner: 'team',
  approver: 'security',
  granted: '2026-01-01',
  expires: '2027-01-01',
};
const granted = (props: Partial<WaiverProps>): Waiver => new Waiver({ ...GRANTED, ...props });

const rules = fc.constantFrom('R-1', 'R-2');
const names = fc.constantFrom('A', 'B', 'AB');
const types = fc.constantFrom('AWS::S3::Bucket', 'AWS::SQS::Queue');
const environments = fc.constantFrom('prod', 'dev');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const found: fc.Arbitrary<Found> = fc.record({
  rule: rules,
  controls: fc.subarray(['C/1', 'C/2']),
  state: fc.constantFrom(State.NON_COMPLIANT, State.UNKNOWN),
  path: fc.array(names, { minLength: 1, maxLength: 4 }),
  type: types,
  environment: optional(environments),
  component: optional(names),
  value: fc.integer({ min: 1, max: 3 }),
});

const scope = fc.record({
  path: optional(fc.array(names, { minLength: 1, maxLength: 3 }).map((path) => path.join('/'))),
  component: optional(fc.tuple(optional(environments), names).map((parts) => parts.filter((part) => part !== undefined).join('/'))),
  environment: optional(environments),
  type: optional(types),
}).filter((one) => Object.values(one).some((value) => value !== undefined));

const words = fc.record({
  rules: fc.subarray(['R-1', 'R-2'], { minLength: 1 }),
  controls: optional(fc.constant<string[]>(['C/1'])),
  scope,
  covers: fc.constantFrom(WaiverCoverage.VIOLATION, WaiverCoverage.UNKNOWN),
  match: optional(fc.integer({ min: 1, max: 3 }).map((value) => ({ property: 'Size', value }))),
});

/** What the words of an entry cover, said as plainly as can be. */
const saysSo = (entry: Partial<WaiverProps> & Pick<WaiverProps, 'scope'>, one: Found): boolean => {
  const { path, component, environment, type } = entry.scope;
  const segments = path?.split('/') ?? [];
  const named = component?.split('/') ?? [];
  return (entry.rules!.includes(one.rule) || (entry.controls ?? []).some((control) => one.controls.includes(control)))
    && (entry.covers === WaiverCoverage.UNKNOWN) === (one.state === State.UNKNOWN)
    && segments.every((segment, index) => one.path[index] === segment)
    && (component === undefined || (one.component === named[named.length - 1] && (named.length === 1 || one.environment === named[0])))
    && (environment === undefined || one.environment === environment)
    && (type === undefined || one.type === type)
    && (entry.match === undefined || entry.match.value === one.value);
};

test('a waiver lifts exactly the findings that its words cover', () => {
  fc.assert(fc.property(fc.array(found, { maxLength: 20 }), fc.array(words, { maxLength: 8 }), (all, register) => {
    const entries = register.map((entry, index) => ({ entry, waiver: granted({ ...entry, id: `W-${index}` }) }));
    // Entries with the same words differ in nothing but their id, so none of them conflicts with another.
    const desk = deskWith(entries.map(({ waiver }) => waiver));
    const candidates = all.map(candidateOf);
    candidates.forEach((candidate) => desk.show(candidate, false));
    all.forEach((one, index) => {
      expect(desk.waiverFor(candidates[index])?.id).toBe(entries.find(({ entry }) => saysSo(entry, one))?.waiver.id);
    });
    desk.outcomes().forEach(({ covered }, index) => expect(covered).toHaveLength(all.filter((one) => saysSo(register[index], one)).length));
  }), { numRuns: 300 });
});

test('with fingerprints it lifts no other findings, and those only while their value stays', () => {
  fc.assert(fc.property(fc.array(found, { minLength: 1, maxLength: 10 }), fc.nat(), (all, pick) => {
    const one = all[pick % all.length];
    const fingerprint = candidateOf(one).fingerprint();
    const covers = one.state === State.UNKNOWN ? WaiverCoverage.UNKNOWN : WaiverCoverage.VIOLATION;
    const desk = deskWith([sealedFor(fingerprint, { rules: ['R-1', 'R-2'], scope: { path: one.path[0] }, covers })]);
    const candidates = all.map(candidateOf);
    candidates.forEach((candidate) => desk.show(candidate, false));
    const lifted = candidates.filter((candidate) => desk.waiverFor(candidate) !== undefined);
    expect(lifted.length).toBeGreaterThan(0);
    expect(lifted.every((candidate) => candidate.fingerprint() === fingerprint)).toBe(true);
  }), { numRuns: 200 });
});

/** Fingerprints in these tests can be read, which the schema refuses. */
function sealedFor(fingerprint: string, entry: Partial<WaiverProps>): Waiver {
  return Waiver._fromFile({ ...GRANTED, ...entry, fingerprints: [fingerprint] }, 'waivers.yaml:1');
}

const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

test('an entry holds on the days from the one on which it was granted to its last, whatever the hour', () => {
  fc.assert(fc.property(days, days, days, (one, other, now) => {
    const [first, last] = [one, other].sort((a, b) => a.getTime() - b.getTime()).map(dayOf);
    const desk = deskWith([granted({ granted: first, expires: last })], now.toISOString());
    const candidate = candidateOf({ rule: 'R-1', controls: [], state: State.NON_COMPLIANT, path: ['A'], type: 'T', value: 1 });
    desk.show(candidate, false);
    expect(desk.waiverFor(candidate) !== undefined).toBe(first <= dayOf(now) && dayOf(now) <= last);
  }), { numRuns: 300 });
});

describe('entries that are about the same', () => {
  const one = candidateOf({ rule: 'R-1', controls: ['C/1'], state: State.NON_COMPLIANT, path: ['A', 'B'], type: 'T', value: 1 });
  const statesOf = (entries: readonly Partial<WaiverProps>[], isProposed = false) => {
    const desk = deskWith(entries.map((entry, index) => granted({ id: `W-${index}`, ...entry })));
    desk.show(one, isProposed);
    if (!isProposed) desk.waiverFor(one);
    return desk.outcomes().map((dossier) => dossier.faults().map(({ kind, message }) => `${kind}: ${message}`));
  };

  test('with one id conflict, and neither lifts anything', () => {
    expect(statesOf([{ id: 'X' }, { id: 'X', scope: { path: 'A/B' } }])).toEqual([['CONFLICTING: another entry has its id'], ['CONFLICTING: another entry has its id']]);
  });

  test('with other terms conflict', () => {
    expect(statesOf([{}, { expires: '2026-12-31' }])).toEqual([['CONFLICTING: W-1 covers the same on other terms'], ['CONFLICTING: W-0 covers the same on other terms']]);
  });

  test('and lift nothing that another one does not are shadowed', () => {
    expect(statesOf([{}, { scope: { path: 'A/B' } }])).toEqual([[], ['SHADOWED: other entries lift all that it covers']]);
  });

  test('are shadowed where a component proposes the exception', () => {
    expect(statesOf([{}], true)).toEqual([['SHADOWED: components propose exceptions from all that it covers']]);
  });

  test('of a rule that nobody has are unknown and unused', () => {
    expect(statesOf([{ rules: ['R-11'] }])).toEqual([['UNKNOWN-RULE: no pack has R-11; did you mean R-1?', 'UNUSED: it covers nothing that was found']]);
  });
});

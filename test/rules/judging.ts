import { Rule } from '../../src/policy/rule/rule';
import { State, Verdict } from '../../src/policy/rule/verdict';
import { readAlone } from '../../src/testing/rendered-templates';
import { askAbout, RuleAnswer } from '../../src/testing/rule-answer';
import { RuleFixture, RuleFixtures } from '../../src/testing/rule-fixture';
import { RuleTest } from '../../src/testing/rule-test';

/** A resource as it stands in a template. */
export interface Definition {
  readonly Type: string;
  readonly Properties?: unknown;
  readonly Condition?: string;
}

/** One resource, or several with their logical ids and the one to be judged first. */
export type Case = Definition | Record<string, Definition>;

/** What a rule should say about which cases. */
export interface Expectations {
  readonly compliant?: Record<string, Case>;
  readonly nonCompliant?: Record<string, Case>;
  readonly unknown?: Record<string, Case>;
  readonly notApplicable?: Record<string, Case>;
}

/** What rules read although it decides nothing in a compliant fixture: a database that is encrypted may be a copy or not. */
const INDIFFERENT: Record<string, string[]> = { 'PR-RDS-STORAGE-ENCRYPTED': ['DBSnapshotIdentifier'] };

/** Writes resources of one type. */
export function resource(type: string): (properties: Record<string, unknown>) => Definition {
  return (properties) => ({ Type: type, Properties: properties });
}

/** A bucket, to which most rules have nothing to say. */
export const bucket = resource('AWS::S3::Bucket');

/** Expects a rule to say what the four lists say, and to notice what it reads. A new case is a new line. */
export function judging(rule: Rule, expected: Expectations): void {
  const lists: [State, Record<string, Case>][] = [
    [State.COMPLIANT, expected.compliant ?? {}],
    [State.NON_COMPLIANT, expected.nonCompliant ?? {}],
    [State.UNKNOWN, expected.unknown ?? {}],
    [State.NOT_APPLICABLE, expected.notApplicable ?? {}],
  ];
  describe(rule.meta.id, () => {
    for (const [state, cases] of lists) {
      for (const [name, given] of Object.entries(cases)) {
        test(`${name}: ${state}`, () => expectState(verdictOn(rule, given), state));
      }
    }
    test('notices what it reads', () => RuleTest.of(rule).verifyMutations(fixturesOf(rule, expected)));
  });
}

/** What a rule says about the first resource of a case. */
export function verdictOn(rule: Rule, given: Case): Judged {
  return verdictsOn(rule, isDefinition(given) ? { Judged: given } : given)[0];
}

/** What a rule itself says about each of some resources, before anybody looks at the branches of an `Fn::If`. */
export function verdictsOn(rule: Rule, resources: Record<string, Definition>): Judged[] {
  return readAlone([{ Resources: resources }])[0].map(({ view }) => {
    if (!rule.meta.types.includes(view.type)) return Verdict.NOT_APPLICABLE;
    const { verdict, failure } = askAbout(rule, view);
    if (!verdict) throw new Error(failure);
    return verdict;
  });
}

type Judged = NonNullable<RuleAnswer['verdict']>;

function expectState(verdict: Judged, state: State): void {
  expect(verdict).toMatchObject({ state });
  if (state === State.NON_COMPLIANT) expect(verdict.message).toMatch(/\w+ \w+/);
  if (state === State.UNKNOWN) expect(verdict.property).toMatch(/\w+/);
}

function fixturesOf(rule: Rule, { compliant = {}, nonCompliant = {}, unknown = {}, notApplicable = {} }: Expectations): RuleFixtures {
  return {
    compliant: each(compliant),
    nonCompliant: each(nonCompliant),
    unknown: each(unknown),
    notApplicable: each(notApplicable),
    indifferentTo: INDIFFERENT[rule.meta.id],
  };
}

function each(cases: Record<string, Case>): Record<string, RuleFixture> {
  return Object.fromEntries(Object.entries(cases).map(([name, given]) => [name, fixtureOf(given)]));
}

function fixtureOf(given: Case): RuleFixture {
  return isDefinition(given) ? RuleFixture.definition({ ...given }) : RuleFixture.inTemplate({ Resources: given }, Object.keys(given)[0]);
}

function isDefinition(given: Case): given is Definition {
  return typeof given.Type === 'string';
}

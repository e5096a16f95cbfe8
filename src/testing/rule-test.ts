import { Mutant, mutantsOf } from './mutants';
import { readAlone } from './rendered-templates';
import { ask, RuleAnswer, stateOf } from './rule-answer';
import { RuleFixture, RuleFixtures } from './rule-fixture';
import { RuleMutation, RuleOutcome } from './rule-outcome';
import { anyElement, propertiesLeftOut, survivorsAmong } from './survivors';
import { Rule } from '../policy/rule/rule';
import { State } from '../policy/rule/verdict';
import { RenderedResource } from '../policy/template/rendered';

/**
 * The test of a rule, whatever the test runner and the language: fixtures in, an error with every problem out.
 *
 * Fixtures are read as the templates of an app, each one on its own, so a rule sees them as it sees an app.
 */
export class RuleTest {
  /**
   * The test of one rule.
   *
   * @param rule the rule
   */
  public static of(rule: Rule): RuleTest {
    return new RuleTest(rule);
  }

  private constructor(private readonly rule: Rule) {}

  /**
   * Asserts that the rule says about every fixture what its list says.
   *
   * Throws with each fixture that got another verdict, what it got and why. A violation needs a message, and an unknown the
   * property that is not known. Lists of compliant or non-compliant fixtures without any are refused: what only ever gives
   * one answer was not tested.
   *
   * @param fixtures what the rule should say about which resources
   */
  public verify(fixtures: RuleFixtures): void {
    const problems = [
      ...(['compliant', 'nonCompliant'] as const).filter((list) => Object.keys(fixtures[list] ?? {}).length === 0)
        .map((list) => `'${list}' must have at least one fixture, got none`),
      ...this.judge(fixtures).flatMap(({ fixture, problem }) => problem === undefined ? [] : [`${fixture}: ${problem}`]),
    ];
    throwIfAny(problems, `${this.rule.meta.id} does not say what its fixtures say`);
  }

  /**
   * What the rule says about every fixture, in the order of the lists.
   *
   * @param fixtures what the rule should say about which resources
   */
  public judge(fixtures: RuleFixtures): RuleOutcome[] {
    const cases = casesOf(fixtures);
    const judged = judgedIn(cases.map(({ fixture }) => fixture));
    return cases.map(({ name, expected }, index) => outcome(name, expected, ask(this.rule, judged[index])));
  }

  /**
   * Asserts that the rule notices what it reads: that for each property that it reads in a compliant fixture at least one
   * change gives another verdict, in a compliant fixture, or in any fixture when all compliant ones leave the property out.
   *
   * Throws with every property that it is blind to, and what was tried. Properties of `indifferentTo` are left out; one that
   * the rule does not read, or does notice, is refused there.
   *
   * @param fixtures what the rule should say about which resources
   */
  public verifyMutations(fixtures: RuleFixtures): void {
    throwIfAny(survivorsAmong(this.mutate(fixtures), fixtures.indifferentTo ?? []), `${this.rule.meta.id} reads properties that it does not judge`);
  }

  /**
   * Changes each property that the rule reads in a compliant fixture, one at a time, and asks the rule again: a boolean is
   * negated, a number becomes 0 or huge, a text another text, a list or an object empty; anything is taken away, becomes a
   * reference to a parameter, and becomes what a non-compliant fixture has there. What all compliant fixtures leave out is
   * changed in the others too.
   *
   * @param fixtures what the rule should say about which resources
   */
  public mutate(fixtures: RuleFixtures): RuleMutation[] {
    const donors = Object.values(fixtures.nonCompliant ?? {});
    const [compliant, others] = [listed(State.COMPLIANT, fixtures.compliant), casesOf({ ...fixtures, compliant: {} })];
    const mutations = compliant.flatMap((each) => this.mutations(each, mutantsOf(this.rule, each.fixture, donors)));
    const leftOut = propertiesLeftOut(mutations);
    const further = leftOut.size === 0 ? [] : others.flatMap((each) => {
      const mutants = mutantsOf(this.rule, each.fixture, donors).filter(({ property }) => leftOut.has(anyElement(property)));
      return this.mutations(each, mutants);
    });
    return [...mutations, ...further];
  }

  private mutations({ name, expected, fixture }: Case, mutants: readonly Mutant[]): RuleMutation[] {
    const [original, ...judged] = judgedIn([fixture, ...mutants.map((mutant) => mutant.fixture)]);
    const stateBefore = stateOf(ask(this.rule, original));
    return mutants.map(({ property, before, after }, index) => {
      const answer = ask(this.rule, judged[index]);
      const noticed = answer.failure === undefined && stateOf(answer) !== stateBefore;
      return { fixture: name, expected, property, before, after, state: stateOf(answer), noticed };
    });
  }
}

interface Case {
  readonly name: string;
  readonly expected: State;
  readonly fixture: RuleFixture;
}

function casesOf(fixtures: RuleFixtures): Case[] {
  return [
    ...listed(State.COMPLIANT, fixtures.compliant),
    ...listed(State.NON_COMPLIANT, fixtures.nonCompliant),
    ...listed(State.UNKNOWN, fixtures.unknown),
    ...listed(State.NOT_APPLICABLE, fixtures.notApplicable),
  ];
}

function listed(expected: State, list: Record<string, RuleFixture> = {}): Case[] {
  return Object.entries(list).map(([name, fixture]) => ({ name, expected, fixture }));
}

function judgedIn(fixtures: readonly RuleFixture[]): RenderedResource[] {
  return readAlone(fixtures.map(({ _template }) => _template))
    .map((resources, index) => resources.find(({ view }) => view.place.logicalId === fixtures[index]._logicalId)!);
}

function outcome(fixture: string, expected: State, answer: RuleAnswer): RuleOutcome {
  const { message, property } = answer.verdict ?? { message: answer.failure, property: undefined };
  return { fixture, expected, state: stateOf(answer), message, property, problem: problemOf(expected, answer) };
}

function problemOf(expected: State, { verdict, failure }: RuleAnswer): string | undefined {
  if (!verdict) return `expected ${expected}, and ${failure}`;
  const { state, message, property } = verdict;
  if (state !== expected) return `expected ${expected}, got ${state}${message ? `: ${message}` : ''}`;
  if (state === State.NON_COMPLIANT && !message?.trim()) return 'the violation has no message; say what was found';
  if (state === State.UNKNOWN && !property?.trim()) return 'the unknown names no property; say which value is not known';
  return undefined;
}

function throwIfAny(problems: readonly string[], heading: string): void {
  if (problems.length > 0) throw new Error(`${heading}, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
}

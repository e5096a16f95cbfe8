import { BranchOutcomes, inBranches, Outcome } from '../../../src/policy/collection/branch-verdicts';
import { State } from '../../../src/policy/rule/verdict';
import { Assumption } from '../../../src/policy/template/conditions';

const { COMPLIANT, NON_COMPLIANT, UNKNOWN, NOT_APPLICABLE } = State;
const given = (condition: string, holds: boolean): Assumption => ({ condition, holds });
const branch = (assumptions: Assumption[], ...outcomes: (State | Outcome)[]): BranchOutcomes =>
  ({ assumptions, outcomes: outcomes.map((outcome) => typeof outcome === 'string' ? { state: outcome } : outcome) });
const whether = (one: State | Outcome, other: State | Outcome) => inBranches([branch([given('C', true)], one), branch([given('C', false)], other)]);

describe('inBranches', () => {
  test('says what is said where there is one branch', () => {
    const outcomes = [{ state: NON_COMPLIANT, detail: 'a' }, { state: NON_COMPLIANT, detail: 'b' }];
    expect(inBranches([{ assumptions: [], outcomes }])).toBe(outcomes);
  });

  test.each([COMPLIANT, NON_COMPLIANT, UNKNOWN, NOT_APPLICABLE])('%s in every branch is what it is', (state) => {
    expect(whether({ state, message: 'first' }, { state, message: 'second' })).toEqual([{ state, message: 'first' }]);
  });

  test.each<[State, State, State]>([
    [COMPLIANT, NON_COMPLIANT, UNKNOWN], [NON_COMPLIANT, COMPLIANT, UNKNOWN], [NON_COMPLIANT, NOT_APPLICABLE, UNKNOWN],
    [NON_COMPLIANT, UNKNOWN, UNKNOWN],
    [COMPLIANT, UNKNOWN, UNKNOWN], [UNKNOWN, NOT_APPLICABLE, UNKNOWN], [COMPLIANT, NOT_APPLICABLE, COMPLIANT], [NOT_APPLICABLE, COMPLIANT, COMPLIANT],
  ])('%s in one and %s in the other is %s', (one, other, state) => expect(whether(one, other).map((outcome) => outcome.state)).toEqual([state]));

  test.each<[State, State, boolean]>([[NON_COMPLIANT, COMPLIANT, true], [COMPLIANT, NON_COMPLIANT, false]])('names the condition under which a rule is violated (%s, %s)', (one, other, holds) => {
    expect(whether(one, other)[0].message).toBe(`violates when condition C is ${holds}`);
  });

  test('says what is violated, and where', () => {
    expect(whether({ state: NON_COMPLIANT, message: 'P is off', property: 'P' }, COMPLIANT)).toEqual([{ state: UNKNOWN, property: 'P', message: 'violates when condition C is true: P is off', detail: undefined }]);
  });

  test('says when something is not known', () => {
    expect(whether({ state: UNKNOWN, message: 'P is not known', property: 'P' }, COMPLIANT)).toEqual([{ state: UNKNOWN, property: 'P', message: 'P is not known, when condition C is true' }]);
  });

  test('a violation in some branch outweighs what is not known in another', () => {
    expect(whether({ state: UNKNOWN, message: 'P is not known' }, { state: NON_COMPLIANT, message: 'P is off' })[0].message).toBe('violates when condition C is false: P is off');
  });

  test('names the one condition that tells the branches apart', () => {
    const branches = [
      branch([given('A', true), given('B', true)], NON_COMPLIANT), branch([given('A', true), given('B', false)], COMPLIANT),
      branch([given('A', false), given('B', true)], NON_COMPLIANT), branch([given('A', false), given('B', false)], COMPLIANT),
    ];
    expect(inBranches(branches)[0].message).toBe('violates when condition B is true');
  });

  test('names all conditions of the first bad branch where it takes more than one', () => {
    const branches = [
      branch([given('A', true), given('B', true)], NON_COMPLIANT), branch([given('A', true), given('B', false)], COMPLIANT),
      branch([given('A', false), given('B', true)], COMPLIANT),
    ];
    expect(inBranches(branches)[0].message).toBe('violates when condition A is true and condition B is true');
  });

  describe('of a rule that tells several findings of a resource apart', () => {
    const finding = (detail: string): Outcome => ({ state: NON_COMPLIANT, detail });

    test('what stands in every branch is a violation, the rest is unknown', () => {
      const merged = inBranches([branch([given('C', true)], finding('a'), finding('b')), branch([given('C', false)], finding('b'))]);
      expect(merged.map(({ state, detail, message }) => [detail, state, message])).toEqual([['a', UNKNOWN, 'violates when condition C is true'], ['b', NON_COMPLIANT, undefined]]);
    });

    test('the order in which they are found is of no matter', () => {
      const merged = inBranches([branch([given('C', true)], finding('a'), finding('b')), branch([given('C', false)], finding('b'), finding('a'))]);
      expect(merged.map(({ state }) => state)).toEqual([NON_COMPLIANT, NON_COMPLIANT]);
    });

    test('none in one branch leaves them unknown, and no compliant verdict beside them', () => {
      const merged = inBranches([branch([given('C', true)], finding('a')), branch([given('C', false)], COMPLIANT)]);
      expect(merged.map(({ state, detail }) => [state, detail])).toEqual([[UNKNOWN, 'a']]);
    });
  });
});

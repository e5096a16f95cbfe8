import { State } from '../rule/verdict';
import { Assumption } from '../template/conditions';

/** What a rule says about one thing. */
export interface Outcome {
  /** What was found out. */
  readonly state: State;
  /** What was found, in words. */
  readonly message?: string;
  /** The property that it was found in. */
  readonly property?: string;
  /** What sets it apart from other outcomes of the rule on the resource. */
  readonly detail?: string;
  /** The value that it is about: what a sign-off is given for. */
  readonly value?: unknown;
}

/** What a rule says about a resource in one branch of its conditions. */
export interface BranchOutcomes {
  /** What is assumed about conditions. */
  readonly assumptions: readonly Assumption[];
  /** What the rule says then. */
  readonly outcomes: readonly Outcome[];
}

/**
 * What a rule says about a resource whose properties hang on conditions: what it says in every branch, and otherwise that it
 * is unknown, with the condition under which the rule is violated.
 */
export function inBranches(branches: readonly BranchOutcomes[]): readonly Outcome[] {
  const [first] = branches;
  if (branches.length === 1) return first.outcomes;
  if (branches.every((branch) => keysOf(branch) === keysOf(first))) return first.outcomes;
  const byDetail = new Map(branches.flatMap(({ outcomes }) => outcomes.map((outcome) => [outcome.detail, outcome] as const)));
  const merged = [...byDetail.keys()].map((detail) => inEach(branches, detail));
  const news = merged.filter(({ state }) => state === State.NON_COMPLIANT || state === State.UNKNOWN);
  return news.length > 0 ? news : [merged.find(({ state }) => state === State.COMPLIANT) ?? merged[0]];
}

function keysOf({ outcomes }: BranchOutcomes): string {
  return outcomes.map(({ state, detail }) => `${state} ${detail ?? ''}`).sort().join('\n');
}

/** One thing that a rule tells apart, over all branches. */
function inEach(branches: readonly BranchOutcomes[], detail: string | undefined): Outcome {
  const found = branches.map(({ outcomes }) => outcomes.find((outcome) => outcome.detail === detail));
  const inState = (state: State) => branches.filter((_, index) => found[index]?.state === state);
  const violating = inState(State.NON_COMPLIANT);
  const outcome = (state: State) => found.find((one) => one?.state === state)!;
  if (violating.length === branches.length) return outcome(State.NON_COMPLIANT);
  if (violating.length > 0) {
    const { message, property } = outcome(State.NON_COMPLIANT);
    return { state: State.UNKNOWN, detail, property, message: `violates when ${inWords(violating, branches)}${message === undefined ? '' : `: ${message}`}` };
  }
  const open = inState(State.UNKNOWN);
  if (open.length > 0) return { ...outcome(State.UNKNOWN), message: `${outcome(State.UNKNOWN).message}, when ${inWords(open, branches)}` };
  return outcome(inState(State.COMPLIANT).length > 0 ? State.COMPLIANT : State.NOT_APPLICABLE);
}

/** The one assumption that tells some branches from the others; all of those of the first branch where it takes more than one. */
function inWords(some: readonly BranchOutcomes[], all: readonly BranchOutcomes[]): string {
  const telling = some[0].assumptions.find((assumption) =>
    all.every((branch) => some.includes(branch) === branch.assumptions.some((other) => isSame(other, assumption))));
  return (telling ? [telling] : some[0].assumptions).map(({ condition, holds }) => `condition ${condition} is ${holds}`).join(' and ');
}

function isSame(one: Assumption, other: Assumption): boolean {
  return one.condition === other.condition && one.holds === other.holds;
}

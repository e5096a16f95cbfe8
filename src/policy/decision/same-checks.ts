import { append } from '../../private/append';
import { SequenceMap } from '../../private/sequence-map';
import { Evaluation, fullIdOf, RuleFacts } from '../collection/evaluation';
import { State } from '../rule/verdict';
import { RenderedResource } from '../template/rendered';

/**
 * Groups evaluations that make the same check on the same resource with the same outcome: rules that know of each other, and
 * packs that share a rule. The one that knows of the others stands first.
 *
 * @internal
 */
export function joinSameChecks(evaluations: readonly Evaluation[]): Evaluation[][] {
  const byResource = new Map<RenderedResource, Evaluation[]>();
  for (const evaluation of evaluations) append(byResource, evaluation.resource, evaluation);
  const checks = new Map<object, string>();
  const plans = new SequenceMap<RuleFacts, readonly (readonly number[])[]>();
  return [...byResource.values()].flatMap((some) => {
    if (some.length === 1) return [some];
    if (!some.every(goesByRule)) return join(some, checks);
    // What the same rules find in one resource after the other belongs together in the same way.
    const plan = plans.ensure(some, ruleOf, () => join(some, checks).map((group) => group.map((evaluation) => some.indexOf(evaluation))));
    return plan.map((group) => group.map((index) => some[index]));
  });
}

/** Whether nothing but its rule says what an evaluation belongs to. */
function goesByRule({ rule, detail, state }: Evaluation): boolean {
  return detail === undefined && state === State.NON_COMPLIANT && !rule.differsByProperty;
}

function ruleOf({ rule }: Evaluation): RuleFacts {
  return rule;
}

function join(evaluations: readonly Evaluation[], checks: Map<object, string>): Evaluation[][] {
  const knowing = [...evaluations].sort(byKnowledge);
  const groups = new Map<string, Group>();
  for (const evaluation of knowing) {
    const { rule, state } = evaluation;
    const under = (name: string) => `${state} ${name}`;
    const names = namesOf(evaluation, checks);
    const group = [...names, rule.id].reduce((merged, name) => merge(merged, groups.get(under(name))), new Group());
    group.members.push(evaluation);
    for (const name of group.members.length === 1 ? [...names, ...rule.sameAs] : names) groups.set(under(name), group);
  }
  return [...new Set([...groups.values()].map((group) => group.latest))].map(({ members }) => members);
}

/** What others know the evaluation by. */
function namesOf(evaluation: Evaluation, checks: Map<object, string>): string[] {
  const { rule, detail, property } = evaluation;
  if (rule.differsByProperty) return [`${fullIdOf(evaluation)} in ${property ?? ''}`];
  return rule.check ? [fullIdOf(evaluation), `${nameOf(rule.check, checks)}[${detail ?? ''}]`] : [fullIdOf(evaluation)];
}

/** Who knows of more others comes first. */
function byKnowledge(one: Evaluation, other: Evaluation): number {
  return other.rule.sameAs.length - one.rule.sameAs.length;
}

/** Evaluations that turned out to belong together; one that was merged into another says so. */
class Group {
  public readonly members: Evaluation[] = [];
  private mergedInto?: Group;

  public get latest(): Group {
    return this.mergedInto?.latest ?? this;
  }

  public absorb(other: Group): void {
    other.mergedInto = this;
    if (other.members.length === 0) return;
    this.members.push(...other.members);
    this.members.sort(byKnowledge);
  }
}

function merge(merged: Group, known: Group | undefined): Group {
  const into = known?.latest ?? merged;
  if (into !== merged) into.absorb(merged);
  return into;
}

/** A name for a check that rules share; no id of a rule looks like it. */
function nameOf(check: object, names: Map<object, string>): string {
  let name = names.get(check);
  if (name === undefined) names.set(check, name = `#${names.size}`);
  return name;
}

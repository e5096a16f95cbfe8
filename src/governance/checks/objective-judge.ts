import { ObjectiveEntry } from '../../evidence/record/record';
import { Outcome } from '../../policy/collection/branch-verdicts';
import { branchViews, judgeBranches } from '../../policy/collection/branch-views';
import { Evaluation } from '../../policy/collection/evaluation';
import { Amount } from '../../policy/decision/layers/amount';
import { State } from '../../policy/rule/verdict';
import { Census } from '../census';
import { OBJECTIVE_BROKEN } from '../findings/objective-rules';
import { GovernedScope } from '../scope/governed-scope';
import { Objective } from '../statements/objective';
import { ParameterUse, UsedValue } from '../statements/parameter';

/** What came out of comparing a setting with what its objective needs. */
export interface JudgedObjective {
  /** The component. */
  readonly scope: GovernedScope;
  /** For the decision. */
  readonly evaluation: Evaluation;
  /** For the record. */
  readonly entry: ObjectiveEntry;
}

/** Compares every setting that an objective rests on with what the rendered template says. */
export function judgeObjectives(census: Census): JudgedObjective[] {
  return census.residents().flatMap(({ scope, resources }) => scope.objectives.flatMap((objective) =>
    objective.source.usesBy(resources).map((use) => judgeUse(scope, objective, use, census))));
}

function judgeUse(scope: GovernedScope, objective: Objective, use: ParameterUse, census: Census): JudgedObjective {
  const { resource } = use;
  const { name, value, property, least, shown = asJson } = objective;
  const found: Amount[] = [];
  const outcome = judgeBranches(branchViews(resource, census.factsAbout(resource)), (view) => {
    const used = use.read(view);
    if (used?.amount) found.push(used.amount);
    return outcomeOf(objective, used);
  });
  const worst = found.find((amount) => !least.isAtMost(amount)) ?? found[0];
  return {
    scope,
    evaluation: { ...outcome, rule: OBJECTIVE_BROKEN, pack: 'governance', resource, property, value: worst && shown(worst) },
    entry: {
      objective: name,
      value: value.toIsoString(),
      resource: resource.view.place.path,
      property,
      atLeast: shown(least),
      found: outcome.state === State.UNKNOWN || !worst ? undefined : shown(worst),
      state: outcome.state === State.COMPLIANT ? 'kept' : outcome.state === State.UNKNOWN ? 'unknown' : 'broken',
    },
  };
}

/** What follows in one branch of the resource's conditions. */
function outcomeOf({ name, value, means, property, least, shown = asJson }: Objective, used: UsedValue | undefined): Outcome {
  const bound = shown(least);
  const need = `'${name}' of ${value.toHumanString()} needs ${property} to be ${bound === true ? bound : `at least ${bound}`}, ${means}`;
  if (used && !used.amount) return { state: State.UNKNOWN, message: `${need}: ${used.reason}` };
  if (used?.amount && least.isAtMost(used.amount)) return { state: State.COMPLIANT };
  return { state: State.NON_COMPLIANT, message: `${need}, got ${used?.amount ? shown(used.amount) : 'nothing'}` };
}

function asJson(amount: Amount): number | string {
  return amount.toJSON();
}

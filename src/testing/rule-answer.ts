import { inBranches } from '../policy/collection/branch-verdicts';
import { Rule } from '../policy/rule/rule';
import { State, Verdict } from '../policy/rule/verdict';
import { branchesOf } from '../policy/template/conditions';
import { RenderedResource } from '../policy/template/rendered';
import { ResourceView } from '../policy/template/resource-view';
import { reasonOf } from '../private/reason';

/**
 * What became of asking a rule: a verdict, or what went wrong.
 *
 * @internal
 */
export interface RuleAnswer {
  readonly verdict?: Pick<Verdict, 'state' | 'message' | 'property'>;
  readonly failure?: string;
}

/**
 * Asks a rule about a resource the way an engine does, in every branch of the conditions that the resource hangs on, and
 * without dying of it. A rule is asked about resources of its types alone.
 *
 * @param looking what the rule is to look through
 * @internal
 */
export function ask(rule: Rule, resource: RenderedResource, looking = (view: ResourceView) => view): RuleAnswer {
  if (!rule.meta.types.includes(resource.view.type)) return { verdict: Verdict.NOT_APPLICABLE };
  const branches = branchesOf(resource.definition, resource.stack) ?? [];
  const answers = branches.map(({ definition, assumptions }) => {
    const view = definition === resource.definition ? resource.view : resource.view._with(definition);
    return { assumptions, ...askAbout(rule, looking(view)) };
  });
  const failed = answers.find(({ failure }) => failure !== undefined);
  if (failed) return { failure: failed.failure };
  if (answers.length === 0) return { verdict: Verdict.unknown('Condition', 'the resource is never deployed, or hangs on too many conditions') };
  const [verdict] = inBranches(answers.map(({ assumptions, verdict: said }) => ({ assumptions, outcomes: [said!] })));
  return { verdict };
}

/**
 * Asks a rule about a resource as it is seen, whatever its type and the conditions that it hangs on.
 *
 * @internal
 */
export function askAbout(rule: Rule, view: ResourceView): RuleAnswer {
  try {
    const verdict = rule.judge(view) as Verdict | null | undefined;
    const isVerdict = Object.values(State).includes(verdict?.state as State);
    return isVerdict ? { verdict: verdict! } : { failure: `the rule answered ${JSON.stringify(verdict)}, which is no verdict` };
  } catch (error) {
    return { failure: `the rule threw: ${reasonOf(error)}` };
  }
}

/**
 * The state that an engine makes of an answer: a rule that fails knows nothing.
 *
 * @internal
 */
export function stateOf({ verdict }: RuleAnswer): State {
  return verdict?.state ?? State.UNKNOWN;
}

import { inBranches, Outcome } from './branch-verdicts';
import { State } from '../rule/verdict';
import { Assumption, branchesOf } from '../template/conditions';
import { Fact } from '../template/fact';
import { RenderedResource } from '../template/rendered';
import { ResourceView } from '../template/resource-view';

/**
 * A resource as it is in one branch of the conditions that its properties hang on.
 *
 * @internal
 */
export interface BranchView {
  /** What is assumed about conditions. */
  readonly assumptions: readonly Assumption[];
  /** The resource, if that is so. */
  readonly view: ResourceView;
}

/**
 * The resource as it is in each branch of the conditions that its properties hang on; nothing when there are too many.
 *
 * @param facts what is stated about it
 * @internal
 */
export function branchViews(resource: RenderedResource, facts: readonly Fact[]): BranchView[] | undefined {
  const branches = branchesOf(resource.definition, resource.stack);
  if (branches === undefined) return undefined;
  const looked = branches.length > 0 ? branches : [{ definition: resource.definition, assumptions: [] }];
  return looked.map(({ definition, assumptions }) => {
    const view = definition === resource.definition && facts.length === 0 ? resource.view : resource.view._with(definition);
    view._state(facts);
    return { view, assumptions };
  });
}

/**
 * What is said about a resource in all of its branches together, with the facts that it rests on.
 *
 * @param ask what is said about it in one of them
 * @internal
 */
export function judgeBranches(
  branches: readonly BranchView[] | undefined, ask: (view: ResourceView) => Outcome,
): Outcome & { readonly facts?: readonly Fact[] } {
  if (branches === undefined) return { state: State.UNKNOWN, message: 'its properties hang on too many conditions to look at each case' };
  for (const { view } of branches) view._forgetFacts();
  const [outcome] = inBranches(branches.map(({ view, assumptions }) => ({ assumptions, outcomes: [ask(view)] })));
  const used = branches.flatMap(({ view }) => view._usedFacts);
  return used.length === 0 ? outcome : { ...outcome, facts: [...new Set(used)] };
}

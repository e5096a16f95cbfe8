import { RenderedResource } from './rendered-app';
import { Severity } from './severity';
import { State } from './verdict';

/**
 * What is known about a rule, wherever it comes from.
 *
 * @internal
 */
export interface RuleFacts {
  /** The id. */
  readonly id: string;
  /** How much it matters when it does not hold. */
  readonly severity: Severity;
  /** What holds when a resource complies. */
  readonly statement: string;
  /** Why it matters. */
  readonly why: string;
  /** What to do when it does not hold. */
  readonly fix: string;
  /** The page that it rests on. */
  readonly reference?: string;
  /** Rules of other packs that make the same check. */
  readonly sameAs: readonly string[];
}

/**
 * Rule × resource → state, before anybody decides what follows from it.
 *
 * @internal
 */
export interface Evaluation {
  /** What is known about the rule. */
  readonly rule: RuleFacts;
  /** The name of the pack. */
  readonly pack: string;
  /** The resource that was judged. */
  readonly resource: RenderedResource;
  /** What was found out. */
  readonly state: State;
  /** What was found, in words. */
  readonly message?: string;
  /** The property that it was found in. */
  readonly property?: string;
  /** What sets this evaluation apart from others of the same rule on the same resource, such as `Resource::*`. */
  readonly detail?: string;
}

/**
 * The name under which an evaluation is excepted: the rule's id, with the detail in brackets where there is one.
 *
 * @internal
 */
export function fullRuleId(evaluation: { readonly rule: { readonly id: string }; readonly detail?: string }): string {
  return evaluation.detail === undefined ? evaluation.rule.id : `${evaluation.rule.id}[${evaluation.detail}]`;
}

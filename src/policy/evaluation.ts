import { RenderedResource } from './rendered-app';
import { Severity } from './severity';
import { State } from './verdict';

/**
 * What is known about a rule, wherever it comes from.
 *
 * @internal
 */
export interface RuleFacts {
  readonly id: string;
  readonly severity: Severity;
  readonly statement: string;
  readonly why: string;
  readonly fix: string;
  readonly reference?: string;
  readonly sameAs: readonly string[];
}

/**
 * Rule × resource → state, before anybody decides what follows from it.
 *
 * @internal
 */
export interface Evaluation {
  readonly rule: RuleFacts;
  readonly pack: string;
  readonly resource: RenderedResource;
  readonly state: State;
  readonly message?: string;
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

import { Outcome } from './branch-verdicts';
import { fullRuleId } from '../../private/rule-id';
import { Severity } from '../rule/severity';
import { Fact } from '../template/fact';
import { RenderedResource } from '../template/rendered';

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
  /** What the rule says itself that it stands for in frameworks. */
  readonly controls: readonly string[];
  /** Whether what the rule finds in two properties of a resource are two findings. */
  readonly differsByProperty?: boolean;
  /** The check itself: rules of several packs that share it make the same check. */
  readonly check?: object;
}

/**
 * Rule × resource → state, before anybody decides what follows from it.
 *
 * @internal
 */
export interface Evaluation extends Outcome {
  /** What is known about the rule. */
  readonly rule: RuleFacts;
  /** The name of the pack. */
  readonly pack: string;
  /** The resource that was judged. */
  readonly resource: RenderedResource;
  /** Facts stated by components that the outcome rests on. */
  readonly facts?: readonly Fact[];
  /** A macro that may change the resource after it was judged, so that a good outcome is unknown. */
  readonly macro?: string;
}

/**
 * The name under which an evaluation is excepted: the rule's id, with the detail in brackets where there is one.
 *
 * @internal
 */
export function fullIdOf({ rule, detail }: Pick<Evaluation, 'rule' | 'detail'>): string {
  return fullRuleId(rule.id, detail);
}

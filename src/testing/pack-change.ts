import { Severity } from '../policy/rule/severity';
import { State } from '../policy/rule/verdict';

/** What differs between two versions of a pack. */
export enum PackChangeKind {
  /** The rule is new. */
  RULE_ADDED = 'rule added',

  /** The rule is gone. */
  RULE_REMOVED = 'rule removed',

  /** A violation of the rule matters more or less than before. */
  SEVERITY_CHANGED = 'severity changed',

  /** The resource breaks the rule and did not before. */
  NEWLY_FAILS = 'newly fails',

  /** The resource complies with the rule and did not before. */
  NEWLY_PASSES = 'newly passes',

  /** The rule cannot decide about the resource and could before. */
  NEWLY_UNKNOWN = 'newly unknown',

  /** The resource broke the rule, or was unknown, and is not looked at any more. */
  NO_LONGER_JUDGED = 'no longer judged',
}

/** One difference between two versions of a pack. */
export interface PackChange {
  /** What differs. */
  readonly kind: PackChangeKind;

  /** The id of the rule. */
  readonly rule: string;

  /**
   * The name of the template that the resource stands in.
   *
   * @default - it is about the rule, not about a resource
   */
  readonly template?: string;

  /**
   * The logical id of the resource.
   *
   * @default - it is about the rule, not about a resource
   */
  readonly logicalId?: string;

  /**
   * What the earlier version says about the resource; not applicable where it has no such rule.
   *
   * @default - it is about the rule, not about a resource
   */
  readonly stateBefore?: State;

  /**
   * What the later version says about the resource; not applicable where it has no such rule.
   *
   * @default - it is about the rule, not about a resource
   */
  readonly stateAfter?: State;

  /**
   * How much a violation matters in the earlier version.
   *
   * @default - it has no such rule
   */
  readonly severityBefore?: Severity;

  /**
   * How much a violation matters in the later version.
   *
   * @default - it has no such rule
   */
  readonly severityAfter?: Severity;

  /**
   * The message of the later version.
   *
   * @default - it has none
   */
  readonly message?: string;
}

import { Disposition } from '../policy/decision/finding';
import { Severity } from '../policy/rule/severity';
import { State } from '../policy/rule/verdict';

/** A finding, as tests see it. */
export interface ObservedFinding {
  /** The full id of the rule, such as `PR-RDS-STORAGE-ENCRYPTED` or `AwsSolutions-IAM5[Resource::*]`. */
  readonly rule: string;

  /** Whether the resource does not comply or cannot be judged. */
  readonly state: State;

  /** How much it matters. */
  readonly severity: Severity;

  /** What follows from it. */
  readonly disposition: Disposition;

  /** The construct path of the resource; empty for findings about the app itself. */
  readonly path: string;

  /** What was found. */
  readonly message: string;

  /** What to do. */
  readonly fix: string;

  /**
   * The user's file and line.
   *
   * @default - not known
   */
  readonly source?: string;

  /**
   * Why it is excepted.
   *
   * @default - it is not excepted
   */
  readonly exceptedBecause?: string;
}

/** What a finding looks like. What is left out matches everything. */
export interface FindingPattern {
  /**
   * The full id of the rule.
   *
   * @default - any rule
   */
  readonly rule?: string;

  /**
   * The construct path of the resource or of something around it.
   *
   * @default - any resource
   */
  readonly path?: string;

  /**
   * What follows from it.
   *
   * @default - anything
   */
  readonly disposition?: Disposition;

  /**
   * Whether the resource does not comply or cannot be judged.
   *
   * @default - either
   */
  readonly state?: State;
}

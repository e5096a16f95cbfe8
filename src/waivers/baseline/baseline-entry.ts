/** What was found before on one construct, in names that last. The keys of a file are the same. */
export interface BaselineEntry {
  /** What the construct belongs to: environment and component such as `shop-production/Orders`; outside of components the path of the stack. */
  readonly within: string;

  /** The construct: its path within the component; outside of components its whole path. */
  readonly construct: string;

  /**
   * The CloudFormation type.
   *
   * @default - it is no resource
   */
  readonly type?: string;

  /** The ids of the rules that found it: of several where packs make the same check. */
  readonly rules: string[];

  /**
   * What sets the finding apart from others of the rules on the construct, such as `Action::s3:*`.
   *
   * @default - nothing does
   */
  readonly detail?: string;

  /**
   * The controls of frameworks that the rules stand for.
   *
   * @default - they stand for none
   */
  readonly controls?: string[];

  /** What was found: `non-compliant` or `unknown`. */
  readonly state: string;

  /**
   * How often it was found, where a rule finds the same in several properties.
   *
   * @default 1
   */
  readonly count?: number;
}

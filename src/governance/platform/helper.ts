/** Rules that ask for the same, each of another pack, and why a helper need not comply with them. */
export interface Ground {
  /** The ids of the rules, with the detail in brackets where only that finding is meant. */
  readonly rules: readonly string[];
  /** Why, for a security reviewer. */
  readonly reason: string;
}

/** What the CDK lets a helper do with a `*` in it, as its policy says it. */
export interface Grant {
  /** The actions; a statement with others is not the CDK's. */
  readonly actions: readonly string[];
  /** The resources, as `resourcePattern` reads them; a statement with others is not the CDK's. */
  readonly resources: readonly string[];
  /**
   * The condition; a statement with another one, or with none, is not the CDK's.
   *
   * @default - any condition, since it can only narrow
   */
  readonly condition?: object;
  /** Why it cannot be narrower, for a security reviewer. */
  readonly reason: string;
}

/** Something that the CDK creates itself to make another construct work, how it is recognised, and what is excepted on it. */
export interface PlatformHelper {
  /** What it is called in the record. */
  readonly name: string;
  /** The type of its construct: the name that jsii knows its class by. */
  readonly type: string;
  /**
   * The id of its construct, directly below a stack; ids that begin with it where options become part of the id.
   *
   * @default - the user chooses the id
   */
  readonly id?: string;
  /** Whether options become part of the id. */
  readonly hasVariants?: boolean;
  /**
   * The folder or file in aws-cdk-lib whose code its functions run, and nothing else.
   *
   * @default - the code is the user's, and what is excepted does not depend on it
   */
  readonly code?: string;
  /** The paths of its functions below its construct. */
  readonly functions: readonly string[];
  /** The versions of aws-cdk-lib for which this was looked at. */
  readonly cdk: string;
  /** What is excepted, by the path of the resource below the helper's construct. */
  readonly grounds: Readonly<Record<string, readonly Ground[]>>;
  /**
   * What its role may do with a `*` in it.
   *
   * @default - nothing
   */
  readonly grants?: readonly Grant[];
}

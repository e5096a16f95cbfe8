import { RuleFixture } from './rule-fixture';

/** What a pack is held against, beyond what needs nothing else. */
export interface PackLintOptions {
  /**
   * A folder with a page for each rule, called after its id, such as `docs/rules`.
   *
   * @default - pages are not looked for
   */
  readonly pages?: string;

  /**
   * Every control of the frameworks that rules may name, such as `NIST.800-53.R5/SC-28`.
   *
   * @default - any control may be named
   */
  readonly controls?: string[];

  /**
   * Templates of one app about which every rule has to have something to say, be it that all is well.
   *
   * @default - no templates
   */
  readonly templates?: Record<string, unknown>[];

  /**
   * Resources about which every rule has to have something to say, beside those of the templates.
   *
   * @default - no resources
   */
  readonly fixtures?: RuleFixture[];
}

/** What a lint looks at. */
export enum PackLintCheck {
  /** The texts of a rule end without a full stop. */
  TEXT = 'text',

  /** The source is an https address. */
  SOURCE = 'source',

  /** The types of resources exist. */
  TYPE = 'type',

  /** Rules of other packs are named by ids that look right. */
  SAME_AS = 'same-as',

  /** There is a page for the rule. */
  PAGE = 'page',

  /** The controls exist. */
  CONTROL = 'control',

  /** The rule has something to say about at least one of the resources that are given. */
  SILENT = 'silent',
}

/** Something that is wrong with a rule of a pack. */
export interface PackProblem {
  /** The id of the rule. */
  readonly rule: string;

  /** What was looked at. */
  readonly check: PackLintCheck;

  /** What is wrong, and what to do. */
  readonly message: string;
}

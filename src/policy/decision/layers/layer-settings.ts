import { PolicyLayerName } from './layer-name';
import { GovernanceMode } from '../mode';

/** Where a layer holds. Every list that is given has to match, with any of its entries. */
export interface LayerScope {
  /**
   * Names of environments, such as `shop-production`.
   *
   * @default - every environment, and what is in none
   */
  readonly environments?: string[];

  /**
   * Names of tiers, built-in or custom, in upper or lower case.
   *
   * @default - every tier, and what has none
   */
  readonly tiers?: string[];

  /**
   * Names of applications, such as `shop`.
   *
   * @default - every application, and what belongs to none
   */
  readonly applications?: string[];

  /**
   * Names of components such as `Orders`, or of one in an environment such as `shop-production/Orders`.
   *
   * @default - every component, and what belongs to none
   */
  readonly components?: string[];
}

/** What governance does with what it finds, now or from an announced day on. */
export interface LayerMode {
  /** What it does. */
  readonly is: GovernanceMode;

  /**
   * The UTC day on whose beginning `is` starts to hold, such as `2027-01-01`.
   *
   * @default - it holds already
   */
  readonly from?: string;

  /**
   * What it does until `from`; not stricter than `is`.
   *
   * @default GovernanceMode.OBSERVE
   */
  readonly before?: GovernanceMode;
}

/**
 * What a layer says about one rule, or about every rule that stands for one control of a framework.
 *
 * Severities are `ERROR`, `WARNING` and `INFO`. Where several entries are about one rule, the strictest counts.
 */
export interface RuleSetting {
  /**
   * How much a resource that does not comply matters.
   *
   * @default - as wider layers say, else as the rule says
   */
  readonly severity?: string;

  /**
   * How much it matters that nobody knows whether a resource complies.
   *
   * @default - as wider layers say, else WARNING
   */
  readonly unknown?: string;

  /**
   * The severity in tiers for which it differs, by the name of the tier. Stands in the place of `severity` there, and
   * bounds this layer's `unknown`.
   *
   * @default - `severity` holds in every tier
   */
  readonly tiers?: { [tier: string]: string };

  /**
   * Values of the rule's parameters, by name. The rule says which value is the stricter one.
   *
   * @default - as wider layers say, else as the rule says
   */
  readonly parameters?: { [name: string]: unknown };
}

/** What is allowed at all. What every layer allows is allowed; an empty list allows nothing. */
export interface AllowedValues {
  /**
   * AWS regions, such as `eu-west-1`.
   *
   * @default - this layer limits no regions
   */
  readonly regions?: string[];

  /**
   * AWS account ids of 12 digits.
   *
   * @default - this layer limits no accounts
   */
  readonly accounts?: string[];

  /**
   * Names of tiers, in upper or lower case.
   *
   * @default - this layer limits no tiers
   */
  readonly tiers?: string[];

  /**
   * Database engines, such as `postgres`.
   *
   * @default - this layer limits no engines
   */
  readonly engines?: string[];

  /**
   * Sizes of instances, such as `db.t4g.medium`.
   *
   * @default - this layer limits no sizes
   */
  readonly sizes?: string[];

  /**
   * Whom something may be reachable for, such as `internal`.
   *
   * @default - this layer limits no exposure
   */
  readonly exposure?: string[];
}

/** How long environments may live, by tier. A tier of the company's own also has what is said about those that it is based on. */
export interface LifetimeSettings {
  /**
   * Names of tiers whose environments must have an end. Those of all layers count. Staging, production and tiers based on them have none,
   * so they are refused here.
   *
   * @default - this layer asks for no end
   */
  readonly required?: string[];

  /**
   * How long an environment of a tier may live at most, by the name of the tier: a number of days or weeks such as `P7D`. The shorter
   * counts. One without an end lives longer than that.
   *
   * @default - this layer limits no lives
   */
  readonly longest?: { [tier: string]: string };
}

/** What a layer asks of tags. */
export interface TagSettings {
  /**
   * Keys that every taggable resource must have. All keys of all layers are required.
   *
   * @default - this layer requires no tags
   */
  readonly required?: string[];

  /**
   * A regular expression for each key that the whole value matches, such as `cc-[0-9]+`. A value has to match the
   * expressions of all layers.
   *
   * @default - this layer limits no values
   */
  readonly values?: { [key: string]: string };
}

/** Which exceptions may be made, by whom and for how long. */
export interface ExceptionSettings {
  /**
   * Rules and controls that nobody may except. Those of all layers count.
   *
   * @default - this layer forbids no exceptions
   */
  readonly never?: string[];

  /**
   * Who may approve, by severity (`ERROR`, `WARNING`, `INFO`). Who is named by every layer may.
   *
   * @default - this layer limits no approvers
   */
  readonly approvers?: { [severity: string]: string[] };

  /**
   * How long an exception may last at most, by severity: a number of days or weeks such as `P180D`. The shorter counts.
   *
   * @default - this layer limits no lifetimes
   */
  readonly longest?: { [severity: string]: string };

  /**
   * Libraries whose components may propose exceptions, with a range of versions: `cdk-paved-road@^1`. What every
   * layer trusts is trusted.
   *
   * @default - this layer does not limit whom wider ones trust; `cdk-paved-road` alone where no layer says anything
   */
  readonly trust?: string[];

  /**
   * How long after it was recorded a baseline holds at most: a number of days or weeks such as `P90D`. The shorter counts. It is
   * asked for the app as a whole.
   *
   * @default - as wider layers say, else until its own end, at most 365 days
   */
  readonly longestBaseline?: string;

  /**
   * How many characters the reason of a waiver has at least. The larger number counts.
   *
   * @default - as wider layers say, else 20
   */
  readonly reasonAtLeast?: number;

  /**
   * How long before its end a waiver is said to expire: a number of days or weeks such as `P14D`. The longer counts.
   *
   * @default - as wider layers say, else P14D
   */
  readonly warnBefore?: string;

  /**
   * How many resources one waiver may lift findings of. Beyond, it lifts none. The smaller number counts.
   *
   * @default - this layer limits nothing
   */
  readonly mostResources?: number;

  /**
   * Whether a waiver must list the fingerprints of the findings that it was granted for. One layer that says so is enough.
   *
   * @default - as wider layers say, else a waiver without fingerprints lifts whatever its words cover
   */
  readonly sealed?: boolean;

  /**
   * Whether the review of a change counts as the approval of the waivers in it, so that a waiver works in the very change that adds it.
   * The organization alone can say so, and every other layer may take it back.
   *
   * @default - as wider layers say, else a waiver works from the next change on
   */
  readonly approvedByMerge?: boolean;

  /**
   * Whether waivers may be taken in an emergency, without an approver and for at most 24 hours. One layer that says no is enough.
   *
   * @default - as wider layers say, else they may
   */
  readonly breakGlass?: boolean;

  /**
   * Whether [exceptions of the platform](https://github.com/cdk-paved-road/cdk-paved-road/blob/main/docs/platform-exceptions.md)
   * count: those for what the CDK itself creates. `false` in any layer counts.
   *
   * @default true
   */
  readonly platform?: boolean;
}

/**
 * The range of a parameter: what is free, what needs a sign-off, and, outside of both, what is refused.
 *
 * Numbers such as `20`, or sizes in KiB, MiB, GiB, TiB or PiB such as `1 TiB`, all of them included in the range. Of several
 * layers the narrower range counts: the smaller of the upper bounds and the larger of the lower ones.
 */
export interface EnvelopeSetting {
  /**
   * Up to this, nobody needs to sign.
   *
   * @default - no upper bound is said here
   */
  readonly free?: string;

  /**
   * Up to this with a sign-off, and not beyond. At least `free`.
   *
   * @default - no upper bound is said here
   */
  readonly signOff?: string;

  /**
   * From this on, nobody needs to sign. For what may be too little, such as the days for which backups are kept.
   *
   * @default - no lower bound is said here
   */
  readonly freeFrom?: string;

  /**
   * From this on with a sign-off, and not below. At most `freeFrom`.
   *
   * @default - no lower bound is said here
   */
  readonly signOffFrom?: string;
}

/** One layer of policy, in code. The keys of a file are the same, but `layer` for `name`. */
export interface PolicyLayerProps {
  /** Whose voice it is. */
  readonly name: PolicyLayerName;

  /**
   * Where it is written, for whoever asks where a value comes from.
   *
   * @default - it is said to stand in code
   */
  readonly source?: string;

  /**
   * Where it holds.
   *
   * @default - everywhere
   */
  readonly appliesTo?: LayerScope;

  /**
   * What governance does with what it finds. The strictest of all layers counts.
   *
   * @default - as other layers say
   */
  readonly mode?: LayerMode;

  /**
   * Names of packs that judge the app besides those that it asks for itself. Those of all layers count.
   *
   * @default - no further packs
   */
  readonly packs?: string[];

  /**
   * What is said about rules, by the id of a rule or of a control such as `NIST.800-53.R5/SC-28`.
   *
   * @default - nothing about single rules
   */
  readonly rules?: { [id: string]: RuleSetting };

  /**
   * What is allowed at all.
   *
   * @default - nothing is limited
   */
  readonly allow?: AllowedValues;

  /**
   * The AWS accounts that environments of a tier may lie in, by the name of the tier. What every layer names is allowed, within
   * `allow.accounts`. Name those of every tier, so that a playground stays out of production as well.
   *
   * @default - no tier is bound to accounts
   */
  readonly accounts?: { [tier: string]: string[] };

  /**
   * How long environments may live.
   *
   * @default - as their tiers say
   */
  readonly lifetimes?: LifetimeSettings;

  /**
   * What is asked of tags.
   *
   * @default - nothing beyond the tag schema
   */
  readonly tags?: TagSettings;

  /**
   * Which exceptions may be made.
   *
   * @default - exceptions are not limited
   */
  readonly exceptions?: ExceptionSettings;

  /**
   * Ranges of parameters of components, by parameter such as `ServiceDatabase.storage`, and by the name of a tier.
   *
   * @default - no ranges
   */
  readonly envelopes?: { [parameter: string]: { [tier: string]: EnvelopeSetting } };
}

import { WaiverCoverage } from './waiver-coverage';

/** Where a waiver holds. Everything that is given has to match, and something has to be given. */
export interface WaiverScope {
  /**
   * A construct path, such as `Shop/Orders/Cluster`. It holds for the construct and everything below.
   *
   * @default - any path
   */
  readonly path?: string;

  /**
   * The name of a component, such as `Orders`, or of one in an environment, such as `shop-production/Orders`. The construct path
   * of the environment does as well as its name.
   *
   * @default - any component, and what belongs to none
   */
  readonly component?: string;

  /**
   * The name of an environment, such as `shop-production`, or its construct path.
   *
   * @default - any environment, and what is in none
   */
  readonly environment?: string;

  /**
   * The name of an application, such as `shop`. In a register for several, the entries of the others are left alone.
   *
   * @default - any application, and what belongs to none
   */
  readonly application?: string;

  /**
   * The CloudFormation type of the resource.
   *
   * @default - any type
   */
  readonly type?: string;
}

/**
 * What exactly was found. Everything that is given has to match, and something has to be given.
 *
 * Actions, principals and ports are read from the finding's detail and from the property that it is about; where it names none,
 * from the whole resource. Whatever is found has to be among those that are listed, and where nothing is found, nothing matches.
 */
export interface WaiverMatch {
  /**
   * The property that the finding is about, as the finding has it, such as `Port`.
   *
   * @default - any property, and findings that name none
   */
  readonly property?: string;

  /**
   * The value of that property in the template.
   *
   * @default - any value
   */
  readonly value?: unknown;

  /**
   * Actions of IAM, such as `s3:GetObject*`.
   *
   * @default - any actions, and findings without any
   */
  readonly actions?: string[];

  /**
   * Principals of a policy, such as `arn:aws:iam::111122223333:root` or `*`.
   *
   * @default - any principals, and findings without any
   */
  readonly principals?: string[];

  /**
   * Ports of the network.
   *
   * @default - any ports, and findings without any
   */
  readonly ports?: number[];
}

/** A waiver that was taken in an emergency, without an approver. */
export interface BreakGlass {
  /** Who took it. */
  readonly person: string;

  /** When it begins, such as `2026-11-21T14:00:00Z`. */
  readonly from: string;

  /**
   * When it ends, at most 24 hours later. A synthesis whose instant is the beginning of a UTC day, as it is where nobody says
   * another, knows no hours: there it holds on the day of `from` alone.
   */
  readonly until: string;

  /**
   * What came of it.
   *
   * @default - nothing yet: the entry stays in the report
   */
  readonly followUp?: string;
}

/** What an entry of the register is about. */
export interface WaiverWords {
  /** The name of the entry, unique in the register. */
  readonly id: string;

  /**
   * Ids of rules, of whatever pack. With a detail in brackets, such as `AwsSolutions-IAM5[Action::s3:*]`, one finding of the rule.
   *
   * @default - those that stand for `controls`
   */
  readonly rules?: string[];

  /**
   * Controls of frameworks, such as `NIST.800-53.R5/SC-28`: every rule that stands for one of them.
   *
   * @default - `rules` alone
   */
  readonly controls?: string[];

  /** Where it holds. */
  readonly scope: WaiverScope;

  /**
   * Which findings it lifts, never those of both kinds.
   *
   * @default WaiverCoverage.VIOLATION
   */
  readonly covers?: WaiverCoverage;

  /**
   * What exactly was found.
   *
   * @default - every finding of the rules in the scope
   */
  readonly match?: WaiverMatch;
}

/** One granted exception. The keys of a file are the same. */
export interface WaiverProps extends WaiverWords {
  /** Why the resource is as it is, for whoever approves. */
  readonly reason: string;

  /**
   * What may come of it.
   *
   * @default - nobody said
   */
  readonly risk?: string;

  /** Who answers for it. */
  readonly owner: string;

  /**
   * Who granted it; somebody else than the owner. Needs `granted`.
   *
   * @default - nobody yet: it lifts nothing
   */
  readonly approver?: string;

  /**
   * Where it was discussed.
   *
   * @default - nowhere
   */
  readonly ticket?: string;

  /**
   * The UTC day on which it was granted, such as `2026-11-01`.
   *
   * @default - it was not granted yet
   */
  readonly granted?: string;

  /**
   * The last UTC day on which it holds, such as `2027-03-31`. Must be given for everything but a break glass.
   *
   * @default - when its break glass ends
   */
  readonly expires?: string;

  /**
   * What is done about the risk instead.
   *
   * @default - nothing
   */
  readonly compensatingControl?: string;

  /**
   * The fingerprints of the findings that there were when it was granted: it lifts no others, nor the same with another value.
   *
   * @default - whatever its words cover
   */
  readonly fingerprints?: string[];

  /**
   * That it was taken in an emergency.
   *
   * @default - it was granted
   */
  readonly breakGlass?: BreakGlass;
}

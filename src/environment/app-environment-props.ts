import { Environment } from 'aws-cdk-lib';
import { EnvironmentOffers } from './contract/environment-offers';
import { INetworkSource } from '../core/core-sources';
import { EnvironmentTier } from '../core/environment-tier';

/** Properties of an `AppEnvironment`. */
export interface AppEnvironmentProps {
  /** The application that runs in the environment. */
  readonly application: string;

  /** The team that answers for it. */
  readonly owner: string;

  /** Who pays for it. */
  readonly costCenter: string;

  /** What kind of environment it is. Decides about zones, keys, retention, protection and alarms. */
  readonly tier: EnvironmentTier;

  /**
   * The name of the environment, unique in its account and region: a letter, then at most 62 letters, digits and dashes.
   *
   * The core stack and key aliases are named after it, so another name is another environment.
   *
   * @default - application and tier, `shop-production`, with dashes for everything else than letters and digits
   */
  readonly name?: string;

  /**
   * The AWS account and region that it lies in. The stacks of its components must lie there too.
   *
   * @default - those of the stack or stage around it; otherwise wherever it is deployed to
   */
  readonly env?: Environment;

  /**
   * The e-mail address that receives alarms and notices about spend. AWS asks it once for confirmation. Required where
   * the tier asks for somebody who receives alarms: in staging and production.
   *
   * @default - topics without subscribers
   */
  readonly alertEmail?: string;

  /**
   * Spend in a month, in US dollars, at whose 80 and 100 percent somebody is told. At most the tier's.
   *
   * Counted by the tag that carries the environment's name, from the day on which the organization activates it as a
   * cost allocation tag.
   *
   * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
   * @default - the tier's amount: 50 in a playground, 200 in development; spend is not watched where the tier names none
   */
  readonly monthlyBudget?: number;

  /**
   * What kind of network it has, once something needs one: a `NetworkShape`, or a source of your own.
   *
   * @default NetworkShape.privateWithEgress()
   */
  readonly network?: INetworkSource;

  /**
   * What the environment offers to applications that are deployed by themselves. All of it is made from this declaration alone and published below
   * `/paved-road/<name>/v1` and in `contracts/<name>.json` of the cloud assembly; more is refused to everybody with `NeedNotMet`.
   *
   * @default - it is not shared: each part is made when a component of the same app needs it
   */
  readonly offers?: EnvironmentOffers;
}

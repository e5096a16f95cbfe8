import { Environment } from 'aws-cdk-lib';
import { IAlarmSource, IKeySource, INetworkSource } from '../core/core-sources';
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
   * A region that the CDK does not know is refused with `InvalidValue`. One that is newer than the `aws-cdk-lib` in use is made known
   * with `Fact.register` of `aws-cdk-lib/region-info`.
   *
   * @default - those of the stack or stage around it; otherwise wherever it is deployed to
   */
  readonly env?: Environment;

  /**
   * The e-mail address that receives alarms and notices about spend. AWS asks it once for confirmation. Required where
   * the tier asks for somebody who receives alarms: in staging and production. Left out where `alarms` brings the topics.
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
   * Where customer-managed keys come from. Asked only for data whose classification calls for one in the tier.
   *
   * A key that was made elsewhere must let CloudWatch Logs, and CloudWatch and AWS Budgets for encrypted topics, use it in its own policy:
   * nothing here can change that.
   *
   * @default - one of its own for each classification, rotated every year
   */
  readonly keys?: IKeySource;

  /**
   * Where the topics come from that alarms are published to. It takes the place of `alertEmail`.
   *
   * A topic that was made elsewhere must let CloudWatch and AWS Budgets publish in its own policy: nothing here can change that.
   *
   * @default - one of its own for each severity, with `alertEmail` as subscriber
   */
  readonly alarms?: IAlarmSource;
}

import { Environment } from 'aws-cdk-lib';
import { AlarmSubscription } from './alarms/alarm-subscription';
import { BackupOptions } from './backups/backup-options';
import { EnvironmentOffers } from './contract/environment-offers';
import { LifetimeProps } from './lifetime/lifetime-props';
import { CostAnomalyOptions } from './spend/cost-anomaly-options';
import { IAlarmSource, IKeySource, INetworkSource } from '../core/core-sources';
import { EnvironmentTier } from '../core/tier/environment-tier';

/** Properties of an `AppEnvironment`. */
export interface AppEnvironmentProps extends LifetimeProps {
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
   * The e-mail address that receives alarms of every severity, and notices about spend. AWS asks it once for confirmation.
   *
   * Where the tier asks for somebody who receives alarms, in staging and production, this, one of `alarmSubscriptions` for the
   * most urgent alarms that the tier has, or `alarms` is required.
   *
   * @default - nobody is told by e-mail
   */
  readonly alertEmail?: string;

  /**
   * Who else receives alarms, and of which severities: an on-call service the pages, a queue everything.
   *
   * @default - `alertEmail` alone
   */
  readonly alarmSubscriptions?: AlarmSubscription[];

  /**
   * Where alarms are published to: `AlarmRouting.toTopics` for topics that exist already, or a source of your own. Excludes
   * `alertEmail` and `alarmSubscriptions`, which are for topics of the environment.
   *
   * @default - topics of the environment's own, one for each severity
   */
  readonly alarms?: IAlarmSource;

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
   * The names of the IAM roles that create the resources of the environment: those may create no more that costs by the hour
   * once the budget is spent, where the tier says so, in a playground. At least one, none with a path.
   *
   * The policy that denies counts for resources that carry the tag of this environment alone, so other environments go on
   * that share the roles. Nothing that exists is stopped, and everything can be deleted.
   *
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html
   * @default - the role that CloudFormation has from the CDK's bootstrap; with a synthesizer that knows no such role nothing is
   * stopped, and the synthesis warns
   */
  readonly creatingRoles?: string[];

  /**
   * Which unusual spend somebody is told of, whatever the budget says.
   *
   * Told apart by the tag that carries the environment's name, which AWS allows in the management account of an organization
   * alone; a deployment to another account fails. CloudFormation makes it in us-east-1 alone (`ContradictingProps` elsewhere).
   *
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html
   * @see https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1375
   * @default - nobody is told but by the budget
   */
  readonly costAnomalies?: CostAnomalyOptions;

  /**
   * Whether it has a dashboard, with a section for each component. It lies in a stack of its own, `<name>-dashboard`.
   *
   * AWS bills a dashboard by the month, but for the first few of an account.
   *
   * @see https://aws.amazon.com/cloudwatch/pricing/
   * @default - as the tier says: everywhere but in a playground
   */
  readonly dashboard?: boolean;

  /**
   * What kind of network it has, once something needs one: a `NetworkShape`, or a source of your own.
   *
   * @default NetworkShape.privateWithEgress()
   */
  readonly network?: INetworkSource;

  /**
   * Where its customer-managed keys come from: `EnvironmentKeys`, or a source of your own. Asked only for data whose classification calls for
   * one in the tier. Changing it gives data another key, and a database cannot follow.
   *
   * A key that was made elsewhere must let CloudWatch Logs, and CloudWatch and AWS Budgets for encrypted topics, use it in its own policy:
   * nothing here can change that.
   *
   * @default EnvironmentKeys.own()
   */
  readonly keys?: IKeySource;

  /**
   * What its backups have beyond a plan and a vault: a lock, copies elsewhere, tests of restores. Refused where the tier keeps no data.
   *
   * @default - a daily plan and a vault in its own account and region, where the tier keeps data
   */
  readonly backups?: BackupOptions;

  /**
   * The managed policy that no role and no user of the environment may exceed: its name, with its path where it has one,
   * or its ARN. It must be there before the first deployment.
   *
   * Every role and user in the stacks of the environment has it: those of components, of what else stands in the same
   * stacks, and of helpers of the CDK. One that is given another boundary keeps that, which is the finding
   * `PR-GOVERNANCE-BOUNDARY-MISSING`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
   * @default - roles are bounded by their own policies alone
   */
  readonly permissionsBoundary?: string;

  /**
   * What the environment offers to applications that are deployed by themselves. All of it is made from this declaration alone and published below
   * `/paved-road/<name>/v1` and in `contracts/<name>.json` of the cloud assembly; more is refused to everybody with `NeedNotMet`.
   *
   * @default - it is not shared: each part is made when a component of the same app needs it
   */
  readonly offers?: EnvironmentOffers;
}

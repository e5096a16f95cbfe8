import { Environment } from 'aws-cdk-lib';
import { BackupOptions } from './backups/backup-options';
import { IKeySource, INetworkSource } from '../core/core-sources';
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
   * Where its customer-managed keys come from, where its tier has any: `EnvironmentKeys`, or a source of your own. Changing it gives
   * data another key, and a database cannot follow.
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
}

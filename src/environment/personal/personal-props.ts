import { Environment } from 'aws-cdk-lib';
import { INetworkSource } from '../../core/core-sources';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { LifetimeProps } from '../lifetime/lifetime-props';

/** Properties of a personal environment. */
export interface PersonalProps extends LifetimeProps {
  /**
   * Whose it is: a letter, then at most 30 lower-case letters and digits. No dashes, so that no other person and application together
   * make the same name.
   */
  readonly person: string;

  /** The application that runs in it. */
  readonly application: string;

  /** Who pays for it. */
  readonly costCenter: string;

  /**
   * Who answers for it, as tags say it.
   *
   * @default - the person
   */
  readonly owner?: string;

  /**
   * What kind of environment it is. One whose environments end by themselves, such as a playground or a tier based on it.
   *
   * @default EnvironmentTier.PLAYGROUND
   */
  readonly tier?: EnvironmentTier;

  /**
   * The AWS account and region that it lies in.
   *
   * @default - those of the stack or stage around it; otherwise wherever it is deployed to
   */
  readonly env?: Environment;

  /**
   * The e-mail address that receives its alarms and notices. AWS asks it once for confirmation.
   *
   * @default - topics without subscribers
   */
  readonly alertEmail?: string;

  /**
   * Spend in a month, in US dollars, at whose 80 and 100 percent somebody is told. At most the tier's.
   *
   * @default - the tier's amount, 50 in a playground
   */
  readonly monthlyBudget?: number;

  /**
   * What kind of network it has, once something needs one.
   *
   * @default NetworkShape.privateWithEgress()
   */
  readonly network?: INetworkSource;
}

import { AlarmSeverity } from '../../core/alarm-severity';
import { NetworkNeeds } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';

/** What an environment offers that several applications share. All of it is there from the beginning, and nothing else. */
export interface EnvironmentOffers {
  /**
   * The network, and what can be reached from it. One with egress reaches every API of AWS as well.
   *
   * @default - no network
   */
  readonly network?: NetworkNeeds;

  /**
   * The classifications of data that there are keys for, where the tier has customer-managed keys for them.
   *
   * @default - the key for internal data, which logs and alarms of every component use
   */
  readonly keys?: DataClassification[];

  /**
   * The severities that there are alarm topics for, as the tier lowers them.
   *
   * @default - all that the tier has
   */
  readonly alarms?: AlarmSeverity[];

  /**
   * Whether there is a plan of backups. The tier has one where it keeps data.
   *
   * @default true
   */
  readonly backups?: boolean;

  /**
   * Whether there is a bucket for services that log to S3.
   *
   * @default false
   */
  readonly logBucket?: boolean;
}

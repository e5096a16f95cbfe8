import { Duration } from 'aws-cdk-lib';

/**
 * What a database is to survive, and how well. An objective is a bound: what the tier demands counts as well, and the stricter of the
 * two decides.
 */
export interface RecoveryObjectives {
  /**
   * Recovery point: how much of the latest writes may be lost at most when data has to be restored, because it was deleted or spoiled.
   * At least 5 minutes, which is what RDS and Aurora can restore to from their automatic backups.
   *
   * The loss of an availability zone loses nothing that was committed: the storage of Aurora lies in three, and a standby of RDS has it, too.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
   * @default - what the tier demands: 5 minutes where it keeps data, else a day
   */
  readonly rpo?: Duration;

  /**
   * Recovery time: how long the database may be away at most when an instance or an availability zone fails. Below an hour it has a
   * standby: a second instance in another zone. At least 1 minute for Aurora and 2 for RDS, since a failover takes so long.
   *
   * It is no bound for restoring a backup, which takes the longer the more data there is.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.Failover.html
   * @default - what the tier demands: 15 minutes where it has a standby, else a day
   */
  readonly rto?: Duration;

  /**
   * How much of the latest writes may be lost at most when the region or the account is lost. At least 2 days: the environment copies its
   * backups elsewhere once a day, and a copy takes its time. Needs an environment with `backups.copies`.
   *
   * @default - nothing is promised; copies are made where the environment makes them
   */
  readonly regionLoss?: Duration;
}

import { Duration } from 'aws-cdk-lib';
import { DatabaseInsightsMode } from 'aws-cdk-lib/aws-rds';
import { DatabaseCapacity } from './capacity/database-capacity';
import { DatabaseEngine } from './engine/database-engine';
import { DatabaseUpgrade } from './operations/database-upgrade';
import { DatabaseRestore } from './recovery/database-restore';
import { RecoveryObjectives } from './recovery/recovery-objectives';
import { DataClassification } from '../../core/data-classification';
import { GovernedComponentProps } from '../../governance/governed-component';

/** What of a `ServiceDatabase` may differ from tier to tier. */
export interface ServiceDatabaseOverrides {
  /**
   * How much work it can take.
   *
   * @default - Aurora: serverless up to 4 ACU, from 0 where the tier lets databases pause, else from 0.5; RDS: a t4g.medium with 20 GiB
   */
  readonly capacity?: DatabaseCapacity;

  /**
   * How many readers there are beside the writer, on Aurora: 0 to 15, at least 1 where the tier has a standby, none in a playground. RDS
   * refuses them: it makes no replica of an instance whose password it manages.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Replication.html
   * @default - 1 in tiers with a standby, else 0
   */
  readonly readers?: number;

  /**
   * Whether Aurora charges more for storage and capacity and nothing for I/O. It costs less where I/O is more than a quarter of the bill of
   * a database, and can be switched on once in 30 days. RDS refuses it.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.StorageReliability.html#aurora-storage-type
   * @default false
   */
  readonly ioOptimized?: boolean;

  /**
   * How long automatic backups are kept: whole days from the tier's floor (1, in production 7) to 35.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
   * @default - as long as the tier says: 1 day in a playground, 35 days in production
   */
  readonly backupRetention?: Duration;

  /**
   * When automatic backups are taken each day, in UTC: 30 minutes to 12 hours, such as `01:00-01:30`. It must not meet `maintenanceWindow`.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html#USER_WorkingWithAutomatedBackups.BackupWindow
   * @default - half an hour in the night of the region, another one for each database; of UTC where the region is not known at synthesis
   */
  readonly backupWindow?: string;

  /**
   * When AWS maintains it each week and upgrades minor versions, in UTC: 30 minutes to 12 hours, such as `sun:02:00-sun:03:00`. Readers are
   * maintained at the same time of the day before.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance
   * @default - an hour in the night of the region, on the day of the tier: in development before staging, and there before production
   */
  readonly maintenanceWindow?: string;

  /**
   * How much Database Insights shows. `ADVANCED` keeps what was measured for 15 months instead of 7 days, and is paid for by vCPU or ACU.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Database-Insights.html
   * @default DatabaseInsightsMode.STANDARD
   */
  readonly insights?: DatabaseInsightsMode;

  /**
   * How long storage may take for a request, from 1 ms on: 99 of 100 are to be faster, otherwise `ReadLatencyHigh` or `WriteLatencyHigh` goes off.
   *
   * @default Duration.millis(50)
   */
  readonly latencyTarget?: Duration;

  /**
   * The way to a later major version, in two steps: with it, the database is upgraded, while the parameters of both versions are there; when
   * that is over, `engine` takes its place. Refuses another engine, an earlier version, and a step that AWS does not take.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html
   * @default - it stays with its major version
   */
  readonly upgrade?: DatabaseUpgrade;

  /**
   * How well it recovers: `{ rpo: Duration.minutes(5), rto: Duration.minutes(10) }`. It decides about backups and about a standby, and
   * what no setting keeps is refused. The record lists each objective with the setting that keeps it; an override that breaks it blocks.
   *
   * @default - as well as the tier demands
   */
  readonly recovery?: RecoveryObjectives;

  /**
   * Where its data comes from when it is made. The component stays what it was for everybody who connects to it; the database behind it
   * is another one, with a name and a logical id of its own, and what was there before is left behind where the tier keeps data. Keep the
   * prop afterwards: without it the component is an empty database again.
   *
   * @default - it begins empty
   */
  readonly restore?: DatabaseRestore;
}

/** Properties of a `ServiceDatabase`. */
export interface ServiceDatabaseProps extends GovernedComponentProps, ServiceDatabaseOverrides {
  /** What the data calls for. Decides about the key, and which tiers may hold it. */
  readonly dataClassification: DataClassification;

  /**
   * Which database runs.
   *
   * @default DatabaseEngine.auroraPostgresql()
   */
  readonly engine?: DatabaseEngine;

  /**
   * The name of the database inside the server: a letter, then letters, digits and underscores, at most 63 with PostgreSQL
   * and 64 with MySQL and MariaDB, and no word that the engine reserves.
   *
   * @default - the component's name in lower snake case
   */
  readonly databaseName?: string;

  /**
   * What differs in a tier, by its name: `{ production: { capacity: DatabaseCapacity.serverless({ maximum: 16 }) } }`. It is checked as if
   * it were given directly. A custom tier has what is said about its base as well.
   *
   * @default - the same in all tiers, but for what the tier decides
   */
  readonly tiers?: { [tier: string]: ServiceDatabaseOverrides };
}

import { Duration } from 'aws-cdk-lib';
import { DatabaseCapacity } from './capacity/database-capacity';
import { DatabaseEngine } from './engine/database-engine';
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
   * How long automatic backups are kept: whole days from the tier's floor (1, in production 7) to 35.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
   * @default - as long as the tier says: 1 day in a playground, 35 days in production
   */
  readonly backupRetention?: Duration;

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
   * The name of the database inside the server: a letter, then letters, digits and underscores, at most 63.
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

import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { VaultLock } from './vault-lock';

/** What the backups of an environment have beyond a plan and a vault. Refused where the tier keeps no data, and with it no backups. */
export interface BackupOptions {
  /**
   * A lock on the vault, against those whom IAM lets change its policy.
   *
   * @default - the policy of the vault lets nobody delete backups before their time, until somebody changes it
   */
  readonly vaultLock?: VaultLock;

  /**
   * Vaults elsewhere that each backup is copied to, so that it outlives the account or the region.
   *
   * @default - backups stay where the environment is
   */
  readonly copies?: BackupCopy[];

  /**
   * Restores backups now and then, to see that they can be restored, and deletes what was restored.
   *
   * @default - nothing is restored; rehearse it yourself
   */
  readonly restoreTesting?: RestoreTestingOptions;
}

/**
 * A vault that backups are copied to.
 *
 * A vault of another account must let this one copy into it (`backup:CopyIntoBackupVault`), both accounts must be of one organization
 * that allows copies across accounts, and the other account must be able to use the key of what was backed up: bring a central key whose
 * policy says so, since no key of the environment's own does.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-cross-account-backup.html
 */
export interface BackupCopy {
  /** The ARN of the vault: of another account or region. A token is fine. */
  readonly vaultArn: string;

  /**
   * How long the copy is kept: whole days, at least 1.
   *
   * @default - as long as the tier keeps backups
   */
  readonly retention?: Duration;
}

/** How restores are tested. */
export interface RestoreTestingOptions {
  /**
   * When, as a cron expression in UTC; AWS Backup knows no rates.
   *
   * @default - on Sundays at 5:00
   */
  readonly schedule?: Schedule;

  /**
   * What is restored, in the words of AWS Backup, such as `DynamoDB` or `EFS`. `Aurora` and `RDS` are restored into the data subnets of
   * the environment, with a security group that admits nobody; other types where AWS Backup puts them.
   *
   * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/restore-testing-inferred-metadata.html
   * @default ['Aurora', 'RDS']
   */
  readonly resourceTypes?: string[];
}

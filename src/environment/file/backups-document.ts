import { Schedule } from 'aws-cdk-lib/aws-events';
import { InWords, Readers, durationOf, readAll } from './readers';
import { BackupCopy, BackupOptions, RestoreTestingOptions } from '../backups/backup-options';
import { VaultLock } from '../backups/vault-lock';

/** What the backups of an environment have beyond a plan and a vault, as a file has it. */
export interface BackupsDocument {
  /** A lock on the vault, in the words of AWS Backup. */
  readonly vaultLock?: VaultLockDocument;
  /** Vaults elsewhere that each backup is copied to. */
  readonly copies?: readonly InWords<BackupCopy>[];
  /** How restores are tested; as usual where the mapping is empty. */
  readonly restoreTesting?: RestoreTestingDocument;
}

/** A lock on a vault as a file has it. */
export interface VaultLockDocument {
  /** Whether somebody may take it off. */
  readonly mode: 'governance' | 'compliance';
  /** How long it can be taken back, in compliance mode; 3 days where it is left out. */
  readonly grace?: string;
}

/** How restores are tested, as a file has it. */
export interface RestoreTestingDocument extends Omit<RestoreTestingOptions, 'schedule'> {
  /** When, such as `cron(0 5 ? * SUN *)`. */
  readonly schedule?: string;
}

/** What backups may have, and how it is read. */
export const BACKUPS: Readers<BackupOptions, BackupsDocument> = {
  vaultLock: ({ vaultLock }) => vaultLock && lockOf(vaultLock),
  copies: ({ copies }) => copies?.map((copy) => readAll(COPY, copy)),
  restoreTesting: ({ restoreTesting }) => restoreTesting && readAll(RESTORE_TESTING, restoreTesting),
};

const COPY: Readers<BackupCopy, InWords<BackupCopy>> = {
  vaultArn: ({ vaultArn }) => vaultArn,
  retention: ({ retention }) => durationOf(retention),
};

const RESTORE_TESTING: Readers<RestoreTestingOptions, RestoreTestingDocument> = {
  schedule: ({ schedule }) => schedule === undefined ? undefined : Schedule.expression(schedule),
  resourceTypes: ({ resourceTypes }) => resourceTypes,
};

function lockOf({ mode, grace }: VaultLockDocument): VaultLock {
  return mode === 'governance' ? VaultLock.governance() : VaultLock.compliance(durationOf(grace));
}

import { Duration } from 'aws-cdk-lib';
import { CfnBackupSelection } from 'aws-cdk-lib/aws-backup';
import { Restored } from './restored';
import { BackupOffer } from '../../../core/app-environment';
import { ErrorCode, PavedRoadError } from '../../../core/errors';
import { GovernedComponent } from '../../../governance/governed-component';

/**
 * The daily backups of the environment, or nothing where the tier keeps no data.
 *
 * Refuses an environment that copies no backups where the loss of the region is to be survived (`NeedNotMet`).
 */
export function backupsFor(database: GovernedComponent, regionLoss?: Duration): BackupOffer | undefined {
  const offer = database.environment.provideBackupPlan(database);
  if (!regionLoss || offer?.copies?.length) return offer;
  const message = `'regionLoss' of ${regionLoss.toHumanString()} must have copies of backups elsewhere, got none in '${database.environment.identity.environmentName}'; `
    + "give the environment 'backups: { copies: [{ vaultArn }] }' where it is made, or leave 'regionLoss' out";
  throw PavedRoadError.of(database, ErrorCode.NEED_NOT_MET, message);
}

/** What decides about the backups of a database. */
interface BackedUp {
  readonly backups?: BackupOffer;
  readonly restored?: Restored;
}

/** Adds a database to the daily backups of its environment. A restored one has a selection of its own. */
export function backUp(database: GovernedComponent, { backups, restored }: BackedUp, arn: string): void {
  if (!backups) return;
  const mark = restored?.mark ?? '';
  new CfnBackupSelection(database, `Backup${mark}`, {
    backupPlanId: backups.backupPlanId,
    backupSelection: { selectionName: `${database.componentName.slice(0, 50 - mark.length)}${mark}`, iamRoleArn: backups.roleArn, resources: [arn] },
  });
}

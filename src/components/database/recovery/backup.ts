import { CfnBackupSelection } from 'aws-cdk-lib/aws-backup';
import { GovernedComponent } from '../../../governance/governed-component';

/** Adds a database to the daily backups of its environment, where the tier keeps data. */
export function backUp(database: GovernedComponent, arn: string): void {
  const offer = database.environment.provideBackupPlan(database);
  if (!offer) return;
  new CfnBackupSelection(database, 'Backup', {
    backupPlanId: offer.backupPlanId,
    backupSelection: { selectionName: database.componentName.slice(0, 50), iamRoleArn: offer.roleArn, resources: [arn] },
  });
}

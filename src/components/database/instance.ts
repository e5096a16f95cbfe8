import { DatabaseInstance, StorageType } from 'aws-cdk-lib/aws-rds';
import { DatabasePlan } from './database-plan';
import { keepLogs } from './operations/database-logs';
import { settingsOf } from './settings/settings';
import { GovernedComponent } from '../../governance/governed-component';

/** A single RDS instance, with a standby where the tier wants one. */
export function defineInstance(database: GovernedComponent, plan: DatabasePlan): DatabaseInstance {
  const { instanceType, storageGiB = 20 } = plan.capacity._provisioned!;
  const instance = new DatabaseInstance(database, 'Resource', {
    ...settingsOf(database, plan),
    engine: plan.engine._instance!,
    instanceType,
    instanceIdentifier: plan.identifier,
    databaseName: plan.databaseName,
    backupRetention: plan.backupRetention,
    preferredBackupWindow: plan.windows.backup,
    applyImmediately: plan.tier.applyImmediately,
    allowMajorVersionUpgrade: plan.upgradedFrom && true,
    deleteAutomatedBackups: !plan.tier.keepsData,
    multiAz: plan.tier.multiAz,
    publiclyAccessible: false,
    storageType: StorageType.GP3,
    allocatedStorage: storageGiB,
    maxAllocatedStorage: storageGiB * 2,
  });
  keepLogs(database, plan, '/aws/rds/instance', instance);
  return instance;
}

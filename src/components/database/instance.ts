import { DatabaseInstance, StorageType } from 'aws-cdk-lib/aws-rds';
import { ceilingOf, LEAST_STORAGE } from './capacity/storage-growth';
import { DatabasePlan } from './database-plan';
import { keepLogs } from './operations/database-logs';
import { resourceId, restoreInto } from './recovery/restore-into';
import { optionsOf } from './settings/options';
import { settingsOf } from './settings/settings';
import { GovernedComponent } from '../../governance/governed-component';

/** A single RDS instance, with a standby where one is wanted. */
export function defineInstance(database: GovernedComponent, plan: DatabasePlan): DatabaseInstance {
  const { instanceType, ...storage } = plan.capacity._provisioned!;
  const instance = new DatabaseInstance(database, resourceId(plan), {
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
    multiAz: plan.recovery.standby,
    publiclyAccessible: false,
    optionGroup: optionsOf(database, plan),
    storageType: StorageType.GP3,
    allocatedStorage: storage.storageGiB ?? LEAST_STORAGE,
    maxAllocatedStorage: ceilingOf(storage),
  });
  restoreInto(instance, plan);
  keepLogs(database, plan, '/aws/rds/instance', instance);
  return instance;
}

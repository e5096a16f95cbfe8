import { DatabaseInstance, StorageType } from 'aws-cdk-lib/aws-rds';
import { DatabasePlan } from './database-plan';
import { keepLogs } from './operations/database-logs';
import { resourceId, restoreInto } from './recovery/restore-into';
import { settingsOf } from './settings/settings';
import { GovernedComponent } from '../../governance/governed-component';

/** A single RDS instance, with a standby where one is wanted. */
export function defineInstance(database: GovernedComponent, plan: DatabasePlan): DatabaseInstance {
  const { instanceType, storageGiB = 20 } = plan.capacity._provisioned!;
  const instance = new DatabaseInstance(database, resourceId(plan), {
    ...settingsOf(database, plan),
    engine: plan.engine._instance!,
    instanceType,
    instanceIdentifier: plan.identifier,
    databaseName: plan.databaseName,
    backupRetention: plan.backupRetention,
    deleteAutomatedBackups: !plan.tier.keepsData,
    multiAz: plan.recovery.standby,
    publiclyAccessible: false,
    storageType: StorageType.GP3,
    allocatedStorage: storageGiB,
    maxAllocatedStorage: storageGiB * 2,
  });
  restoreInto(instance, plan);
  keepLogs(database, plan, '/aws/rds/instance', instance);
  return instance;
}

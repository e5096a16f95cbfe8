import { Duration } from 'aws-cdk-lib';
import { ClusterInstance, DatabaseCluster, DBClusterStorageType, IClusterInstance } from 'aws-cdk-lib/aws-rds';
import { readerId } from './capacity/readers';
import { DatabasePlan } from './database-plan';
import { keepLogs } from './operations/database-logs';
import { insightsOfMember } from './operations/insights';
import { resourceId, restoreInto } from './recovery/restore-into';
import { letReadersGo } from './settings/removal';
import { settingsOf } from './settings/settings';
import { GovernedComponent } from '../../governance/governed-component';

/** RDS pauses an idle database after this time where the tier lets it. */
const IDLE_BEFORE_PAUSE = Duration.minutes(5);

/** An Aurora cluster: a writer and its readers, of which the first one is the standby. */
export function defineCluster(database: GovernedComponent, plan: DatabasePlan): DatabaseCluster {
  const cluster = new DatabaseCluster(database, resourceId(plan), {
    ...settingsOf(database, plan),
    engine: plan.engine._cluster!,
    clusterIdentifier: plan.identifier,
    defaultDatabaseName: plan.databaseName,
    backup: { retention: plan.backupRetention, preferredWindow: plan.windows.backup },
    deleteAutomatedBackups: !plan.tier.keepsData,
    backtrackWindow: plan.backtrackWindow,
    // Said in either case: CloudFormation leaves the storage as it is when nobody says anything any more.
    storageType: plan.ioOptimized ? DBClusterStorageType.AURORA_IOPT1 : DBClusterStorageType.AURORA,
    writer: writer(plan),
    readers: Array.from({ length: plan.readers }, (_, index) => reader(index, plan)),
    ...serverlessBounds(plan),
  });
  letReadersGo(cluster);
  restoreInto(cluster, plan);
  keepLogs(database, plan, '/aws/rds/cluster', cluster);
  return cluster;
}

function serverlessBounds({ capacity, tier }: DatabasePlan) {
  if (!capacity._serverless) return {};
  const { floor = 0.5, minimum = tier.scaleToZero ? 0 : floor, maximum } = capacity._serverless;
  return {
    serverlessV2MinCapacity: minimum,
    serverlessV2MaxCapacity: maximum,
    ...minimum === 0 && { serverlessV2AutoPauseDuration: IDLE_BEFORE_PAUSE },
  };
}

function writer(plan: DatabasePlan): IClusterInstance {
  const { capacity, windows } = plan;
  const settings = settingsOfMember(plan, windows.maintenance);
  return capacity._provisioned
    ? ClusterInstance.provisioned('Writer', { ...settings, instanceType: capacity._provisioned.instanceType })
    : ClusterInstance.serverlessV2('Writer', settings);
}

/** The first reader takes over when the writer fails, so it is as large as the writer; the others are second. */
function reader(index: number, plan: DatabasePlan): IClusterInstance {
  const { capacity, windows } = plan;
  const settings = settingsOfMember(plan, windows.maintenanceOfReaders);
  const isStandby = index === 0;
  return capacity._serverless
    ? ClusterInstance.serverlessV2(readerId(index), { ...settings, ...isStandby && { scaleWithWriter: true } })
    : ClusterInstance.provisioned(readerId(index), {
      ...settings, instanceType: capacity._provisioned!.instanceType, promotionTier: isStandby ? 1 : 2,
    });
}

function settingsOfMember(plan: DatabasePlan, preferredMaintenanceWindow: string) {
  return {
    autoMinorVersionUpgrade: true,
    publiclyAccessible: false,
    ...insightsOfMember(plan),
    preferredMaintenanceWindow,
    applyImmediately: plan.tier.applyImmediately,
  };
}

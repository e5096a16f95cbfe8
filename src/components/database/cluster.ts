import { Duration } from 'aws-cdk-lib';
import { ClusterInstance, DatabaseCluster, IClusterInstance } from 'aws-cdk-lib/aws-rds';
import { DatabasePlan } from './database-plan';
import { keepLogs } from './operations/database-logs';
import { resourceId, restoreInto } from './recovery/restore-into';
import { settingsOf } from './settings/settings';
import { GovernedComponent } from '../../governance/governed-component';

/** RDS pauses an idle database after this time where the tier lets it. */
const IDLE_BEFORE_PAUSE = Duration.minutes(5);

/** An Aurora cluster: a writer, and where a standby is wanted, a reader in another availability zone. */
export function defineCluster(database: GovernedComponent, plan: DatabasePlan): DatabaseCluster {
  const cluster = new DatabaseCluster(database, resourceId(plan), {
    ...settingsOf(database, plan),
    engine: plan.engine._cluster!,
    clusterIdentifier: plan.identifier,
    defaultDatabaseName: plan.databaseName,
    backup: { retention: plan.backupRetention },
    deleteAutomatedBackups: !plan.tier.keepsData,
    writer: member('Writer', plan, false),
    readers: plan.recovery.standby ? [member('Reader', plan, true)] : [],
    ...serverlessBounds(plan),
  });
  restoreInto(cluster, plan);
  keepLogs(database, plan, '/aws/rds/cluster', cluster);
  return cluster;
}

function serverlessBounds({ capacity, tier }: DatabasePlan) {
  if (!capacity._serverless) return {};
  const { minimum = tier.scaleToZero ? 0 : 0.5, maximum } = capacity._serverless;
  return {
    serverlessV2MinCapacity: minimum,
    serverlessV2MaxCapacity: maximum,
    ...minimum === 0 && { serverlessV2AutoPauseDuration: IDLE_BEFORE_PAUSE },
  };
}

function member(id: string, { capacity, key }: DatabasePlan, isReader: boolean): IClusterInstance {
  const options = { autoMinorVersionUpgrade: true, publiclyAccessible: false, enablePerformanceInsights: true, performanceInsightEncryptionKey: key };
  if (capacity._provisioned) return ClusterInstance.provisioned(id, { ...options, instanceType: capacity._provisioned.instanceType });
  return ClusterInstance.serverlessV2(id, { ...options, ...isReader && { scaleWithWriter: true } });
}

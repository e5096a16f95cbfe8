import { Duration } from 'aws-cdk-lib';
import { Credentials, EngineLifecycleSupport } from 'aws-cdk-lib/aws-rds';
import { guardOf } from './guard';
import { parametersOf } from './parameters';
import { isolatedSubnets } from './subnets';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';
import { insightsOf } from '../operations/insights';
import { monitoringRole } from '../operations/monitoring-role';

/** Who administrates the database from the beginning. RDS keeps the password. */
export const MASTER_USER = 'master';

/** What no option switches off, in the words that clusters and instances share. */
export function settingsOf(database: GovernedComponent, plan: DatabasePlan) {
  const { tier, engine, network, key, removalPolicy, windows } = plan;
  return {
    vpc: network.vpc,
    // The CDK counts the subnets that it would take without the group, and takes private ones when it is told none.
    vpcSubnets: network.dataSubnets,
    subnetGroup: isolatedSubnets(database, network, removalPolicy),
    securityGroups: [guardOf(database, plan)],
    parameterGroup: parametersOf(database, plan),
    port: engine._kind.port,
    manageMasterUserPassword: true,
    credentials: Credentials.fromUsername(MASTER_USER, { encryptionKey: key }),
    iamAuthentication: true,
    storageEncrypted: true,
    storageEncryptionKey: key,
    copyTagsToSnapshot: true,
    deletionProtection: tier.keepsData,
    removalPolicy,
    cloudwatchLogsExports: [...engine._kind.logs],
    ...insightsOf(plan),
    ...tier.enhancedMonitoring && { monitoringInterval: Duration.minutes(1), monitoringRole: monitoringRole(database) },
    preferredMaintenanceWindow: windows.maintenance,
    autoMinorVersionUpgrade: true,
    ...engine._kind.hasExtendedSupport && { engineLifecycleSupport: EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED },
  };
}

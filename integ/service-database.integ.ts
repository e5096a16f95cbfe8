import { App, Stack } from 'aws-cdk-lib';
import { CfnDBClusterParameterGroup, CfnDBParameterGroup } from 'aws-cdk-lib/aws-rds';
import { AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, ServiceDatabase } from 'cdk-paved-road';
import { deploymentTest, expectAt } from './deployment-test';

/** A database of each kind: serverless Aurora and a provisioned instance of RDS. */
export function composeServiceDatabase(app: App): void {
  const environment = new AppEnvironment(app, 'IntegDatabase', {
    application: 'integ-database', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND,
  });
  const dataClassification = DataClassification.INTERNAL;
  const { cluster } = new ServiceDatabase(new Stack(app, 'IntegDatabaseServerless'), 'Cluster', { environment, dataClassification });
  const { instance } = new ServiceDatabase(new Stack(app, 'IntegDatabaseProvisioned'), 'Instance', {
    environment, dataClassification, engine: DatabaseEngine.postgresql(),
  });

  const test = deploymentTest(app, 'ServiceDatabaseTest');
  expectAt(test, { service: 'RDS', operation: 'DescribeDBClusters', parameters: { DBClusterIdentifier: cluster!.clusterIdentifier } }, {
    'DBClusters.0.Status': 'available',
    'DBClusters.0.StorageEncrypted': true,
    'DBClusters.0.DeletionProtection': false,
    'DBClusters.0.IAMDatabaseAuthenticationEnabled': true,
    'DBClusters.0.MasterUserSecret.SecretStatus': 'active',
    'DBClusters.0.BackupRetentionPeriod': 1,
    'DBClusters.0.ServerlessV2ScalingConfiguration.MinCapacity': 0,
    'DBClusters.0.ServerlessV2ScalingConfiguration.MaxCapacity': 4,
  });
  expectAt(test, { service: 'RDS', operation: 'DescribeDBInstances', parameters: { DBInstanceIdentifier: instance!.instanceIdentifier } }, {
    'DBInstances.0.DBInstanceStatus': 'available',
    'DBInstances.0.StorageEncrypted': true,
    'DBInstances.0.DeletionProtection': false,
    'DBInstances.0.PubliclyAccessible': false,
    'DBInstances.0.IAMDatabaseAuthenticationEnabled': true,
    'DBInstances.0.MasterUserSecret.SecretStatus': 'active',
    'DBInstances.0.BackupRetentionPeriod': 1,
    'DBInstances.0.MaxAllocatedStorage': 40,
    'DBInstances.0.DBParameterGroups.0.ParameterApplyStatus': 'in-sync',
  });
  const encryptedConnections = { 'Parameters.0.ParameterName': 'rds.force_ssl', 'Parameters.0.ParameterValue': 1 };
  app.node.findAll().forEach((construct) => {
    if (CfnDBClusterParameterGroup.isCfnDBClusterParameterGroup(construct)) {
      const parameters = { DBClusterParameterGroupName: construct.ref, Source: 'user' };
      expectAt(test, { service: 'RDS', operation: 'DescribeDBClusterParameters', parameters }, encryptedConnections);
    }
    if (CfnDBParameterGroup.isCfnDBParameterGroup(construct)) {
      const parameters = { DBParameterGroupName: construct.ref, Source: 'user' };
      expectAt(test, { service: 'RDS', operation: 'DescribeDBParameters', parameters }, encryptedConnections);
    }
  });
  ['cluster/integdatabaseserverless-cluster', 'instance/integdatabaseprovisioned-instance'].forEach((database) => {
    expectAt(test, { service: 'CloudWatchLogs', operation: 'DescribeLogGroups', parameters: { logGroupNamePrefix: `/aws/rds/${database}/postgresql` } }, {
      'logGroups.0.retentionInDays': 14,
    });
  });
}

if (require.main === module) {
  const app = new App();
  composeServiceDatabase(app);
  app.synth();
}

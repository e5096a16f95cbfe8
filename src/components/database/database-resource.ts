import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ClusterInstance, Credentials, DatabaseCluster, DatabaseInstance, EngineLifecycleSupport, IClusterInstance, ParameterGroup, StorageType, SubnetGroup,
} from 'aws-cdk-lib/aws-rds';
import { Construct, IConstruct } from 'constructs';
import { DatabaseCapacity } from './database-capacity';
import { DatabaseEngine } from './database-engine';
import { databaseIdentifier } from './database-identifier';
import { databaseNameOf } from './database-problems';
import { monitoringRole } from './monitoring-role';
import { ServiceDatabaseProps } from './service-database-props';
import { EnvironmentNetwork } from '../../core/app-environment';
import { EnvironmentTier } from '../../core/environment-tier';
import { GovernedComponent } from '../../governance/governed-component';
import { createLogGroup } from '../../governance/log-group';

/** Not the usual port of PostgreSQL, which is the first that anybody tries. */
export const PORT = 6543;

/** RDS pauses an idle database after this time where the tier lets it. */
const IDLE_BEFORE_PAUSE = Duration.minutes(5);

/** Everything that was decided about a database before a resource is made of it. */
export interface DatabasePlan {
  /** What kind of environment it lives in. */
  readonly tier: EnvironmentTier;
  /** Which database runs. */
  readonly engine: DatabaseEngine;
  /** How much work it can take. */
  readonly capacity: DatabaseCapacity;
  /** The name of the database inside the server. */
  readonly databaseName: string;
  /** The physical name of the cluster or instance. */
  readonly identifier: string;
  /** Where it answers. */
  readonly network: EnvironmentNetwork;
  /**
   * The customer-managed key.
   *
   * @default - AWS manages the key
   */
  readonly key?: IKey;
  /** What happens to the data when the stack goes. */
  readonly removalPolicy: RemovalPolicy;
  /** How long automatic backups are kept. */
  readonly backupRetention: Duration;
}

/** Which engine and capacity a database has: those that were chosen, or serverless Aurora. */
export function choicesOf({ engine = DatabaseEngine.auroraPostgresql(), capacity }: ServiceDatabaseProps): Pick<DatabasePlan, 'engine' | 'capacity'> {
  return { engine, capacity: capacity ?? (engine.isCluster ? DatabaseCapacity.serverless() : DatabaseCapacity.provisioned()) };
}

/** Decides: tier and choices become a plan. */
export function prepareDatabase(database: GovernedComponent, props: ServiceDatabaseProps): DatabasePlan {
  const { environment, dataClassification } = props;
  const { tier } = environment;
  return {
    tier,
    ...choicesOf(props),
    databaseName: databaseNameOf(database.node.id, props),
    identifier: databaseIdentifier(database.node.scope as Construct, database.node.id),
    network: environment.provideNetwork(database),
    key: environment.provideKey(database, dataClassification),
    removalPolicy: tier.keepsData ? RemovalPolicy.RETAIN : tier.finalSnapshot ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
    backupRetention: props.backupRetention ?? tier.backupRetention,
  };
}

/** An Aurora cluster: a writer, and where the tier wants a standby, a reader in another availability zone. */
export function defineCluster(database: GovernedComponent, plan: DatabasePlan): DatabaseCluster {
  const cluster = new DatabaseCluster(database, 'Resource', {
    ...safeAlways(database, plan),
    engine: plan.engine._cluster!,
    clusterIdentifier: plan.identifier,
    defaultDatabaseName: plan.databaseName,
    backup: { retention: plan.backupRetention },
    writer: member('Writer', plan, false),
    readers: plan.tier.multiAz ? [member('Reader', plan, true)] : [],
    ...serverlessBounds(plan),
  });
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

/** A single RDS instance, with a standby where the tier wants one. */
export function defineInstance(database: GovernedComponent, plan: DatabasePlan): DatabaseInstance {
  const { instanceType, storageGiB = 20 } = plan.capacity._provisioned!;
  const instance = new DatabaseInstance(database, 'Resource', {
    ...safeAlways(database, plan),
    engine: plan.engine._instance!,
    instanceType,
    instanceIdentifier: plan.identifier,
    databaseName: plan.databaseName,
    backupRetention: plan.backupRetention,
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

/** RDS would make the log groups itself, without an end; so they are there before it starts. */
function keepLogs(database: GovernedComponent, { engine, identifier, tier, key }: DatabasePlan, prefix: string, resource: IConstruct): void {
  for (const log of engine._logs) {
    const group = createLogGroup(database, `${log[0].toUpperCase()}${log.slice(1)}Logs`, { tier, key, name: `${prefix}/${identifier}/${log}` });
    resource.node.addDependency(group);
  }
}

const TLS_ONLY = { 'rds.force_ssl': '1' };

/** What no option switches off, in the words that clusters and instances share. */
function safeAlways(database: GovernedComponent, { tier, engine, network, key, removalPolicy }: DatabasePlan) {
  return {
    vpc: network.vpc,
    // The CDK counts the subnets that it would take without the group, and takes private ones when it is told none.
    vpcSubnets: network.dataSubnets,
    subnetGroup: isolatedSubnets(database, network, removalPolicy),
    securityGroups: [new SecurityGroup(database, 'SecurityGroup', {
      description: `who may reach ${database.node.path}`, vpc: network.vpc, allowAllOutbound: false,
    })],
    parameterGroup: new ParameterGroup(database, 'Parameters', {
      engine: engine._cluster ?? engine._instance!, description: `parameters of ${database.node.path}`, parameters: TLS_ONLY,
    }),
    port: PORT,
    manageMasterUserPassword: true,
    credentials: Credentials.fromUsername('master', { encryptionKey: key }),
    iamAuthentication: true,
    storageEncrypted: true,
    storageEncryptionKey: key,
    copyTagsToSnapshot: true,
    deletionProtection: tier.keepsData,
    removalPolicy,
    cloudwatchLogsExports: engine._logs,
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: key,
    ...tier.enhancedMonitoring && { monitoringInterval: Duration.minutes(1), monitoringRole: monitoringRole(database) },
    autoMinorVersionUpgrade: true,
    engineLifecycleSupport: EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED,
  };
}

function isolatedSubnets(database: GovernedComponent, { vpc, dataSubnets }: EnvironmentNetwork, removalPolicy: RemovalPolicy): SubnetGroup {
  const group = new SubnetGroup(database, 'Subnets', {
    description: `isolated subnets for ${database.node.path}`,
    vpc,
    vpcSubnets: dataSubnets,
    // Nobody takes a snapshot of subnets, and CloudFormation refuses to be asked.
    removalPolicy: removalPolicy === RemovalPolicy.SNAPSHOT ? RemovalPolicy.DESTROY : removalPolicy,
  });
  Validations.of(group).acknowledge({
    id: 'CloudFormation-Validate::W9007', reason: 'the validator takes outputs of another stack for equal values; each names a subnet of its own',
  });
  return group;
}

function member(id: string, { capacity, key }: DatabasePlan, isReader: boolean): IClusterInstance {
  const options = { autoMinorVersionUpgrade: true, publiclyAccessible: false, enablePerformanceInsights: true, performanceInsightEncryptionKey: key };
  if (capacity._provisioned) return ClusterInstance.provisioned(id, { ...options, instanceType: capacity._provisioned.instanceType });
  return ClusterInstance.serverlessV2(id, { ...options, ...isReader && { scaleWithWriter: true } });
}

import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnDBProxy, CfnDBProxyTargetGroup, DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { DatabaseEntrance } from './entrance';
import { admitBetween } from '../../../core/connection/network-path';
import { letReadSecret } from '../../../core/connection/secret-access';
import { ServiceRole } from '../../../core/service-role';
import { createLogGroup } from '../../../governance/scope/log-group';
import { DatabasePlan } from '../database-plan';

/** Where proxies listen. Nobody can choose: the port of the database behind them is another matter. */
const PORTS = { postgresql: 5432, mysql: 3306 };

/** What of the connections that the database takes goes to the proxy at most; the rest is for those who come directly, such as people. */
const SHARE_OF_CONNECTIONS = 90;

/** A proxy, and the way to it. */
export interface DatabaseProxy {
  /** The proxy. */
  readonly resource: CfnDBProxy;
  /** Where it listens. */
  readonly port: number;
  /** Who guards the port. */
  readonly securityGroup: SecurityGroup;
}

/**
 * A proxy in front of a database, in the same subnets. Clients log in with IAM and over TLS alone; it logs in to the database with the
 * secret that RDS manages, and reads it again when RDS has changed the password.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html
 */
export function defineProxy(
  scope: Construct, plan: DatabasePlan, database: DatabaseEntrance, resource: DatabaseCluster | DatabaseInstance,
): DatabaseProxy {
  const { tier, key, identifier, engine: { _kind: { dialect } }, network: { vpc, dataSubnets } } = plan;
  const of = database.target.node.path;
  const securityGroup = new SecurityGroup(scope, 'SecurityGroup', { vpc, allowAllOutbound: false, description: `who may reach the proxy of ${of}` });
  admitBetween(scope, [securityGroup], database.securityGroups, database.port, `the proxy of ${of} connects to it`);

  const role = new ServiceRole(scope, 'Role', 'rds.amazonaws.com', `lets the proxy of ${of} read its secret`);
  letReadSecret(role, database.secretArn, database.key);

  const proxy = new CfnDBProxy(scope, 'Resource', {
    dbProxyName: identifier,
    engineFamily: dialect.toUpperCase(),
    auth: [{ authScheme: 'SECRETS', iamAuth: 'REQUIRED', secretArn: database.secretArn }],
    requireTls: true,
    // What it would log in detail are the statements, with the data in them.
    debugLogging: false,
    roleArn: role.roleArn,
    vpcSubnetIds: vpc.selectSubnets(dataSubnets).subnetIds,
    vpcSecurityGroupIds: [securityGroup.securityGroupId],
  });
  proxy.node.addDependency(role, createLogGroup(scope, 'Logs', { tier, key, name: `/aws/rds/proxy/${identifier}` }));
  const targets = new CfnDBProxyTargetGroup(scope, 'Targets', {
    dbProxyName: proxy.ref,
    targetGroupName: 'default',
    ...resource instanceof DatabaseCluster
      ? { dbClusterIdentifiers: [resource.clusterIdentifier] }
      : { dbInstanceIdentifiers: [resource.instanceIdentifier] },
    connectionPoolConfigurationInfo: { maxConnectionsPercent: SHARE_OF_CONNECTIONS },
  });
  targets.node.addDependency(resource);
  return { resource: proxy, port: PORTS[dialect], securityGroup };
}

import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import { connected, recordedConnections, statementsOf, variablesOf } from './doors';
import { DatabaseCapacity, DatabaseEngine, EnvironmentTier, Governance } from '../../../../src';
import { GovernanceAssertions, ProposalLint } from '../../../../src/testing';
import { allPacks, recordOf } from '../../../governance/apps';
import { Shop } from '../../shop';

const PROXY = 'AWS::RDS::DBProxy';
const TARGETS = 'AWS::RDS::DBProxyTargetGroup';
const LOGS = 'AWS::Logs::LogGroup';
const ALARM = 'AWS::CloudWatch::Alarm';
const SECRET = { 'Fn::GetAtt': ['Orders2A43276C', 'MasterUserSecret.SecretArn'] };
const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

const proxied = (props: Parameters<typeof connected>[1] = {}, tier = PRODUCTION) => connected(['its proxy'], props, new Shop(tier));

describe('RDS Proxy', () => {
  test('is there once somebody connects to it, and not before', () => {
    connected(['the database']).template().resourceCountIs(PROXY, 0);
    expect(Object.keys(proxied().template().findResources(PROXY))).toEqual(['OrdersProxyFF99ACFB']);
  });

  test('is one for all who connect', () => {
    const shop = proxied();
    shop.function({}, 'Worker').connectTo((shop.stack.node.findChild('Orders') as ReturnType<Shop['database']>).proxy);
    shop.template().resourceCountIs(PROXY, 1);
    shop.template().resourceCountIs(TARGETS, 1);
  });

  test.each([
    [DatabaseEngine.auroraPostgresql(), 'POSTGRESQL', '5432', { DBClusterIdentifiers: [{ Ref: 'Orders2A43276C' }] }],
    [DatabaseEngine.postgresql(), 'POSTGRESQL', '5432', { DBInstanceIdentifiers: [{ Ref: 'Orders2A43276C' }] }],
    [DatabaseEngine.mysql(), 'MYSQL', '3306', { DBInstanceIdentifiers: [{ Ref: 'Orders2A43276C' }] }],
  ])('stands before %s, and listens where AWS says', (engine, family, port, targets) => {
    const shop = proxied({ engine });
    expect(shop.only(PROXY).Properties).toMatchObject({ DBProxyName: 'shop-orders', EngineFamily: family });
    expect(shop.only(TARGETS).Properties).toMatchObject({ ...targets, TargetGroupName: 'default', DBProxyName: { Ref: 'OrdersProxyFF99ACFB' } });
    expect(variablesOf(shop).ORDERS_PROXY_PORT).toBe(port);
  });

  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION])('in %s asks for TLS and IAM, and logs no statement', (tier) => {
    expect(proxied({}, tier).only(PROXY).Properties).toMatchObject({
      RequireTLS: true, DebugLogging: false, Auth: [{ AuthScheme: 'SECRETS', IAMAuth: 'REQUIRED', SecretArn: SECRET }],
    });
  });

  test('lies beside the database, in subnets that nothing reaches from outside', () => {
    const shop = proxied();
    expect(shop.only(PROXY).Properties.VpcSubnetIds).toEqual(shop.only('AWS::RDS::DBSubnetGroup').Properties.SubnetIds);
  });

  test('reads the secret of its database with a role of its own, and nothing else', () => {
    const shop = proxied();
    expect(shop.only(PROXY).Properties.RoleArn).toEqual({ 'Fn::GetAtt': ['OrdersProxyRole996AA572', 'Arn'] });
    const statements = statementsOf(shop.template(), /^OrdersProxyRole/);
    expect(statements.map(({ Action }) => Action)).toEqual([['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], 'kms:Decrypt']);
    expect(statements[0].Resource).toEqual(SECRET);
    expect(statementsOf(proxied({}, PLAYGROUND).template(), /^OrdersProxyRole/)).toHaveLength(1);
  });

  test('lets a workload log in as one user of one proxy, without a password', () => {
    const shop = proxied();
    const [login, ...others] = statementsOf(shop.template(), /^ApiRolePermissions/).filter(({ Action }) => /rds-db|secretsmanager/.test(String(Action)));
    expect(others).toEqual([]);
    const resource = JSON.stringify(login.Resource);
    expect(resource).toMatch(/:rds-db:.*:dbuser:.*\{"Fn::Select":\[6,\{"Fn::Split":\[":",\{"Fn::GetAtt":\["OrdersProxyFF99ACFB","DBProxyArn"\]\}\]\}\]\},"\/master"/);
    expect(Object.keys(variablesOf(shop)).filter((name) => name.endsWith('SECRET_ARN'))).toEqual([]);
    expect(variablesOf(shop).ORDERS_PROXY_HOST).toEqual({ 'Fn::GetAtt': ['OrdersProxyFF99ACFB', 'Endpoint'] });
  });

  test('lets people log in, who have another way through the network', () => {
    const shop = new Shop();
    const people = new Role(shop.stack, 'People', { assumedBy: new AccountRootPrincipal() });
    expect(shop.database().proxy.grantConnect(people).success).toBe(true);
    shop.template().resourceCountIs(PROXY, 1);
    expect(JSON.stringify(shop.template().findResources('AWS::IAM::Policy'))).toContain('rds-db:connect');
  });

  test.each([[PLAYGROUND, 14], [PRODUCTION, 365]])('in %s its logs are kept for %d days, and are there before it', (tier, days) => {
    const shop = proxied({}, tier);
    const [[id, { Properties }]] = Object.entries(shop.template().findResources(LOGS, { Properties: { LogGroupName: '/aws/rds/proxy/shop-orders' } }));
    expect([Properties.RetentionInDays, Properties.KmsKeyId !== undefined]).toEqual([days, tier === PRODUCTION]);
    expect(Object.values(shop.template().findResources(PROXY))[0].DependsOn).toEqual(expect.arrayContaining([id, 'OrdersProxyRolePermissions3AD839DB']));
  });

  test('has its targets when they are there', () => {
    const { DependsOn } = Object.values(proxied().template().findResources(TARGETS))[0];
    expect(DependsOn).toEqual(expect.arrayContaining(['Orders2A43276C', 'OrdersReader2981A13F', 'OrdersWriter9EC817F4']));
  });

  test('leaves room for those who come directly', () => {
    expect(proxied().only(TARGETS).Properties.ConnectionPoolConfigurationInfo).toEqual({ MaxConnectionsPercent: 90 });
  });

  test('raises alarms about its connections, waiting and log-ins, unless they are left out', () => {
    const namesIn = (shop: Shop) => Object.keys(shop.template().findResources(ALARM)).map((id) => /^OrdersProxy(\w+?)[0-9A-F]{8}$/.exec(id)?.[1]).filter(Boolean).sort();
    expect(namesIn(proxied())).toEqual(['ConnectionsHigh', 'LoginsFailed', 'WaitLong']);
    expect(namesIn(connected(['the database']))).toEqual([]);
    expect(namesIn(proxied({ withoutAlarms: [{ alarm: 'ProxyWaitLong', reason: 'a nightly job waits on purpose, and nobody else uses it' }] }))).toEqual(['ConnectionsHigh', 'LoginsFailed']);
  });

  test('asks CloudWatch by the name of the proxy, in the units of its metrics', () => {
    const alarms = Object.values(proxied().template().findResources(ALARM)).map(({ Properties }) => Properties);
    const wait = alarms.find(({ MetricName }) => MetricName === 'DatabaseConnectionsBorrowLatency')!;
    expect(wait).toMatchObject({ Threshold: 1_000_000, Statistic: 'Average', Dimensions: [{ Name: 'ProxyName', Value: 'shop-orders' }] });
    const share = alarms.find(({ AlarmDescription }) => AlarmDescription.includes('connections that it may open'))!;
    type Part = { Expression?: string; MetricStat?: { Metric: { MetricName: string } } };
    expect(share.Metrics.map(({ Expression, MetricStat }: Part) => Expression ?? MetricStat!.Metric.MetricName).sort())
      .toEqual(['100 * used / allowed', 'DatabaseConnections', 'MaxDatabaseConnectionsAllowed']);
  });

  test('the record says that workloads come in with IAM', () => {
    expect(recordedConnections(proxied())).toEqual([{
      workload: 'Shop/Api',
      target: 'Shop/Orders/Proxy',
      variables: ['HOST', 'PORT', 'NAME', 'ENGINE', 'USER'].map((what) => `ORDERS_PROXY_${what}`),
      access: 'iam',
      dataClassification: 'internal',
      network: 'Env/Core/Network',
      port: 5432,
      protocol: 'tcp',
      isPrivate: true,
    }]);
  });

  test('a second database has a proxy of its own', () => {
    const shop = proxied();
    (shop.stack.node.findChild('Api') as ReturnType<Shop['function']>).connectTo(shop.database({}, 'Stock').proxy);
    expect(Object.values(shop.template().findResources(PROXY)).map(({ Properties }) => Properties.DBProxyName)).toEqual(['shop-orders', 'shop-stock']);
  });

  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION].flatMap((tier) => [
    [tier, 'Aurora', { capacity: DatabaseCapacity.serverless() }] as const, [tier, 'RDS', { engine: DatabaseEngine.postgresql() }] as const,
  ]))('in %s on %s nothing is found, by our rules and all packs of cdk-nag, and no proposal is needless', (tier, _, props) => {
    const shop = new Shop(tier);
    Governance.apply(shop.app, { packs: allPacks() });
    connected(tier.multiAz && !('engine' in props) ? ['the database', 'its readers', 'its proxy'] : ['the database', 'its proxy'], props, shop);
    GovernanceAssertions.of(shop.app);
    const mine = recordOf(shop.app).findings.filter(({ resource, disposition }) => disposition !== 'waived' && resource?.path.includes('Orders'));
    expect(mine.map(({ rule, resource, detail }) => [rule, resource?.path, detail])).toEqual([]);
    expect(ProposalLint.ofAll([shop.app]).problems()).toEqual([]);
  });
});

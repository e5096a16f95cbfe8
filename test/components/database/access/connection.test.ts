import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { connected, DOORS, recordedConnections, Statement, statementsOf, variablesOf } from './doors';
import { DatabaseEngine, EnvironmentTier } from '../../../../src';
import { refusalOf } from '../../../refusal';
import { Shop } from '../../shop';

const EGRESS = 'AWS::EC2::SecurityGroupEgress';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';
const ENGINES: [string, DatabaseEngine, string][] = [
  ['Aurora PostgreSQL', DatabaseEngine.auroraPostgresql(), 'postgresql'],
  ['PostgreSQL', DatabaseEngine.postgresql(), 'postgresql'], ['MySQL', DatabaseEngine.mysql(), 'mysql'],
];
const everyDoor = Object.keys(DOORS);

describe('One call to connect a workload', () => {
  test.each(ENGINES)('opens the path, hands out the secret and its key, and gives the variables: %s', (_, engine) => {
    const shop = connected(['the database'], { engine });
    const { Properties: out } = shop.only(EGRESS);
    const { Properties: into } = shop.only(INGRESS);
    expect([out.FromPort, out.ToPort, into.FromPort, into.ToPort]).toEqual(Array(4).fill(engine.name.includes('PostgreSQL') ? 6543 : 6033));
    const secret = { 'Fn::GetAtt': ['Orders2A43276C', 'MasterUserSecret.SecretArn'] };
    expect(variablesOf(shop).ORDERS_SECRET_ARN).toEqual(secret);
    const statements = statementsOf(shop.template(), /^ApiRolePermissions/);
    expect(statements).toContainEqual(expect.objectContaining({ Action: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'], Resource: secret }));
    expect(statements).toContainEqual(expect.objectContaining({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:ViaService': expect.anything() } } }));
  });

  test('twice is once, in the template and in the record', () => {
    const [once, twice] = [connected(everyDoor), connected([...everyDoor, ...everyDoor])];
    expect(twice.template().toJSON()).toEqual(once.template().toJSON());
    expect(recordedConnections(twice)).toEqual(recordedConnections(once));
  });

  test('connects in any order, with the same result', () => {
    const [one, other] = [connected(everyDoor), connected([...everyDoor].reverse())];
    expect(Object.keys(other.template().toJSON().Resources).sort()).toEqual(Object.keys(one.template().toJSON().Resources).sort());
    for (const type of [EGRESS, INGRESS, 'AWS::RDS::DBProxy']) expect(other.template().findResources(type)).toEqual(one.template().findResources(type));
  });

  test('connects again under another prefix, and the record lists one connection', () => {
    const shop = connected(['the database']);
    const [api, orders] = [shop.stack.node.findChild('Api') as ReturnType<Shop['function']>, shop.stack.node.findChild('Orders') as ReturnType<Shop['database']>];
    api.connectTo(orders, { variablePrefix: 'DB' });
    expect(recordedConnections(shop).map(({ variables }) => variables)).toEqual([[
      ...['HOST', 'PORT', 'NAME', 'ENGINE', 'SECRET_ARN'].map((what) => `ORDERS_${what}`), ...['HOST', 'PORT', 'NAME', 'ENGINE', 'SECRET_ARN'].map((what) => `DB_${what}`),
    ]]);
  });

  test('makes no rule twice, and every rule is between two groups and for one port', () => {
    const shop = connected(everyDoor);
    for (const type of [EGRESS, INGRESS]) {
      const rules = Object.values(shop.template().findResources(type)).map(({ Properties }) => Properties);
      const peer = type === EGRESS ? 'DestinationSecurityGroupId' : 'SourceSecurityGroupId';
      const identities = rules.map((rule) => JSON.stringify([rule.GroupId, rule[peer], rule.FromPort]));
      // From the function to the database and to the proxy, and from the proxy to the database.
      expect([rules.length, new Set(identities).size]).toEqual([3, 3]);
      for (const rule of rules) {
        expect(rule).toMatchObject({ IpProtocol: 'tcp', FromPort: rule.ToPort, GroupId: expect.anything(), [peer]: expect.anything() });
        expect(Object.keys(rule).filter((key) => /Cidr|PrefixList/.test(key))).toEqual([]);
      }
    }
  });

  test.each(Object.entries({ PLAYGROUND: ['the database', 'its proxy'], PRODUCTION: everyDoor }))('grants no wildcard by any way in: %s', (tier, doors) => {
    const permissionsIn = (shop: Shop) => statementsOf(shop.template(), /RolePermissions/).map((statement) => JSON.stringify(statement));
    const make = () => new Shop(EnvironmentTier[tier as 'PLAYGROUND' | 'PRODUCTION']);
    const before = new Set(permissionsIn(connected([], {}, make())));
    const after = permissionsIn(connected(doors, {}, make()));
    const added = after.filter((statement) => !before.has(statement)).map((json): Statement => JSON.parse(json));
    expect(added.length).toBeGreaterThanOrEqual(3);
    for (const { Action, Resource } of added) {
      expect([Action].flat().filter((action) => action.includes('*'))).toEqual([]);
      expect(JSON.stringify(Resource)).not.toContain('*');
    }
    expect(new Set(added.flatMap(({ Action }) => Action))).toEqual(new Set([
      'secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret', 'rds-db:connect', ...tier === 'PRODUCTION' ? ['kms:Decrypt'] : [],
    ]));
  });

  test('changes nothing of the database', () => {
    const stateful = (shop: Shop) => ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBSubnetGroup', 'AWS::EC2::SecurityGroup']
      .map((type) => Object.entries(shop.template().findResources(type)).filter(([id]) => id.startsWith('Orders') && !id.startsWith('OrdersProxy')));
    expect(stateful(connected(everyDoor))).toEqual(stateful(connected([])));
  });

  test('from another stack, nothing is exported and the stack of the database refers to nobody', () => {
    const shop = new Shop();
    const orders = shop.database();
    const data = shop.stack;
    Object.assign(shop, { stack: new Stack(shop.app, 'Code') });
    const api = shop.function();
    Object.values(DOORS).forEach((door) => api.connectTo(door(orders)));
    const [code, kept] = [shop.template(), Template.fromStack(data)];
    for (const template of [code, kept]) template.resourceCountIs('AWS::CloudFormation::Stack', 0);
    expect(JSON.stringify([code.toJSON(), kept.toJSON()])).not.toMatch(/"Export"|Fn::ImportValue/);
    expect(Object.keys(kept.findResources('AWS::RDS::DBProxy'))).toEqual(['OrdersProxyFF99ACFB']);
    expect(JSON.stringify(kept.toJSON())).not.toContain('"StackName":"Code"');
    code.hasResourceProperties('AWS::IAM::ManagedPolicy', { PolicyDocument: Match.objectLike({ Statement: Match.arrayWith([Match.objectLike({ Action: 'rds-db:connect' })]) }) });
  });

  test('is refused where the workload stays without a security group', () => {
    const shop = new Shop();
    const [api, orders] = [shop.function(), shop.database()];
    jest.spyOn(api, 'joinNetwork').mockImplementation();
    for (const door of Object.values(DOORS)) {
      expect(refusalOf(() => api.connectTo(door(orders)))).toContain('the workload must have a security group to open the network path with, got none for Shop/Api');
    }
  });
});

describe('Connection env-var contract documented', () => {
  test.each<[string, DatabaseEngine, string]>([
    ...ENGINES, ['Aurora MySQL', DatabaseEngine.auroraMysql(), 'mysql'],
  ])('the names are the same for every engine: %s', (_, engine, dialect) => {
    const shop = new Shop();
    const [api, orders] = [shop.function(), shop.database({ engine })];
    const added = jest.spyOn(api, 'addVariable');
    [orders, orders.proxy].forEach((door) => api.connectTo(door));
    expect(added.mock.calls.map(([name]) => name)).toEqual([
      ...['HOST', 'PORT', 'NAME', 'ENGINE', 'SECRET_ARN'].map((what) => `ORDERS_${what}`), ...['HOST', 'PORT', 'NAME', 'ENGINE', 'USER'].map((what) => `ORDERS_PROXY_${what}`),
    ]);
    expect(Object.fromEntries(added.mock.calls)).toMatchObject({
      ORDERS_ENGINE: dialect, ORDERS_PROXY_ENGINE: dialect, ORDERS_NAME: 'orders', ORDERS_PROXY_NAME: 'orders', ORDERS_PROXY_USER: 'master',
    });
  });

  test.each([['Orders', 'ORDERS'], ['orders-db', 'ORDERS_DB'], ['ORDERS', 'ORDERS'], ['ordersDb', 'ORDERS_DB']])('of a database %s the prefixes begin with %s', (id, prefix) => {
    const shop = new Shop();
    const orders = shop.database({ databaseName: 'orders' }, id);
    const api = shop.function();
    Object.values(DOORS).forEach((door) => api.connectTo(door(orders)));
    const hosts = Object.keys(variablesOf(shop)).filter((name) => name.endsWith('_HOST')).sort();
    expect(hosts).toEqual([`${prefix}_HOST`, `${prefix}_PROXY_HOST`, `${prefix}_READ_ONLY_HOST`]);
  });

  test('a way in may take the place of another one under the same prefix', () => {
    const shop = new Shop();
    shop.function().connectTo(shop.database().proxy, { variablePrefix: 'ORDERS' });
    expect(Object.keys(variablesOf(shop)).sort()).toEqual(['ENGINE', 'HOST', 'NAME', 'PORT', 'USER'].map((what) => `ORDERS_${what}`));
  });

  test('two ways in under one prefix are refused', () => {
    const shop = new Shop();
    const [api, orders] = [shop.function(), shop.database()];
    api.connectTo(orders);
    expect(refusalOf(() => api.connectTo(orders.readOnly, { variablePrefix: 'ORDERS' }))).toMatch(/the variable 'ORDERS_HOST' must have one value.*ContradictingProps/);
  });
});

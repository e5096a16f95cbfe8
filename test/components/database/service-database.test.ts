import { Duration, Size, Stack, Token } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { AppEnvironment, DatabaseCapacity, DatabaseEngine, DataClassification, EnvironmentTier, ServiceDatabaseProps } from '../../../src';
import { Shop } from '../shop';

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';
const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const RDS = { engine: DatabaseEngine.postgresql() };

/** How a serverless cluster scales. */
const serverlessIn = (tier: EnvironmentTier, props: Partial<ServiceDatabaseProps>) => {
  const shop = new Shop(tier);
  shop.database(props);
  return shop.only(CLUSTER).Properties.ServerlessV2ScalingConfiguration as { MinCapacity: number; SecondsUntilAutoPause?: number };
};

describe('ServiceDatabase', () => {
  test.each([
    [PLAYGROUND, 'Delete', false, 1], [DEVELOPMENT, 'Snapshot', false, 7], [STAGING, 'Retain', true, 14], [PRODUCTION, 'Retain', true, 35],
  ])('in %s keeps its data as the tier says: %s, protected %s, %d days of backups', (tier, deletion, isProtected, days) => {
    for (const [props, type] of [[{}, CLUSTER], [RDS, INSTANCE]] as const) {
      const shop = new Shop(tier);
      shop.database(props);
      const { Properties, DeletionPolicy } = shop.only(type === CLUSTER ? CLUSTER : INSTANCE);
      expect([DeletionPolicy, Properties.DeletionProtection, Properties.BackupRetentionPeriod]).toEqual([deletion, isProtected, days]);
    }
  });

  test.each([[PLAYGROUND, 1], [DEVELOPMENT, 1], [STAGING, 2], [PRODUCTION, 2]])('in %s an Aurora cluster has %d instances', (tier, instances) => {
    const shop = new Shop(tier);
    shop.database();
    shop.template().resourceCountIs(INSTANCE, instances);
  });

  test.each([[PLAYGROUND, false], [STAGING, true]])('in %s an RDS instance has a standby: %s', (tier, standby) => {
    const shop = new Shop(tier);
    shop.database(RDS);
    expect(shop.only(INSTANCE).Properties.MultiAZ).toBe(standby);
  });

  test.each([[PLAYGROUND, 0], [PRODUCTION, 0.5]])('in %s serverless capacity begins at %d ACU', (tier, MinCapacity) => {
    const shop = new Shop(tier);
    shop.database();
    expect(shop.only(CLUSTER).Properties.ServerlessV2ScalingConfiguration).toMatchObject({ MinCapacity, MaxCapacity: 4 });
  });

  test.each([[PLAYGROUND, 300], [DEVELOPMENT, 300], [STAGING, undefined], [PRODUCTION, undefined]])('in %s an idle serverless database pauses after %s seconds', (tier, seconds) => {
    const { SecondsUntilAutoPause, MinCapacity } = serverlessIn(tier, {});
    expect([SecondsUntilAutoPause, MinCapacity === 0]).toEqual([seconds, seconds !== undefined]);
    const least = DatabaseCapacity.serverless({ minimum: 0.5 });
    expect(serverlessIn(tier, { capacity: least }).SecondsUntilAutoPause).toBeUndefined();
    const nothing = () => serverlessIn(tier, { capacity: DatabaseCapacity.serverless({ minimum: 0 }) });
    if (seconds !== undefined) expect(nothing).not.toThrow();
    else expect(nothing).toThrow(/'minimum' must be at least 0.5 ACU in a \w+ environment/);
  });

  test.each([[PLAYGROUND, 0], [DEVELOPMENT, 0], [STAGING, 1], [PRODUCTION, 1]])('in %s is in the daily backups of its environment %d times', (tier, times) => {
    for (const props of [{}, RDS]) {
      const shop = new Shop(tier);
      shop.database(props);
      const selections = Object.values(shop.template().findResources('AWS::Backup::BackupSelection')).map(({ Properties }) => Properties.BackupSelection.Resources);
      expect(selections).toHaveLength(times);
      for (const resources of selections) expect(JSON.stringify(resources)).toMatch(/"Orders2A43276C"/);
    }
  });

  test('takes capacity and storage as given', () => {
    const shop = new Shop();
    shop.database({ ...RDS, capacity: DatabaseCapacity.provisioned(undefined, { storage: Size.gibibytes(100) }) });
    expect(shop.only(INSTANCE).Properties).toMatchObject({
      AllocatedStorage: '100', MaxAllocatedStorage: 200, StorageType: 'gp3', DBInstanceClass: 'db.t4g.medium',
    });
  });

  test.each([
    [PRODUCTION, DataClassification.INTERNAL, true], [PRODUCTION, DataClassification.PUBLIC, false], [PLAYGROUND, DataClassification.INTERNAL, false],
  ])('in %s %s data has a customer-managed key: %s', (tier, dataClassification, has) => {
    const shop = new Shop(tier);
    shop.database({ dataClassification });
    const { KmsKeyId, PerformanceInsightsKmsKeyId, MasterUserSecret } = shop.only(CLUSTER).Properties;
    expect([KmsKeyId, PerformanceInsightsKmsKeyId, MasterUserSecret].map((value) => value !== undefined)).toEqual([has, has, has]);
  });

  test('has its log groups before RDS makes them without an end', () => {
    const shop = new Shop();
    shop.database(RDS);
    const logs = shop.template().findResources('AWS::Logs::LogGroup');
    expect(Object.values(logs).map(({ Properties }) => [Properties.LogGroupName, Properties.RetentionInDays])).toEqual([
      ['/aws/rds/instance/shop-orders/postgresql', 365], ['/aws/rds/instance/shop-orders/upgrade', 365],
    ]);
    shop.template().hasResource(INSTANCE, { DependsOn: Match.arrayWith(Object.keys(logs)), Properties: { DBInstanceIdentifier: 'shop-orders' } });
  });

  test('the identifier depends on stack and path alone, and is never too long', () => {
    const shop = new Shop();
    shop.database({ componentName: 'other' }, 'A'.repeat(80));
    const { DBClusterIdentifier } = shop.only(CLUSTER).Properties;
    expect(DBClusterIdentifier).toMatch(/^shop-a{40,}-[0-9a-f]{8}$/);
    expect(String(DBClusterIdentifier).length).toBeLessThanOrEqual(63);
  });

  test('answers in subnets that nothing reaches from outside, to nobody who was not let in', () => {
    const shop = new Shop();
    shop.database();
    const group = shop.only('AWS::EC2::SecurityGroup').Properties;
    expect(group.SecurityGroupIngress).toBeUndefined();
    expect(group.SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '255.255.255.255/32' })]);
    expect(JSON.stringify(shop.only('AWS::RDS::DBSubnetGroup').Properties.SubnetIds)).toMatch(/NetworkDataSubnet1.*NetworkDataSubnet2.*NetworkDataSubnet3/);
  });

  test('its alarms reach the topic of the tier, and say what to do', () => {
    const shop = new Shop(PLAYGROUND);
    shop.database(RDS);
    const alarms = Object.values(shop.template().findResources('AWS::CloudWatch::Alarm'));
    expect(alarms.length).toBeGreaterThan(5);
    for (const { Properties } of alarms) {
      expect(JSON.stringify(Properties.AlarmActions)).toContain('Alarmsinfo');
      expect(Properties).toMatchObject({ TreatMissingData: 'notBreaching', AlarmDescription: expect.stringMatching(/^Shop\/Orders: .*;/) });
    }
  });

  test('keeps its logical ids', () => {
    for (const [props, ids] of [[{}, ['Orders2A43276C', 'OrdersReader2981A13F', 'OrdersWriter9EC817F4']], [RDS, ['Orders2A43276C']]] as const) {
      const shop = new Shop();
      shop.database(props);
      expect([CLUSTER, INSTANCE].flatMap((type) => Object.keys(shop.template().findResources(type))).sort()).toEqual(ids);
    }
  });

  test.each([[PLAYGROUND], [PRODUCTION]])('neighbours and tier do not change its logical id or its name: %s', (tier) => {
    const shop = new Shop(tier);
    shop.database({}, 'Before');
    shop.function().connectTo(shop.database());
    shop.template().hasResource(CLUSTER, { Properties: { DBClusterIdentifier: 'shop-orders' } });
    expect(Object.keys(shop.template().findResources(CLUSTER))).toContain('Orders2A43276C');
  });

  test('the template lists it with its version, and no resource names the version', () => {
    const shop = new Shop();
    shop.database();
    expect(shop.template().toJSON().Metadata).toEqual({ 'cdk-paved-road': { components: { Orders: expect.stringMatching(/^cdk-paved-road.ServiceDatabase@\d/) } } });
  });

  test('a name that another database has but for case and signs is refused', () => {
    const shop = new Shop();
    shop.database({}, 'OrdersDb');
    expect(() => shop.database({ databaseName: 'other' }, 'ordersdb')).toThrow(/got 'ordersdb', which is 'shop-ordersdb' as that of Shop\/OrdersDb.*DuplicateComponent/);
  });

  test('escape hatches are open', () => {
    const shop = new Shop();
    const database = shop.database();
    expect(database.cluster?.node.defaultChild).toBe(database.node.defaultChild);
    expect(database.instance).toBeUndefined();
  });
});

describe('ServiceDatabase refuses', () => {
  const refusal = (props: Partial<ServiceDatabaseProps>, tier = PRODUCTION) => () => new Shop(tier).database(props);

  test.each<[EnvironmentTier, number, boolean]>([
    [PRODUCTION, 7, true], [PRODUCTION, 6, false], [PRODUCTION, 35, true], [PRODUCTION, 36, false],
    [PLAYGROUND, 1, true], [PLAYGROUND, 0, false], [STAGING, 1.5, false],
  ])('in %s %d days of backups are accepted: %s', (tier, days, accepted) => {
    const attempt = refusal({ backupRetention: Duration.days(days) }, tier);
    if (accepted) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(/'backupRetention' must be from \d+ to 35 whole days in a \w+ environment, got .*OutsideTierBound at Shop\/Orders/);
  });

  test.each([['9lives'], ['has-dash'], ['a'.repeat(64)], ['postgres'], ['']])('the name %j', (databaseName) => {
    expect(refusal({ databaseName })).toThrow(/'databaseName' must be .*InvalidValue/);
  });

  test('a name that is a token', () => expect(refusal({ databaseName: Token.asString({ Ref: 'Name' }) })).toThrow('UnresolvedToken'));

  test('confidential data in a playground, and says where it may go', () => {
    expect(refusal({ dataClassification: DataClassification.CONFIDENTIAL }, PLAYGROUND)).toThrow(/at most 'internal' in a playground environment, got 'confidential'; use a tier.*ClassificationNotAllowed/);
  });

  test.each<[Partial<ServiceDatabaseProps>, string]>([
    [{ ...RDS, capacity: DatabaseCapacity.serverless() }, "'capacity' must be provisioned for PostgreSQL"],
    [{ capacity: DatabaseCapacity.provisioned(undefined, { storage: Size.gibibytes(50) }) }, "'storage' must be left out for Aurora"],
    [{ capacity: DatabaseCapacity.serverless({ minimum: 0 }) }, "'minimum' must be at least 0.5 ACU in a production environment"],
  ])('%j', (props, words) => expect(refusal(props)).toThrow(words));

  test.each([
    [{ minimum: 0.25 }, "'minimum' must be from 0.5"], [{ maximum: 257 }, "'maximum' must be from 1 to 256"], [{ minimum: 8, maximum: 4 }, "'minimum' must be at most 'maximum'"],
  ])('a serverless capacity of %j', (options, words) => expect(() => DatabaseCapacity.serverless(options)).toThrow(words));

  test.each([[19, false], [20, true], [65_536, true], [65_537, false]])('%d GiB of storage are accepted: %s', (storage, accepted) => {
    const attempt = () => DatabaseCapacity.provisioned(undefined, { storage: Size.gibibytes(storage) });
    if (accepted) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(/'storage' must be from 20 GiB to 64 TiB/);
  });

  test('everything at once, and leaves nothing behind', () => {
    const shop = new Shop();
    expect(() => shop.database({ databaseName: '1', backupRetention: Duration.days(1), capacity: DatabaseCapacity.serverless({ minimum: 0 }) }))
      .toThrow(/^3 problems:.*databaseName.*backupRetention.*minimum/s);
    expect(shop.stack.node.tryFindChild('Orders')).toBeUndefined();
    expect(() => shop.database()).not.toThrow();
  });

  test('neither environment nor classification', () => {
    expect(refusal({ environment: undefined, dataClassification: undefined })).toThrow(/2 problems:.*'dataClassification'.*MissingValue.*'environment'.*MissingValue/s);
  });

  test('a name that another component of the environment has', () => {
    const shop = new Shop();
    shop.database();
    expect(() => shop.function({ componentName: 'Orders' })).toThrow(/'componentName' must be unique in 'shop', got 'Orders', which is Shop\/Orders.*DuplicateComponent/);
  });

  test('a stack that belongs to another environment', () => {
    const shop = new Shop();
    shop.database();
    const other = new AppEnvironment(shop.app, 'Other', { application: 'a', owner: 'b', costCenter: 'c', tier: PLAYGROUND });
    expect(() => shop.database({ environment: other }, 'Stock')).toThrow(/got 'a-playground' where 'shop' lives.*TwoEnvironmentsInStack/);
  });

  test.each([[{ account: '111111111111', region: 'eu-west-1' }], [undefined]])('a stack elsewhere than its environment: %j', (env) => {
    const shop = new Shop();
    const environment = new AppEnvironment(shop.app, 'Far', { application: 'a', owner: 'b', costCenter: 'c', tier: PLAYGROUND, env: { account: '222222222222', region: 'eu-west-1' } });
    const stack = new Stack(shop.app, 'Elsewhere', { env });
    Object.assign(shop, { stack });
    expect(() => shop.database({ environment })).toThrow(/must lie in the account of the environment 'a-playground', got (111111111111|any) instead of 222222222222.*OtherAccountOrRegion/);
  });
});

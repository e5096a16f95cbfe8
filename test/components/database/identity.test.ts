import { AuroraMysqlEngineVersion, AuroraPostgresEngineVersion, MariaDbEngineVersion, MysqlEngineVersion, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { CAPACITIES, ENGINES } from './choices';
import { DatabaseEngine, DataClassification, EnvironmentTier, ServiceDatabaseProps } from '../../../src';
import { Shop } from '../shop';

/** What holds data, and what it cannot be without: they stay what they are, whatever the version of this library. */
const PINNED = [
  ...['DBCluster', 'DBInstance', 'DBSubnetGroup', 'DBClusterParameterGroup', 'DBParameterGroup', 'OptionGroup'].map((type) => `AWS::RDS::${type}`),
  'AWS::Logs::LogGroup', 'AWS::EC2::SecurityGroup',
];

const EVERYWHERE = ['Orders2A43276C', 'OrdersParameters34AD674F', 'OrdersSecurityGroup2E5456CF', 'OrdersSubnetsDFE2B71D'];
const MEMBERS = ['OrdersReader2981A13F', 'OrdersWriter9EC817F4'];
const MYSQL_LOGS = ['OrdersAuditLogsEA789D77', 'OrdersErrorLogs72C78082', 'OrdersGeneralLogsBB84261D', 'OrdersSlowqueryLogs5BB4D281'];

const IDS: Record<string, string[]> = {
  auroraPostgresql: [...EVERYWHERE, ...MEMBERS, 'OrdersPostgresqlLogsEF8133D6'],
  auroraMysql: [...EVERYWHERE, ...MEMBERS, ...MYSQL_LOGS],
  postgresql: [...EVERYWHERE, 'OrdersPostgresqlLogsEF8133D6', 'OrdersUpgradeLogsDF0329F5'],
  mysql: [...EVERYWHERE, ...MYSQL_LOGS, 'OrdersOptionsE79F8DF9'],
  mariadb: [...EVERYWHERE, ...MYSQL_LOGS, 'OrdersOptionsE79F8DF9'],
};

const made = (props: Partial<ServiceDatabaseProps>) => {
  const shop = new Shop(EnvironmentTier.PRODUCTION, '2026-01-01');
  shop.database({ dataClassification: DataClassification.RESTRICTED, ...props });
  return shop.template();
};
const idsOf = (props: Partial<ServiceDatabaseProps>, types = PINNED) => {
  const template = made(props);
  return types.flatMap((type) => Object.keys(template.findResources(type))).sort();
};

describe.each(Object.keys(IDS))('%s keeps', (name) => {
  const engine = ENGINES[name];
  const capacities = Object.entries(CAPACITIES).filter(([, { fits = () => true }]) => fits(engine, EnvironmentTier.PRODUCTION));

  test.each(capacities)('its logical ids, with capacity: %s', (_, { props }) => {
    expect(idsOf({ engine, ...props })).toEqual([...IDS[name]].sort());
  });

  test('its physical name', () => {
    const { Properties } = made({ engine }).findResources(engine.isCluster ? 'AWS::RDS::DBCluster' : 'AWS::RDS::DBInstance').Orders2A43276C;
    expect(Properties[engine.isCluster ? 'DBClusterIdentifier' : 'DBInstanceIdentifier']).toBe('shop-orders');
  });
});

test.each<[DatabaseEngine, string[]]>([
  [DatabaseEngine.auroraPostgresql(AuroraPostgresEngineVersion.VER_17_4), ['OrdersParameters34AD674F']],
  [DatabaseEngine.auroraPostgresql(AuroraPostgresEngineVersion.VER_16_8), ['OrdersParameters168925CDC7']],
  [DatabaseEngine.auroraMysql(AuroraMysqlEngineVersion.VER_3_08_0), ['OrdersParameters34AD674F']],
  [DatabaseEngine.postgresql(PostgresEngineVersion.VER_16_8), ['OrdersParameters168925CDC7']],
  [DatabaseEngine.mysql(MysqlEngineVersion.VER_8_0_42), ['OrdersOptions801ED87E8C', 'OrdersParameters80A0B3D09E']],
  [DatabaseEngine.mariadb(MariaDbEngineVersion.VER_11_4_9), ['OrdersOptions11484CF8A80', 'OrdersParameters114098B15D4']],
])('groups of %s are called after the major version where it is not the first one: %j', (engine, ids) => {
  expect(idsOf({ engine }, PINNED.filter((type) => /ParameterGroup|OptionGroup/.test(type)))).toEqual(ids);
});

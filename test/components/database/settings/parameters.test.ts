import { MysqlEngineVersion, PostgresEngineVersion, AuroraPostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { DatabaseEngine, DataClassification, EnvironmentTier } from '../../../../src';
import { Shop } from '../../shop';
import { ENGINES } from '../choices';

/** The only group of parameters that a database has. */
function groupOf(engine: DatabaseEngine, tier = EnvironmentTier.PRODUCTION) {
  const shop = new Shop(tier);
  shop.database({ engine });
  return shop.only(engine.isCluster ? 'AWS::RDS::DBClusterParameterGroup' : 'AWS::RDS::DBParameterGroup');
}

describe('parameters', () => {
  test.each([
    ['auroraPostgresql', { 'rds.force_ssl': '1' }], ['postgresql', { 'rds.force_ssl': '1' }],
    ['auroraMysql', { require_secure_transport: 'ON' }], ['mysql', { require_secure_transport: '1' }], ['mariadb', { require_secure_transport: '1' }],
  ])('TLS required by parameter, in the words of the engine: %s', (name, tls) => {
    expect(groupOf(ENGINES[name]).Properties.Parameters).toMatchObject(tls);
  });

  test.each(['auroraMysql', 'mysql', 'mariadb'])('log export: slow statements are written, and to a file, without which the exported log is empty: %s', (name) => {
    expect(groupOf(ENGINES[name]).Properties.Parameters).toMatchObject({ slow_query_log: '1', long_query_time: '1', log_output: 'FILE' });
  });

  test.each([[EnvironmentTier.PLAYGROUND, 'Delete'], [EnvironmentTier.DEVELOPMENT, 'Delete'], [EnvironmentTier.PRODUCTION, 'Retain']])(
    'stay where the database stays: in %s, %s', (tier, policy) => {
      expect(groupOf(ENGINES.postgresql, tier).DeletionPolicy ?? 'Delete').toBe(policy);
    });
});

describe('parameter group per family, safe across majors', () => {
  test.each([
    [DatabaseEngine.postgresql(PostgresEngineVersion.VER_16_8), DatabaseEngine.postgresql(), 'AWS::RDS::DBParameterGroup', ['postgres16', 'postgres17']],
    [DatabaseEngine.auroraPostgresql(AuroraPostgresEngineVersion.VER_16_8), DatabaseEngine.auroraPostgresql(), 'AWS::RDS::DBClusterParameterGroup', ['aurora-postgresql16', 'aurora-postgresql17']],
  ])('from %s to %s both are there', (from, to, type, families) => {
    const shop = new Shop();
    shop.database({ upgrade: { from, to } });
    const groups = Object.values(shop.template().findResources(type));
    expect(groups.map(({ Properties }) => Properties.Family).sort()).toEqual(families);
    for (const { Properties } of groups) expect(Properties.Parameters).toMatchObject({ 'rds.force_ssl': '1' });
  });

  test('options are there twice as well', () => {
    const shop = new Shop(EnvironmentTier.PRODUCTION, '2026-01-01');
    const from = DatabaseEngine.mysql(MysqlEngineVersion.VER_8_0_42);
    shop.database({ upgrade: { from, to: DatabaseEngine.mysql() }, dataClassification: DataClassification.RESTRICTED });
    const groups = Object.values(shop.template().findResources('AWS::RDS::OptionGroup'));
    expect(groups.map(({ Properties }) => Properties.MajorEngineVersion).sort()).toEqual(['8.0', '8.4']);
  });
});

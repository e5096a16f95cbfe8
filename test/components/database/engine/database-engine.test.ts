import { DatabaseEngine, EnvironmentTier } from '../../../../src';
import { Shop } from '../../shop';

describe('DatabaseEngine', () => {
  test.each([
    [DatabaseEngine.auroraPostgresql(), 'aurora-postgresql', 'AWS::RDS::DBCluster'],
    [DatabaseEngine.auroraMysql(), 'aurora-mysql', 'AWS::RDS::DBCluster'],
    [DatabaseEngine.postgresql(), 'postgres', 'AWS::RDS::DBInstance'],
    [DatabaseEngine.mysql(), 'mysql', 'AWS::RDS::DBInstance'],
    [DatabaseEngine.mariadb(), 'mariadb', 'AWS::RDS::DBInstance'],
  ])('%s is called %s by RDS', (engine, name, type) => {
    const shop = new Shop(EnvironmentTier.PLAYGROUND);
    shop.database({ engine });
    expect(shop.only(type).Properties.Engine).toBe(name);
  });
});

import { App, Stack } from 'aws-cdk-lib';
import {
  AuroraMysqlEngineVersion, AuroraPostgresEngineVersion, CfnDBInstance, MariaDbEngineVersion, MysqlEngineVersion, PostgresEngineVersion,
} from 'aws-cdk-lib/aws-rds';
import { AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, Governance, ServiceDatabase, ServiceDatabaseProps } from '../../../../src';
import { ENGINE_KINDS } from '../../../../src/components/database/engine/engine-kind';
import { ENGINE_CALENDARS } from '../../../../src/rules/rds/engine-releases';
import { releaseOf } from '../../../../src/rules/rds/engine-support';
import { GovernanceAssertions } from '../../../../src/testing';
import { recordOf } from '../../../governance/apps';
import { Shop } from '../../shop';

const DEFAULTS = [
  DatabaseEngine.auroraPostgresql(), DatabaseEngine.auroraMysql(), DatabaseEngine.postgresql(), DatabaseEngine.mysql(), DatabaseEngine.mariadb(),
];

/** An app on a day, with a database. */
const onDay = (day: string, props: Partial<ServiceDatabaseProps>) => {
  const app = new App({ analyticsReporting: false, context: { 'paved-road:instant': day } });
  const stack = new Stack(app, 'Shop');
  const environment = new AppEnvironment(app, 'Env', { application: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier: EnvironmentTier.PLAYGROUND });
  return { app, stack, database: new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL, ...props }) };
};

/** What is found about the support of engines in an app: the rule, where, in which state and with what consequence. */
const supportFindings = (app: App) => {
  Governance.apply(app);
  GovernanceAssertions.of(app);
  return recordOf(app).findings.filter(({ rule }) => rule.includes('PR-RDS-ENGINE'))
    .map(({ rule, resource, state, disposition }) => `${resource?.path} ${rule} ${state} ${disposition}`);
};

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

  test('has a calendar for each engine, and no other', () => {
    expect(Object.keys(ENGINE_CALENDARS)).toEqual(Object.values(ENGINE_KINDS).map(({ name }) => name));
  });

  test.each(DEFAULTS)('%s, which nobody chose, is of the version that the catalogue prefers', ({ version, _kind: { name } }) => {
    expect(releaseOf(name, version)?.major).toBe(ENGINE_CALENDARS[name].preferred);
  });
});

describe('the version guard', () => {
  test.each([
    [DatabaseEngine.mysql(MysqlEngineVersion.VER_8_0_46), "'engine' must be a version in standard support, got MySQL 8.0.46, whose support ended on 2026-07-31; choose 8.4 (until 2029-07-31)"],
    [DatabaseEngine.auroraPostgresql(AuroraPostgresEngineVersion.of('13.23', '13')), 'got Aurora PostgreSQL 13.23, whose support ended on 2026-02-28; choose 18 (until 2031-02-28), 17 (until'],
    [DatabaseEngine.auroraMysql(AuroraMysqlEngineVersion.of('5.7.mysql_aurora.2.12.6', '5.7')), 'whose support ended on 2024-10-31; choose 8.4 (until 2032-04-30), 8.0 (until 2028-04-30)'],
    [DatabaseEngine.mariadb(MariaDbEngineVersion.of('10.5.29', '10.5')), 'whose support ended on 2026-08-31'],
    [DatabaseEngine.postgresql(PostgresEngineVersion.of('9.6.24', '9.6')), 'whose support ended on 2022-04-30'],
  ])('refuses %s', (engine, words) => {
    expect(() => onDay('2026-11-22T00:00:00Z', { engine })).toThrow(words);
    expect(() => onDay('2026-11-22T00:00:00Z', { engine })).toThrow('UnsupportedVersion at Shop/Orders');
  });

  test.each([['2026-07-31T23:59:59Z', true], ['2026-08-01T00:00:00Z', false]])('looks at the instant of the synthesis: MySQL 8.0 at %s: %s', (instant, accepted) => {
    const attempt = () => onDay(instant, { engine: DatabaseEngine.mysql(MysqlEngineVersion.VER_8_0_46) });
    if (accepted) expect(attempt).not.toThrow();
    else expect(attempt).toThrow('UnsupportedVersion');
  });

  test('says everything that is wrong with a database at once', () => {
    expect(() => onDay('2026-11-22T00:00:00Z', { engine: DatabaseEngine.mysql(MysqlEngineVersion.VER_8_0_46), databaseName: '9' }))
      .toThrow(/^2 problems:.*'engine' must be.*'databaseName' must be/s);
  });

  test('says in the record that support ends within half a year, and lets the app pass', () => {
    const { app } = onDay('2026-11-22T00:00:00Z', { engine: DatabaseEngine.postgresql(PostgresEngineVersion.of('14.23', '14')) });
    expect(supportFindings(app)).toEqual(['Shop/Orders/Resource/Resource PR-RDS-ENGINE-SUPPORT-LASTS non-compliant advisory']);
  });

  test('says nothing about a version with years left', () => {
    expect(supportFindings(onDay('2026-11-22T00:00:00Z', { engine: DatabaseEngine.postgresql() }).app)).toEqual([]);
  });

  test('lets a version pass that the catalogue does not know, as unknown', () => {
    const { app } = onDay('2026-11-22T00:00:00Z', { engine: DatabaseEngine.postgresql(PostgresEngineVersion.of('21.1', '21')) });
    expect(supportFindings(app)).toEqual([
      'Shop/Orders/Resource/Resource PR-RDS-ENGINE-SUPPORT-LASTS unknown advisory', 'Shop/Orders/Resource/Resource PR-RDS-ENGINE-SUPPORTED unknown advisory',
    ]);
  });

  test('judges overrides and databases that nobody made with a component', () => {
    const { app, stack, database } = onDay('2026-11-22T00:00:00Z', { engine: DatabaseEngine.mysql() });
    (database.node.defaultChild as CfnDBInstance).addPropertyOverride('EngineVersion', '5.7.44');
    new CfnDBInstance(stack, 'Raw', { engine: 'mysql', engineVersion: '8.0.46', dbInstanceClass: 'db.t4g.medium' });
    expect(supportFindings(app)).toEqual(expect.arrayContaining([
      'Shop/Orders/Resource/Resource PR-RDS-ENGINE-SUPPORTED non-compliant blocking', expect.stringContaining('Shop/Raw PR-RDS-ENGINE-SUPPORTED non-compliant'),
    ]));
  });
});

import { Duration } from 'aws-cdk-lib';
import { AuroraMysqlEngineVersion, AuroraPostgresEngineVersion, DatabaseInsightsMode, MysqlEngineVersion, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { DatabaseEngine, EnvironmentTier, ServiceDatabaseProps } from '../../../../src';
import { harmBetween } from '../../../harm';
import { Shop } from '../../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const INSTANCE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';
const RDS = { engine: DatabaseEngine.postgresql() };

const { postgresql, auroraPostgresql, mysql, auroraMysql } = DatabaseEngine;
const PG16 = postgresql(PostgresEngineVersion.VER_16_11);
const PG17 = postgresql(PostgresEngineVersion.VER_17_7);
const AURORA16 = auroraPostgresql(AuroraPostgresEngineVersion.VER_16_11);
const AURORA17 = auroraPostgresql(AuroraPostgresEngineVersion.VER_17_7);

function templateOf(props: Partial<ServiceDatabaseProps>, tier = PRODUCTION) {
  const shop = new Shop(tier);
  shop.database(props);
  return shop.template().toJSON() as { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> };
}

const allOf = (type: string, props: Partial<ServiceDatabaseProps>, tier?: EnvironmentTier) =>
  Object.values(templateOf(props, tier).Resources).filter(({ Type }) => Type === type).map(({ Properties }) => Properties);

/** What a change does to whatever has a state, but for what it changes in place. */
function harmOf(before: Partial<ServiceDatabaseProps>, after: Partial<ServiceDatabaseProps>): string[] {
  return harmBetween({ Shop: templateOf(before) }, { Shop: templateOf(after) })
    .filter(({ stateful }) => stateful).map(({ impact, logicalId, because }) => `${impact}: ${[logicalId, ...because].join(' ')}`);
}

describe('Apply immediately by tier', () => {
  test.each([[PLAYGROUND, true], [DEVELOPMENT, true], [STAGING, false], [PRODUCTION, false]])('in %s: %s', (tier, ApplyImmediately) => {
    for (const props of [{}, RDS]) {
      const instances = allOf(INSTANCE, props, tier);
      expect(instances.map((instance) => instance.ApplyImmediately)).toEqual(instances.map(() => ApplyImmediately));
    }
  });

  test('a tier of one\'s own may wait for the window, and not the other way around', () => {
    const careful = EnvironmentTier.custom('careful-with-changes', { basedOn: DEVELOPMENT, applyImmediately: false });
    expect(allOf(INSTANCE, RDS, careful)[0].ApplyImmediately).toBe(false);
    expect(() => EnvironmentTier.custom('hasty', { basedOn: STAGING, applyImmediately: true })).toThrow(/'applyImmediately' must be false, got true.*OutsideTierBound/);
  });
});

describe('Enhanced monitoring', () => {
  test.each([[PLAYGROUND, undefined], [DEVELOPMENT, undefined], [STAGING, 60], [PRODUCTION, 60]])('in %s every %s seconds, of every instance', (tier, seconds) => {
    for (const props of [{}, RDS]) {
      const instances = allOf(INSTANCE, props, tier);
      expect(instances.map(({ MonitoringInterval }) => MonitoringInterval)).toEqual(instances.map(() => seconds));
    }
  });
});

describe('Performance / Database Insights', () => {
  test.each([[{}, CLUSTER], [RDS, INSTANCE]])('standard, for a week, unless somebody pays: %#', (props, type) => {
    expect(allOf(type, props)[0]).toMatchObject({ DatabaseInsightsMode: 'standard', PerformanceInsightsRetentionPeriod: 7 });
  });

  test.each([[{}, CLUSTER], [RDS, INSTANCE]])('advanced, for 15 months, where production asks for it: %#', (props, type) => {
    const tiers = { production: { insights: DatabaseInsightsMode.ADVANCED } };
    expect(allOf(type, { ...props, tiers })[0]).toMatchObject({ DatabaseInsightsMode: 'advanced', PerformanceInsightsRetentionPeriod: 465 });
    expect(allOf(type, { ...props, tiers }, STAGING)[0]).toMatchObject({ DatabaseInsightsMode: 'standard' });
    for (const instance of allOf(INSTANCE, { ...props, tiers })) expect(instance.PerformanceInsightsRetentionPeriod).toBe(465);
  });
});

describe('What can be switched later', () => {
  test('what replaces would be seen', () => expect(harmOf(RDS, { ...RDS, databaseName: 'other' })).toEqual([expect.stringMatching(/^replaced: Orders2A43276C /)]));

  test.each<[string, Partial<ServiceDatabaseProps>]>([
    ['windows', { backupWindow: '01:00-01:30', maintenanceWindow: 'sun:02:00-sun:03:00' }],
    ['insights', { insights: DatabaseInsightsMode.ADVANCED }],
    ['latency', { latencyTarget: Duration.millis(20) }],
    ['alarms', { withoutAlarms: [{ alarm: 'Events', reason: 'another team watches it' }] }],
  ])('%s replace nothing', (_, props) => {
    expect(harmOf({}, props)).toEqual([]);
    expect(harmOf(RDS, { ...RDS, ...props })).toEqual([]);
  });
});

describe('Major upgrade path', () => {
  test.each<[string, string, Partial<ServiceDatabaseProps>, Partial<ServiceDatabaseProps>, Partial<ServiceDatabaseProps>]>([
    ['RDS', 'AWS::RDS::DBParameterGroup', { engine: PG16 }, { upgrade: { from: PG16, to: PG17 } }, { engine: PG17 }],
    ['Aurora', 'AWS::RDS::DBClusterParameterGroup', { engine: AURORA16 }, { upgrade: { from: AURORA16, to: AURORA17 } }, { engine: AURORA17 }],
  ])('of %s: both groups of parameters are there during it, and neither step replaces anything', (_, groups, before, during, after) => {
    const familiesOf = (props: Partial<ServiceDatabaseProps>) => allOf(groups, props).map(({ Family }) => String(Family).slice(-2)).sort();
    expect([before, during, after].map(familiesOf)).toEqual([['16'], ['16', '17'], ['17']]);
    expect([harmOf(before, during), harmOf(during, after)]).toEqual([[], []]);
  });

  test('the groups that stay keep their logical ids and their content', () => {
    const groupsOf = (props: Partial<ServiceDatabaseProps>) => Object.entries(templateOf(props).Resources).filter(([, { Type }]) => Type === 'AWS::RDS::DBParameterGroup');
    const during = groupsOf({ upgrade: { from: PG16, to: PG17 } });
    expect(during).toEqual([...groupsOf({ engine: PG16 }), ...groupsOf({ engine: PG17 })]);
  });

  test('the second step changes nothing of the database but the permission', () => {
    const [during] = allOf(INSTANCE, { upgrade: { from: PG16, to: PG17 } });
    const [after] = allOf(INSTANCE, { engine: PG17 });
    expect(during).toEqual({ ...after, AllowMajorVersionUpgrade: true });
    expect(after.AllowMajorVersionUpgrade).toBeUndefined();
  });

  test('on Aurora the second step changes nothing of the cluster at all', () => {
    expect(allOf(CLUSTER, { upgrade: { from: AURORA16, to: AURORA17 } })).toEqual(allOf(CLUSTER, { engine: AURORA17 }));
  });

  test('goes from tier to tier, development first', () => {
    const props = { engine: PG16, tiers: { development: { upgrade: { from: PG16, to: PG17 } } } };
    expect([DEVELOPMENT, PRODUCTION].map((tier) => allOf(INSTANCE, props, tier)[0].EngineVersion)).toEqual(['17.7', '16.11']);
  });

  test.each<[string, Partial<ServiceDatabaseProps>, RegExp]>([
    ['another engine', { upgrade: { from: PG16, to: AURORA17 } }, /'upgrade.to' must be another version of PostgreSQL, got Aurora PostgreSQL 17.7.*ContradictingProps/],
    ['the same major version', { upgrade: { from: PG17, to: PG17 } }, /'upgrade.to' must be a later major version than PostgreSQL 17.7, got PostgreSQL 17.7.*InvalidValue/],
    ['the way back', { upgrade: { from: PG17, to: PG16 } }, /must be a later major version.*restore a snapshot to go back.*InvalidValue/],
    ['a third engine beside it', { engine: postgresql(PostgresEngineVersion.VER_15_15), upgrade: { from: PG16, to: PG17 } }, /'engine' must be what 'upgrade' begins or ends with, got PostgreSQL 15.15.*ContradictingProps/],
    ['a step that MySQL does not take', { upgrade: { from: mysql(MysqlEngineVersion.of('5.7.44', '5.7')), to: mysql() } }, /'upgrade.to' must be MySQL 8.0, the next after MySQL 5.7.44, got MySQL 8.4.8; upgrade twice.*InvalidValue/],
    ['half of it', { upgrade: { from: PG16 } as never }, /'upgrade' must say from which engine to which.*MissingValue/],
  ])('refuses %s', (_, props, message) => expect(() => templateOf(props)).toThrow(message));

  test.each([
    [mysql(MysqlEngineVersion.of('8.0.44', '8.0')), mysql()],
    [auroraMysql(AuroraMysqlEngineVersion.of('5.7.mysql_aurora.2.12.5', '5.7')), auroraMysql()],
    [postgresql(PostgresEngineVersion.of('9.6.24', '9.6')), PG17],
    [postgresql(PostgresEngineVersion.VER_13_22), PG17],
  ])('accepts %s to %s', (from, to) => expect(() => new Shop().database({ upgrade: { from, to } })).not.toThrow());
});

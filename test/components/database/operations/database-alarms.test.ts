import { Duration, Stack, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { DatabaseCapacity, DatabaseEngine, EnvironmentTier, ServiceDatabaseProps } from '../../../../src';
import { Shop } from '../../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const RDS = { engine: DatabaseEngine.postgresql() };
const GIBIBYTE = 1024 ** 3;

interface AlarmProperties {
  readonly Threshold: number;
  readonly Dimensions?: { readonly Name: string; readonly Value: unknown }[];
  readonly Metrics?: { readonly MetricStat?: { readonly Metric: { readonly Dimensions: { readonly Name: string; readonly Value: unknown }[] } } }[];
  readonly [property: string]: unknown;
}

/** The alarms of a database, by their names. */
function alarmsOf(props: Partial<ServiceDatabaseProps> = {}, tier = PRODUCTION): Record<string, AlarmProperties> {
  const shop = new Shop(tier);
  shop.database(props);
  return Object.fromEntries(Object.entries(shop.template().findResources('AWS::CloudWatch::Alarm'))
    .map(([id, { Properties }]) => [id.slice('Orders'.length, -8), Properties as AlarmProperties]));
}

/** What the metrics of an alarm are about: `DBClusterIdentifier=..., Role=WRITER`. */
function subjectsOf({ Dimensions, Metrics = [] }: AlarmProperties): string[] {
  const words = (dimensions: NonNullable<AlarmProperties['Dimensions']>) =>
    dimensions.map(({ Name, Value }) => `${Name}=${typeof Value === 'string' ? Value : (Value as { Ref: string }).Ref}`).join(', ');
  return Dimensions ? [words(Dimensions)] : Metrics.flatMap(({ MetricStat }) => MetricStat ? [words(MetricStat.Metric.Dimensions)] : []).sort();
}

const CLUSTER = 'DBClusterIdentifier=Orders2A43276C';
const WRITER = `${CLUSTER}, Role=WRITER`;
const READER = `${CLUSTER}, Role=READER`;
const INSTANCE = 'DBInstanceIdentifier=Orders2A43276C';

describe('Alarms on by default', () => {
  test('of serverless Aurora', () => {
    expect(Object.keys(alarmsOf()).sort()).toEqual([
      'CapacityAtCeiling', 'ConnectionsHigh', 'CpuExhausted', 'CpuHigh', 'Deadlocks', 'MemoryLow', 'ReadLatencyHigh', 'ReplicaLagging', 'VolumeGrowing',
      'WriteLatencyHigh',
    ]);
  });

  test('of provisioned Aurora: no ceiling of capacity', () => {
    expect(Object.keys(alarmsOf({ capacity: DatabaseCapacity.provisioned() }))).not.toContain('CapacityAtCeiling');
  });

  test.each([DatabaseEngine.postgresql(), DatabaseEngine.mysql()])('of %s', (engine) => {
    expect(Object.keys(alarmsOf({ engine })).sort()).toEqual([
      'ConnectionsHigh', 'CpuExhausted', 'CpuHigh', 'MemoryLow', 'ReadLatencyHigh', 'StorageLow', 'WriteLatencyHigh',
    ]);
  });

  test('readers lag only where there are some, and the name may be left out in every tier', () => {
    expect(alarmsOf({}, PLAYGROUND)).not.toHaveProperty('ReplicaLagging');
    expect(() => alarmsOf({ withoutAlarms: [{ alarm: 'ReplicaLagging', reason: 'nobody reads there' }] }, PLAYGROUND)).not.toThrow();
  });

  test('watch an instance under its own name', () => {
    const alarms = alarmsOf(RDS);
    expect(Object.entries(alarms).map(([id, alarm]) => [id, subjectsOf(alarm)])).toEqual(Object.keys(alarms).map((id) => [id, [INSTANCE]]));
  });

  test('watch a cluster without readers under its name', () => {
    const alarms = alarmsOf({}, DEVELOPMENT);
    expect(new Set(Object.values(alarms).flatMap(subjectsOf))).toEqual(new Set([CLUSTER]));
  });

  test.each([
    ['CpuHigh', [READER, WRITER]],
    ['CpuExhausted', [READER, WRITER]],
    ['CapacityAtCeiling', [READER, WRITER]],
    ['MemoryLow', [CLUSTER]],
    ['ConnectionsHigh', [CLUSTER]],
    ['ReadLatencyHigh', [CLUSTER]],
    ['WriteLatencyHigh', [CLUSTER]],
    ['VolumeGrowing', [CLUSTER, CLUSTER]],
    ['Deadlocks', [CLUSTER]],
    ['ReplicaLagging', [READER]],
  ])('%s watches a cluster with readers where an average hides nothing', (id, subjects) => expect(subjectsOf(alarmsOf()[id])).toEqual(subjects));

  test.each([
    ['CpuHigh', 80, 3], ['CapacityAtCeiling', 95, 3], ['ReplicaLagging', 1000, 3], ['Deadlocks', 0, 3], ['VolumeGrowing', 20, 1],
  ])('%s: %d, %d times five minutes or a day', (id, Threshold, EvaluationPeriods) => expect(alarmsOf()[id]).toMatchObject({ Threshold, EvaluationPeriods }));

  test('CpuExhausted: 95, five times a minute', () => {
    expect(alarmsOf(RDS).CpuExhausted).toMatchObject({ Threshold: 95, EvaluationPeriods: 5, Period: 60, ComparisonOperator: 'GreaterThanOrEqualToThreshold' });
  });

  test.each<[string, Partial<ServiceDatabaseProps>, number]>([
    ['the maximum of a serverless one', { capacity: DatabaseCapacity.serverless({ maximum: 16 }) }, 3.2],
    ['a class', { ...RDS, capacity: DatabaseCapacity.provisioned(new InstanceType('r7g.large')) }, 1.6],
    ['a class that is not known, as a fixed amount', { ...RDS, capacity: DatabaseCapacity.provisioned(new InstanceType('q9.metal')) }, 0.2],
  ])('MemoryLow goes by %s', (_, props, gibibytes) => {
    expect(alarmsOf(props).MemoryLow).toMatchObject({ ComparisonOperator: 'LessThanThreshold', MetricName: 'FreeableMemory', Statistic: 'Minimum' });
    expect(alarmsOf(props).MemoryLow.Threshold / GIBIBYTE).toBeCloseTo(gibibytes);
  });

  test('StorageLow goes by the first storage', () => {
    expect(alarmsOf(RDS).StorageLow).toMatchObject({ Threshold: 3 * GIBIBYTE, ComparisonOperator: 'LessThanThreshold', MetricName: 'FreeStorageSpace' });
  });

  test.each<[Partial<ServiceDatabaseProps>, number]>([
    [{}, 648], [{ capacity: DatabaseCapacity.serverless({ minimum: 1, maximum: 32 }) }, 4000], [{ engine: DatabaseEngine.mysql() }, 245],
  ])('ConnectionsHigh goes by what the engine takes: %#', (props, threshold) => expect(alarmsOf(props).ConnectionsHigh.Threshold).toBe(threshold));

  test('without a class that is known nobody guesses connections, and they are shown', () => {
    const shop = new Shop();
    shop.database({ ...RDS, capacity: DatabaseCapacity.provisioned(new InstanceType('q9.metal')) });
    expect(Object.keys(shop.template().findResources('AWS::CloudWatch::Alarm')).filter((id) => id.includes('Connections'))).toEqual([]);
    expect(dashboardOf(shop)).toContain('ConnectionsHigh (no alarm, since the class is not known)');
  });

  test.each<[Partial<ServiceDatabaseProps>, number]>([
    [{}, 0.05],
    [{ latencyTarget: Duration.millis(5) }, 0.005],
    [{ tiers: { production: { latencyTarget: Duration.millis(20) }, staging: { latencyTarget: Duration.seconds(1) } } }, 0.02],
  ])('latency is that of storage, by the slowest of a hundred: %#', (props, Threshold) => {
    const alarms = alarmsOf(props);
    for (const [id, MetricName] of [['ReadLatencyHigh', 'ReadLatency'], ['WriteLatencyHigh', 'WriteLatency']]) {
      expect(alarms[id]).toMatchObject({ Threshold, MetricName, ExtendedStatistic: 'p99' });
    }
  });

  test.each([
    [Duration.millis(1), undefined], [Duration.millis(0), "'latencyTarget' must be at least 1 ms, got 0 ms"], [Duration.millis(Token.asNumber({ Ref: 'P' })), 'UnresolvedToken'],
  ])('a latency is refused that storage cannot have: %s', (latencyTarget, message) => {
    const database = () => alarmsOf({ latencyTarget });
    if (message === undefined) expect(database).not.toThrow();
    else expect(database).toThrow(message);
  });

  test.each([
    [PRODUCTION, { CpuExhausted: 'page', CpuHigh: 'ticket', ConnectionsHigh: 'page', Deadlocks: 'ticket', ReplicaLagging: 'ticket' }],
    [STAGING, { CpuExhausted: 'ticket', CpuHigh: 'ticket', ConnectionsHigh: 'ticket' }],
    [DEVELOPMENT, { CpuExhausted: 'ticket' }],
    [PLAYGROUND, { CpuExhausted: 'info', CpuHigh: 'info' }],
  ])('are as urgent as %s lets them be', (tier, severities) => {
    const alarms = alarmsOf({}, tier);
    for (const [id, severity] of Object.entries(severities)) expect(JSON.stringify(alarms[id].AlarmActions)).toContain(`Alarms${severity}`);
  });

  test('take a metric without data for good news, since a paused database has none', () => {
    for (const alarm of Object.values(alarmsOf({}, PLAYGROUND))) expect(alarm.TreatMissingData).toBe('notBreaching');
  });
});

describe('Dashboard', () => {
  test.each<[string, Partial<ServiceDatabaseProps>, string[]]>([
    ['serverless Aurora', {}, ['Load (sessions that run or wait)', 'Connections', 'Latency of storage in seconds', 'Capacity in ACU', 'Storage that is used']],
    ['RDS', RDS, ['Load (sessions that run or wait)', 'Connections', 'Latency of storage in seconds', 'Memory that is free', 'Storage that is free']],
  ])('of %s shows first what a person looks at first', (_, props, titles) => {
    const shop = new Shop();
    shop.database(props);
    const shown = [...dashboardOf(shop).matchAll(/\\"title\\":\\"([^\\]+)\\"/g)].map(([, title]) => title);
    expect(shown.slice(0, 5)).toEqual(titles);
    expect(shown).toContain('CpuHigh');
  });

  test('shows the load of each instance', () => {
    const shop = new Shop();
    shop.database();
    expect(dashboardOf(shop).match(/DBLoad/g)).toHaveLength(2);
  });
});

function dashboardOf({ environment }: Shop): string {
  return JSON.stringify(Template.fromStack(environment.node.findChild('Dashboard') as Stack).toJSON());
}

import { Duration } from 'aws-cdk-lib';
import { AuroraMysqlEngineVersion, AuroraPostgresEngineVersion, MariaDbEngineVersion, MysqlEngineVersion, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { ENGINES, provisioned } from './choices';
import { DatabaseCapacity, DatabaseEngine, DataClassification, EnvironmentTier, ServiceDatabaseProps } from '../../../src';
import { Impact } from '../../../src/compatibility/impact';
import { RenderedTemplate } from '../../../src/policy/template/rendered';
import { harmBetween } from '../../harm';
import { Shop } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const { PUBLIC, INTERNAL, CONFIDENTIAL } = DataClassification;

/** A database as somebody wrote it down, and the tier that it was deployed to. */
interface State {
  readonly props?: Partial<ServiceDatabaseProps>;
  readonly tier?: EnvironmentTier;
}

/** A change of a database that runs. */
interface Change {
  readonly from?: State;
  readonly to: State;
  /** The engines that have it; every one where nothing is said. */
  readonly engines?: readonly string[];
}

const CLUSTERS = ['auroraPostgresql', 'auroraMysql'];
const INSTANCES = ['postgresql', 'mysql', 'mariadb'];
const sized = (instanceType: string, gibibytes?: number): State => ({ props: { capacity: provisioned(instanceType, gibibytes) } });
const serverless = (minimum: number, maximum: number): State => ({ props: { capacity: DatabaseCapacity.serverless({ minimum, maximum }) } });
const of = (props: Partial<ServiceDatabaseProps>, tier?: EnvironmentTier): State => ({ props, tier });
const data = (dataClassification: DataClassification, tier?: EnvironmentTier) => of({ dataClassification }, tier);

const IN_PLACE: Record<string, Change> = {
  'more serverless capacity': { from: serverless(0.5, 4), to: serverless(2, 32), engines: CLUSTERS },
  'from serverless to provisioned': { to: sized('r7g.large'), engines: CLUSTERS },
  'from provisioned to serverless': { from: sized('r7g.large'), to: serverless(1, 8), engines: CLUSTERS },
  'a larger class': { from: sized('r7g.large'), to: sized('r7g.4xlarge') },
  'a class that is large enough for insights': { from: sized('t4g.micro'), to: sized('r7g.large'), engines: INSTANCES },
  'more storage': { from: sized('r7g.large', 20), to: sized('r7g.large', 400), engines: INSTANCES },
  'longer backups': { from: of({ backupRetention: Duration.days(14) }), to: of({ backupRetention: Duration.days(35) }) },
  'shorter backups': { to: of({ backupRetention: Duration.days(14) }) },
  'what differs in a tier': { to: of({ tiers: { production: { backupRetention: Duration.days(20) } } }) },
  'an alarm left out': { to: of({ withoutAlarms: [{ alarm: 'CpuHigh', reason: 'batches use all of it every night' }] }) },
  'an alarm taken back': { from: of({ withoutAlarms: [{ alarm: 'CpuHigh', reason: 'batches use all of it every night' }] }), to: {} },
  'another name of the component, where the database has one of its own': { from: of({ databaseName: 'orders' }), to: of({ databaseName: 'orders', componentName: 'Ledger' }) },
  'more sensitive data, where AWS manages the key': { from: data(PUBLIC, DEVELOPMENT), to: data(INTERNAL, DEVELOPMENT) },
  'from playground to development': { from: { tier: PLAYGROUND }, to: { tier: DEVELOPMENT } },
  'from staging to production': { from: { tier: STAGING }, to: { tier: PRODUCTION } },
  'from production to staging': { from: { tier: PRODUCTION }, to: { tier: STAGING } },
  'public data from development to staging': { from: data(PUBLIC, DEVELOPMENT), to: data(PUBLIC, STAGING) },
};

/** Where the database would be replaced: its name makes CloudFormation refuse that. */
const REFUSED: Record<string, Change> = {
  'another name of the database': { to: of({ databaseName: 'ledger' }) },
  'another name of the component, after which the database is called': { to: of({ componentName: 'Ledger' }) },
  'data that needs a key of its own': { from: data(PUBLIC), to: data(INTERNAL) },
  'data that needs another key': { from: data(INTERNAL), to: data(CONFIDENTIAL) },
  'from development to staging': { from: { tier: DEVELOPMENT }, to: { tier: STAGING } },
};

/** An older minor version and an older major version of each engine. */
const OLDER: Record<string, DatabaseEngine[]> = {
  auroraPostgresql: [AuroraPostgresEngineVersion.VER_17_4, AuroraPostgresEngineVersion.VER_16_8]
    .map((version) => DatabaseEngine.auroraPostgresql(version)),
  auroraMysql: [AuroraMysqlEngineVersion.VER_3_08_0, AuroraMysqlEngineVersion.VER_2_12_5].map((version) => DatabaseEngine.auroraMysql(version)),
  postgresql: [PostgresEngineVersion.VER_17_4, PostgresEngineVersion.VER_16_8].map((version) => DatabaseEngine.postgresql(version)),
  mysql: [MysqlEngineVersion.VER_8_4_5, MysqlEngineVersion.VER_8_0_42].map((version) => DatabaseEngine.mysql(version)),
  mariadb: [MariaDbEngineVersion.VER_11_8_3, MariaDbEngineVersion.VER_11_4_9].map((version) => DatabaseEngine.mariadb(version)),
};

/** What would lose data, logs or the way to them. */
const STATEFUL = ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::RDS::DBSubnetGroup', 'AWS::Logs::LogGroup', 'AWS::EC2::SecurityGroup'];

/** What the specification says may replace a database, under conditions that are not ours, and RDS changes in place. */
const IN_PLACE_ALL_THE_SAME: Readonly<Record<string, string>> = {
  OptionGroupName: 'RDS takes another group, and applies it with the upgrade that brings it along',
  PerformanceInsightsKMSKeyId: 'only another key replaces, and here insights begin',
};

function templateOf(engine: DatabaseEngine, { props = {}, tier = PRODUCTION }: State): RenderedTemplate {
  // A day on which all of these versions were supported.
  const shop = new Shop(tier, '2024-10-01');
  shop.database({ engine, ...props });
  return shop.template().toJSON();
}

/** What becomes of resources with a state, by logical id. */
function harmIn(before: RenderedTemplate, after: RenderedTemplate): Record<string, Impact> {
  const harmed = harmBetween({ Shop: before }, { Shop: after })
    .filter(({ type, impact, because }) => STATEFUL.includes(type)
      && !(impact === Impact.MAY_BE_REPLACED && because.every((name) => name in IN_PLACE_ALL_THE_SAME)));
  return Object.fromEntries(harmed.map(({ logicalId, impact }) => [logicalId, impact]));
}

const eachEngine = (changes: Record<string, Change>) => Object.entries(changes)
  .flatMap(([change, { engines = Object.keys(ENGINES), ...states }]) => engines.map((engine) => [change, engine, states] as const));

describe('a database that runs is changed in place by', () => {
  test.each(eachEngine(IN_PLACE))('%s: %s', (_, name, { from = {}, to }) => {
    const [before, after] = [from, to].map((state) => templateOf(ENGINES[name], state));
    expect(after).not.toEqual(before);
    expect(harmIn(before, after)).toEqual({});
  });

  test.each(Object.keys(OLDER))('a newer minor or major version: %s', (name) => {
    for (const older of OLDER[name]) expect(harmIn(templateOf(older, {}), templateOf(ENGINES[name], {}))).toEqual({});
  });
});

describe('CloudFormation refuses to replace a database, which it does not do to a resource with a name, for', () => {
  test.each(eachEngine(REFUSED))('%s: %s', (_, name, { from = {}, to }) => {
    const [before, after] = [from, to].map((state) => templateOf(ENGINES[name], state));
    const [was, is] = [before, after].map(({ Resources }) => Resources!.Orders2A43276C.Properties as Record<string, unknown>);
    expect(harmIn(before, after)).toMatchObject({ Orders2A43276C: Impact.REPLACED });
    const identifier = ENGINES[name].isCluster ? 'DBClusterIdentifier' : 'DBInstanceIdentifier';
    expect([was[identifier], is[identifier]]).toEqual(['shop-orders', 'shop-orders']);
  });

  test.each(Object.keys(ENGINES).flatMap((from) => Object.keys(ENGINES).filter((to) => to !== from).map((to) => [from, to])))('another engine: from %s to %s', (from, to) => {
    const [before, after] = [from, to].map((name) => templateOf(ENGINES[name], {}));
    expect(Object.keys(harmIn(before, after))).toContain('Orders2A43276C');
  });
});

describe('announced: a tier that promises less takes away', () => {
  test.each(CLUSTERS)('the standby: %s', (name) => {
    const [before, after] = [STAGING, DEVELOPMENT].map((tier) => templateOf(ENGINES[name], data(PUBLIC, tier)));
    expect(harmIn(before, after)).toEqual({ OrdersReader2981A13F: Impact.DESTROYED });
  });

  test.each(INSTANCES)('nothing else: %s', (name) => {
    const [before, after] = [STAGING, DEVELOPMENT].map((tier) => templateOf(ENGINES[name], data(PUBLIC, tier)));
    expect(harmIn(before, after)).toEqual({});
  });
});

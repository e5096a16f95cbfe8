import { App, CfnOutput, Lazy, Stack, Stage } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { AuroraPostgresEngineVersion, MysqlEngineVersion, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import {
  AppEnvironment, DatabaseEngine, DatabaseRestore, DataClassification, EnvironmentTier, Governance, PointInTimeOptions, ServiceDatabase,
  ServiceDatabaseProps,
} from '../../../../src';
import { Impact } from '../../../../src/compatibility/impact';
import { changesBetween } from '../../../../src/compatibility/template-changes';
import { GovernanceAssertions } from '../../../../src/testing';
import { allPacks, environmentIn } from '../../../governance/apps';
import { Shop } from '../../shop';

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';
const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const RDS = { engine: DatabaseEngine.postgresql() };
const SNAPSHOT = 'rds:shop-orders-2026-11-20-03-12';
const TIME = '2026-11-21T14:30:00Z';
const fromSnapshot = { restore: DatabaseRestore.fromSnapshot(SNAPSHOT) };
const toPointInTime = { restore: DatabaseRestore.toPointInTime({ source: 'shop-orders', time: TIME }) };

/** The properties of the one cluster or instance that is made of a database. */
const restored = (props: Partial<ServiceDatabaseProps>, tier = PRODUCTION): Record<string, unknown> => {
  const shop = new Shop(tier);
  shop.database(props);
  return shop.only(props.engine?.isCluster === false ? INSTANCE : CLUSTER).Properties;
};

describe('Restore from snapshot', () => {
  test('an Aurora cluster gets a key of the environment, and what the snapshot brings is left out', () => {
    const cluster = restored(fromSnapshot);
    expect(cluster).toMatchObject({
      SnapshotIdentifier: SNAPSHOT, KmsKeyId: expect.anything(), StorageEncrypted: true, Port: 6543, BackupRetentionPeriod: 35,
    });
    expect([cluster.MasterUsername, cluster.DatabaseName, cluster.RestoreType]).toEqual([undefined, undefined, undefined]);
  });

  test('an RDS instance keeps the key of the snapshot', () => {
    const instance = restored({ ...RDS, ...fromSnapshot });
    expect(instance).toMatchObject({ DBSnapshotIdentifier: SNAPSHOT, MultiAZ: true });
    expect([instance.MasterUsername, instance.DBName, instance.KmsKeyId]).toEqual([undefined, undefined, undefined]);
  });

  test.each([['Aurora', {}], ['RDS', RDS]])('the master secret of %s is made anew, with the key of the environment', (_, props) => {
    const made = restored({ ...props, ...fromSnapshot });
    expect(made).toMatchObject({ ManageMasterUserPassword: true, MasterUserSecret: { KmsKeyId: expect.anything() } });
  });

  test.each([
    ['a name', 'before-migration'], ['an automatic one', SNAPSHOT], ['one of AWS Backup', 'awsbackup:job-0a1b2c3d'],
    ['an ARN', 'arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:shared'],
  ])('takes %s', (_, snapshot) => expect(restored({ restore: DatabaseRestore.fromSnapshot(snapshot) }).SnapshotIdentifier).toBe(snapshot));

  test.each<[string, string, RegExp]>([
    ['no name', '', /'snapshot' must be the name or the ARN of a snapshot.*got "" \(MissingValue at DatabaseRestore\.fromSnapshot\)/],
    ['a name that RDS does not have', 'a b', /got 'a b' \(InvalidValue/],
    ['the ARN of something else', 'arn:aws:rds:eu-west-1:111111111111:db:orders', /got 'arn:aws:rds:eu-west-1:111111111111:db:orders' \(InvalidValue/],
    ['a token', Lazy.string({ produce: () => 'x' }), /'snapshot' must be known at synthesis, got a token; .*\(UnresolvedToken/],
  ])('refuses %s', (_, snapshot, message) => expect(() => DatabaseRestore.fromSnapshot(snapshot)).toThrow(message));
});

describe('Restore to a point in time', () => {
  test.each<[string, PointInTimeOptions, Partial<ServiceDatabaseProps>, object]>([
    ['Aurora to an instant', { source: 'shop-orders', time: TIME }, {}, { SourceDBClusterIdentifier: 'shop-orders', RestoreToTime: TIME }],
    ['Aurora to the latest', { source: 'shop-orders' }, {}, { SourceDBClusterIdentifier: 'shop-orders', UseLatestRestorableTime: true }],
    ['RDS to an instant', { source: 'shop-orders', time: TIME }, RDS, { SourceDBInstanceIdentifier: 'shop-orders', RestoreTime: TIME }],
    ['RDS to the latest', { source: 'shop-orders' }, RDS, { SourceDBInstanceIdentifier: 'shop-orders', UseLatestRestorableTime: true }],
    ['a cluster that was deleted', { source: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', time: TIME }, {}, { SourceDbClusterResourceId: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', RestoreToTime: TIME }],
    ['an instance that was deleted', { source: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ', time: TIME }, RDS, { SourceDbiResourceId: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ', RestoreTime: TIME }],
  ])('%s', (_, options, props, wanted) => {
    const sources = Object.entries(restored({ ...props, restore: DatabaseRestore.toPointInTime(options) }))
      .filter(([key]) => /^(Source|Restore|UseLatest|SnapshotId)/.test(key));
    expect(Object.fromEntries(sources)).toEqual(wanted);
  });

  test.each<[string, Partial<PointInTimeOptions>, RegExp]>([
    ['no source', {}, /'source' must be the name of a cluster or instance, such as shop-orders, or its resource id, got undefined \(MissingValue/],
    ['an empty source', { source: '' }, /got "" \(MissingValue/],
    ['a source that is no name', { source: 'Shop Orders' }, /got 'Shop Orders' \(InvalidValue/],
    ['a source that is a token', { source: Lazy.string({ produce: () => 'x' }) }, /'source' must be known at synthesis, got a token.*\(UnresolvedToken/],
    ['a day', { source: 'shop-orders', time: '2026-11-21' }, /'time' must be an instant in UTC, such as 2026-11-21T14:30:00Z, got '2026-11-21' \(InvalidValue/],
    ['an instant that is none', { source: 'shop-orders', time: '2026-02-30T14:30:00Z' }, /got '2026-02-30T14:30:00Z'/],
    ['another time zone', { source: 'shop-orders', time: '2026-11-21T14:30:00+01:00' }, /got '2026-11-21T14:30:00\+01:00'/],
    ['several things at once', { source: '', time: 'now' }, /2 problems:[^]*'source'[^]*'time'/],
  ])('refuses %s', (_, options, message) => expect(() => DatabaseRestore.toPointInTime(options as PointInTimeOptions)).toThrow(message));
});

describe('Keep the same endpoint variables after a restore', () => {
  const connected = (props: Partial<ServiceDatabaseProps>) => {
    const shop = new Shop();
    const api = shop.function();
    api.connectTo(shop.database(props));
    const [{ Properties }] = Object.entries(shop.template().findResources('AWS::Lambda::Function')).filter(([id]) => id.startsWith('Api')).map(([, resource]) => resource);
    return { template: shop.template(), variables: Properties.Environment.Variables as Record<string, unknown> };
  };

  test('the variables have the same names, and mean the restored database', () => {
    const [before, after] = [connected({}), connected(fromSnapshot)];
    expect(Object.keys(after.variables)).toEqual(Object.keys(before.variables));
    const [cluster] = Object.keys(after.template.findResources(CLUSTER));
    expect(after.variables.ORDERS_HOST).toEqual({ 'Fn::GetAtt': [cluster, 'Endpoint.Address'] });
    expect(after.variables.ORDERS_SECRET_ARN).toEqual({ 'Fn::GetAtt': [cluster, 'MasterUserSecret.SecretArn'] });
    expect(after.variables.ORDERS_NAME).toBe(before.variables.ORDERS_NAME);
  });

  test('what is restored is another resource under another name, so that CloudFormation replaces nothing', () => {
    for (const [props, type] of [[{}, CLUSTER], [RDS, INSTANCE]] as const) {
      const [before, after] = [{}, fromSnapshot].map((more) => {
        const shop = new Shop();
        shop.database({ ...props, ...more });
        return shop.template();
      });
      const [old, made] = [before, after].map((template) => Object.entries(template.findResources(type)));
      expect(made.map(([id]) => id)).not.toEqual(old.map(([id]) => id));
      const name = (type === CLUSTER ? 'DBClusterIdentifier' : 'DBInstanceIdentifier');
      expect([old[0][1].Properties[name], made[0][1].Properties[name]]).toEqual(['shop-orders', expect.stringMatching(/^shop-orders-[0-9a-f]{8}$/)]);
      for (const kept of ['AWS::EC2::SecurityGroup', 'AWS::RDS::DBSubnetGroup', 'AWS::CloudWatch::Alarm']) {
        expect(Object.keys(after.findResources(kept))).toEqual(Object.keys(before.findResources(kept)));
      }
      const groups = [before, after].map((template) => Object.entries(template.findResources('AWS::Logs::LogGroup')));
      const formerIds = groups[0].map(([id]) => id);
      expect(groups[1].filter(([id]) => formerIds.includes(id))).toEqual([]);
    }
  });

  test.each<[EnvironmentTier, Impact]>([
    [PLAYGROUND, Impact.DESTROYED], [DEVELOPMENT, Impact.DESTROYED],
    [STAGING, Impact.ORPHANED], [PRODUCTION, Impact.ORPHANED],
  ])('in %s a restore makes what it restores, and what was there before %s', (tier, fate) => {
    for (const [props, type] of [[{}, CLUSTER], [RDS, INSTANCE]] as const) {
      const [before, after] = [{}, toPointInTime].map((more) => {
        const shop = new Shop(tier);
        shop.database({ ...props, ...more });
        return shop.template().toJSON();
      });
      const changes = changesBetween({ shop: before }, { shop: after });
      expect(changes.filter((change) => change.type === type).map(({ impact }) => impact)).toEqual(expect.arrayContaining([fate, Impact.ADDED]));
      expect(changes.filter(({ impact }) => impact === Impact.REPLACED || impact === Impact.MAY_BE_REPLACED)).toEqual([]);
    }
  });

  test('the names depend on what is restored alone', () => {
    const identifierOf = (props: Partial<ServiceDatabaseProps>, tier = PRODUCTION) => restored(props, tier).DBClusterIdentifier;
    expect(identifierOf(fromSnapshot)).toBe(identifierOf(fromSnapshot, STAGING));
    expect(identifierOf(fromSnapshot)).not.toBe(identifierOf(toPointInTime));
    expect(identifierOf({ restore: DatabaseRestore.fromSnapshot('other') })).not.toBe(identifierOf(fromSnapshot));
  });

  test('a long name stays within what RDS takes, and differs from that of a sibling', () => {
    const names = ['a', 'b'].map((end) => {
      const shop = new Shop();
      shop.database({ ...fromSnapshot, databaseName: 'orders' }, 'A'.repeat(80) + end);
      return String(shop.only(CLUSTER).Properties.DBClusterIdentifier);
    });
    names.forEach((name) => expect(name).toMatch(/^[a-z][a-z0-9-]{0,62}$/));
    expect(names[0]).not.toBe(names[1]);
  });

  test('the restored one joins the backups of the environment with a selection of its own', () => {
    const shop = new Shop();
    shop.database(fromSnapshot);
    const selection = shop.only('AWS::Backup::BackupSelection').Properties.BackupSelection as { SelectionName: string; Resources: unknown };
    expect(selection.SelectionName).toMatch(/^Orders[0-9a-f]{8}$/);
    expect(JSON.stringify(selection.Resources)).toMatch(/OrdersRestored/);
  });

  test.each([[PLAYGROUND, 'goes'], [DEVELOPMENT, 'goes, and leaves a final snapshot'], [PRODUCTION, 'stays in the account with its backups, protected, paid for and watched by nobody']])(
    'in %s it is announced that the old one %s', (tier, fate) => {
      const shop = new Shop(tier);
      shop.database(fromSnapshot);
      const text = `such as 'shop-orders', ${fate}`;
      const [message] = Annotations.fromStack(shop.stack).findInfo('*', Match.stringLikeRegexp('restored from snapshot')).map(({ entry }) => String(entry.data));
      expect(message).toContain(text);
      expect(message).toContain("Keep 'restore' as it is");
    });

  test('it may be restored in one tier alone', () => {
    for (const [tier, snapshot] of [[PRODUCTION, SNAPSHOT], [STAGING, undefined]] as const) {
      expect(restored({ tiers: { production: fromSnapshot } }, tier).SnapshotIdentifier).toBe(snapshot);
    }
  });

  test.each<[string, Partial<ServiceDatabaseProps>]>([
    ['Aurora from a snapshot', fromSnapshot], ['RDS from a snapshot', { ...RDS, ...fromSnapshot }],
    ['Aurora to a point in time', toPointInTime], ['RDS to a point in time', { ...RDS, ...toPointInTime }],
  ])('%s breaks no rule of any pack in production', (_, props) => {
    const shop = new Shop();
    shop.database(props);
    Governance.apply(shop.app, { packs: allPacks() });
    GovernanceAssertions.of(shop.app).isCompliant();
  });
});

describe('Copy-on-write clone', () => {
  /** An overlay over a development environment with a database, and a clone of it. */
  const overlaid = (props: Partial<ServiceDatabaseProps> = {}, original: Partial<ServiceDatabaseProps> = {}) => {
    const app = new App({ analyticsReporting: false });
    const base = environmentIn(app, DEVELOPMENT, 'Base');
    const stack = new Stack(app, 'Shop');
    const orders = new ServiceDatabase(stack, 'Orders', { environment: base, dataClassification: DataClassification.INTERNAL, ...original });
    const overlay = AppEnvironment.overlay(base, app, 'Review', { name: 'shop-review-17', alertEmail: 'shop@example.com' });
    const review = new Stack(app, 'ShopReview', { stackName: overlay.nameOf('Shop') });
    const make = () => new ServiceDatabase(review, 'Orders', {
      environment: overlay, dataClassification: DataClassification.INTERNAL, restore: DatabaseRestore.cloneOf(orders), ...props,
    });
    return { app, stack, review, make };
  };
  const clusterIn = (stack: Stack): { Properties: Record<string, unknown>; DeletionPolicy: string } => {
    const [cluster] = Object.values(Template.fromStack(stack).findResources(CLUSTER));
    return cluster as ReturnType<typeof clusterIn>;
  };

  test('in an overlay it shares the storage of its original, and goes with the overlay', () => {
    const { review, make } = overlaid();
    make();
    const { Properties, DeletionPolicy } = clusterIn(review);
    expect(Properties).toMatchObject({
      SourceDBClusterIdentifier: 'shop-orders', RestoreType: 'copy-on-write', UseLatestRestorableTime: true, StorageEncrypted: true, ManageMasterUserPassword: true,
    });
    for (const inherited of ['RestoreToTime', 'KmsKeyId', 'MasterUsername', 'DatabaseName']) expect(Properties).not.toHaveProperty(inherited);
    expect(DeletionPolicy).toBe('Delete');
  });

  test('it is deployed after its original, and holds nothing of it', () => {
    const { app, stack, review, make } = overlaid();
    make();
    app.synth();
    expect(review.dependencies.map(({ node }) => node.path)).toContain('Shop');
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).not.toContain('"Export"');
    expect(JSON.stringify(clusterIn(review))).not.toContain('GetStackOutput":{"StackName":"Shop');
  });

  test('it has the engine, the version and the database name of its original', () => {
    const engine = DatabaseEngine.auroraPostgresql(AuroraPostgresEngineVersion.VER_16_11);
    const { review, make } = overlaid({}, { engine, databaseName: 'sales' });
    expect(make().databaseName).toBe('sales');
    expect(clusterIn(review).Properties.EngineVersion).toBe('16.11');
  });

  test('beside its original it has another name, and waits for it', () => {
    const shop = new Shop();
    const original = shop.database();
    shop.database({ restore: DatabaseRestore.cloneOf(original) }, 'Trial');
    const clusters = shop.template().findResources(CLUSTER);
    const [[id], [, clone]] = Object.entries(clusters);
    expect([clone.Properties.SourceDBClusterIdentifier, clone.DependsOn]).toEqual(['shop-orders', expect.arrayContaining([id])]);
  });

  test('of something restored it is made of the restored one', () => {
    const shop = new Shop();
    shop.database({ restore: DatabaseRestore.cloneOf(shop.database(fromSnapshot)) }, 'Trial');
    const [original, clone] = Object.values(shop.template().findResources(CLUSTER)).map(({ Properties }) => Properties);
    expect(clone.SourceDBClusterIdentifier).toBe(original.DBClusterIdentifier);
  });

  test('breaks no rule in an overlay', () => {
    const { app, make } = overlaid();
    make();
    GovernanceAssertions.of(app).isCompliant();
  });

  test.each<[string, Partial<ServiceDatabaseProps>, Partial<ServiceDatabaseProps>, RegExp]>([
    ['of RDS', {}, RDS, /'restore' must be made for PostgreSQL 17, got clone of shop-orders; restore it to a point in time, since RDS cannot clone.*ContradictingProps/],
    ['in another version', { engine: DatabaseEngine.auroraPostgresql(AuroraPostgresEngineVersion.VER_16_11) }, {},
      /'engine' must be Aurora PostgreSQL 17\.7, the version that clone of shop-orders has, got Aurora PostgreSQL 16\.11; upgrade it once it is there/],
    ['in another engine', { engine: DatabaseEngine.auroraMysql() }, {}, /'engine' must be Aurora PostgreSQL, which clone of shop-orders is of, got Aurora MySQL/],
    ['under another database name', { databaseName: 'sales' }, {}, /'databaseName' must be 'orders', as it is in clone of shop-orders, got 'sales'; leave it out/],
    ['as less sensitive data', { dataClassification: DataClassification.PUBLIC }, {},
      /'dataClassification' must be at least 'internal', which clone of shop-orders has, got 'public'.*ClassificationNotAllowed/],
  ])('refuses a clone %s', (_, props, original, message) => expect(overlaid(props, original).make).toThrow(message));

  test('refuses a clone where the tier may not hold the data, whatever it is said to be', () => {
    const shop = new Shop();
    const original = shop.database({ dataClassification: DataClassification.CONFIDENTIAL });
    const elsewhere = environmentIn(shop.app, PLAYGROUND, 'Trial');
    for (const dataClassification of [DataClassification.CONFIDENTIAL, DataClassification.INTERNAL]) {
      expect(() => new ServiceDatabase(new Stack(shop.app, `In${dataClassification}`), 'Orders', {
        environment: elsewhere, dataClassification, restore: DatabaseRestore.cloneOf(original),
      })).toThrow(/ClassificationNotAllowed/);
    }
  });

  test('refuses a clone in another region', () => {
    const app = new App({ analyticsReporting: false });
    const [here, there] = ['eu-west-1', 'eu-central-1'].map((region) => {
      const env = { account: '111111111111', region };
      const environment = new AppEnvironment(app, region, { application: 'shop', name: region, owner: 'team-shop', costCenter: 'cc-1', tier: DEVELOPMENT, env });
      return { environment, dataClassification: DataClassification.INTERNAL, stack: new Stack(app, `In-${region}`, { env }) };
    });
    const restore = DatabaseRestore.cloneOf(new ServiceDatabase(here.stack, 'Orders', here));
    expect(() => new ServiceDatabase(there.stack, 'Orders', { ...there, restore }))
      .toThrow("'restore' must lie in the region of the environment, eu-central-1, got clone of in-eu-west-1-orders in eu-west-1; copy a snapshot there and restore from it");
  });

  test('refuses a database that nobody here made', () => {
    const stranger = { node: { path: 'Elsewhere/Orders' } } as unknown as ServiceDatabase;
    expect(() => DatabaseRestore.cloneOf(stranger)).toThrow(/'database' must be one that this app makes, got Elsewhere\/Orders.*\(InvalidValue at DatabaseRestore\.cloneOf\)/);
  });

  test('in another stage it is made of its original by name', () => {
    const app = new App({ analyticsReporting: false });
    const [original, clone] = ['One', 'Two'].map((id) => {
      const stage = new Stage(app, id);
      return { environment: environmentIn(stage, DEVELOPMENT, id), dataClassification: DataClassification.INTERNAL, stack: new Stack(stage, 'Shop') };
    });
    const restore = DatabaseRestore.cloneOf(new ServiceDatabase(original.stack, 'Orders', original));
    const { cluster } = new ServiceDatabase(clone.stack, 'Trial', { ...clone, restore });
    new CfnOutput(clone.stack, 'Cluster', { value: cluster!.clusterIdentifier });
    expect(clusterIn(clone.stack).Properties.SourceDBClusterIdentifier).toBe('one-shop-orders');
  });
});

describe('A restore that cannot work is refused', () => {
  const of = (engine: DatabaseEngine) => ({ restore: DatabaseRestore.fromSnapshot('before', { engine }) });
  const at = (engine: DatabaseEngine) => ({ restore: DatabaseRestore.toPointInTime({ source: 'shop-orders', engine }) });
  const postgresql = (version: PostgresEngineVersion) => DatabaseEngine.postgresql(version);

  test.each<[string, Partial<ServiceDatabaseProps>, RegExp | undefined]>([
    ['the same engine', of(DatabaseEngine.auroraPostgresql()), undefined],
    ['another engine', of(DatabaseEngine.auroraMysql()), /'engine' must be Aurora MySQL, which snapshot before is of, got Aurora PostgreSQL 17\.7; move data to another engine/],
    ['the same version', { ...of(postgresql(PostgresEngineVersion.VER_17_7)), ...RDS }, undefined],
    ['a newer version', { ...of(postgresql(PostgresEngineVersion.VER_17_6)), ...RDS }, undefined],
    ['an older version', { ...of(postgresql(PostgresEngineVersion.VER_17_7)), engine: postgresql(PostgresEngineVersion.VER_17_6) },
      /'engine' must be at least PostgreSQL 17\.7, which snapshot before is of, got PostgreSQL 17\.6; RDS never goes back to an older version \(ContradictingProps/],
    ['an older version with more digits', { ...of(postgresql(PostgresEngineVersion.of('16.10', '16'))), engine: postgresql(PostgresEngineVersion.of('16.9', '16')) }, /at least PostgreSQL 16\.10/],
    ['a version that Aurora keeps at a point in time', at(DatabaseEngine.auroraPostgresql(AuroraPostgresEngineVersion.VER_16_11)),
      /'engine' must be Aurora PostgreSQL 16\.11, the version that shop-orders at the latest restorable time has, got Aurora PostgreSQL 17\.7/],
    ['a newer version of RDS at a point in time', { ...at(DatabaseEngine.mysql(MysqlEngineVersion.of('8.4.7', '8.4'))), engine: DatabaseEngine.mysql() }, undefined],
    ['a snapshot of an instance for Aurora', { restore: DatabaseRestore.fromSnapshot('arn:aws:rds:eu-west-1:111111111111:snapshot:x') },
      /'restore' must be made for Aurora PostgreSQL 17\.7, got snapshot arn:.*use the engine that it was taken of, which is RDS/],
    ['a snapshot of a cluster for RDS', { ...RDS, restore: DatabaseRestore.fromSnapshot('arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:x') }, /which is Aurora/],
    ['a deleted instance for Aurora', { restore: DatabaseRestore.toPointInTime({ source: 'db-ABCDEFGHIJKLMNOPQRSTUVWXYZ' }) }, /which is RDS/],
  ])('%s', (_, props, message) => {
    const attempt = () => new Shop().database(props);
    if (message) expect(attempt).toThrow(message);
    else expect(attempt).not.toThrow();
  });

  test('a snapshot of another region', () => {
    const app = new App({ analyticsReporting: false });
    const env = { account: '111111111111', region: 'eu-central-1' };
    const environment = new AppEnvironment(app, 'Env', { application: 'shop', name: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier: DEVELOPMENT, env });
    expect(() => new ServiceDatabase(new Stack(app, 'Shop', { env }), 'Orders', {
      environment, dataClassification: DataClassification.INTERNAL, restore: DatabaseRestore.fromSnapshot('arn:aws:rds:eu-west-1:111111111111:cluster-snapshot:x'),
    })).toThrow(/'restore' must lie in eu-central-1, where the environment is, got snapshot arn:.*copy the snapshot there first/);
  });
});

import { Fn, Size } from 'aws-cdk-lib';
import { CfnSecurityGroupIngress, InstanceType, IPeer, Peer, Port } from 'aws-cdk-lib/aws-ec2';
import { CfnDBCluster, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { DatabaseCapacity, DatabaseEngine, EnvironmentTier, ServiceDatabaseProps } from '../../../src';
import { envelopes } from '../../../src/components/database/envelopes';
import { Amount } from '../../../src/policy/decision/layers/amount';
import { Shop } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const TIERS = EnvironmentTier._builtIn();
const RDS = { engine: DatabaseEngine.postgresql() };
const GIBIBYTE = 1024 ** 3;

/** Where the values of a database lie whose main resource says something else than its props. */
const judged = (tier: EnvironmentTier, props: Partial<ServiceDatabaseProps>, overrides: Record<string, unknown> = {}) => {
  const shop = new Shop(tier);
  const resource = shop.database(props).node.defaultChild as CfnDBCluster;
  for (const [property, value] of Object.entries(overrides)) {
    if (value === undefined) resource.addPropertyDeletionOverride(property);
    else resource.addPropertyOverride(property, value);
  }
  return shop.envelopes();
};
const boundOf = (parameter: string, tier: EnvironmentTier, bound: 'free' | 'signOff' | 'freeFrom' | 'signOffFrom') =>
  Amount.parse(envelopes.find(({ name }) => name === parameter)!.ranges[tier.name.toUpperCase()][bound]!).value;

describe('in every tier', () => {
  test.each(TIERS.flatMap((tier) => [[tier, 'Aurora', {}], [tier, 'RDS', RDS]] as [EnvironmentTier, string, object][]))('what the %s tier chooses itself for %s is free', (tier, _, props) => {
    const states = Object.entries(judged(tier, props)).flatMap(([parameter, values]) => values.map((value) => `${parameter} ${value}`));
    expect(states.length).toBeGreaterThanOrEqual(4);
    expect(states.filter((state) => !state.endsWith(' free'))).toEqual([]);
  });

  const SIDES = ['free', 'sign-off'].flatMap((last) => [[last, 0], [last, 1]] as [string, number][]);
  test.each(TIERS.flatMap((tier) => SIDES.map(([last, beyond]) => [tier, last, beyond] as const)))('%s: the last value that is %s, and %d more', (tier, last, beyond) => {
    const bound = last === 'free' ? 'free' : 'signOff';
    const state = beyond === 0 ? last : last === 'free' ? 'sign-off' : 'refused';
    const gibibytes = (parameter: string) => boundOf(parameter, tier, bound) / GIBIBYTE + beyond;
    const ends = (values: string[]) => values.map((value) => value.split(' ').pop());

    const rds = judged(tier, RDS, { AllocatedStorage: `${gibibytes('storage')}`, MaxAllocatedStorage: gibibytes('maxStorage') });
    expect([rds['ServiceDatabase.storage'], rds['ServiceDatabase.maxStorage']].map(ends)).toEqual([[state], [state]]);
    const scaling = 'ServerlessV2ScalingConfiguration';
    const aurora = judged(tier, {}, { [`${scaling}.MinCapacity`]: gibibytes('minMemory') / 2, [`${scaling}.MaxCapacity`]: gibibytes('memory') / 2 });
    expect([aurora['ServiceDatabase.minMemory'], aurora['ServiceDatabase.memory']].map(ends)).toEqual([[state], [state]]);
  });

  test.each(TIERS.flatMap((tier) => [RDS, {}].map((props) => [tier, props] as const)))('%s: backups are kept long enough, with %j', (tier, props) => {
    const [free, signOff] = [boundOf('backupRetention', tier, 'freeFrom'), boundOf('backupRetention', tier, 'signOffFrom')];
    const states = [free, free - 1, signOff, signOff - 1].map((days) => judged(tier, props, { BackupRetentionPeriod: days })['ServiceDatabase.backupRetention']);
    const below = free > signOff ? 'sign-off' : 'refused';
    expect(states).toEqual([[`${free} free`], [`${free - 1} ${below}`], [`${signOff} ${free > signOff ? 'sign-off' : 'free'}`], [`${signOff - 1} refused`]]);
  });
});

describe('the terabyte', () => {
  test.each<[string, EnvironmentTier, string]>([['of storage', PRODUCTION, 'sign-off'], ['of storage, to play with', PLAYGROUND, 'sign-off']])('%s in %s: %s', (_, tier, state) => {
    const { 'ServiceDatabase.storage': storage } = judged(tier, { ...RDS, capacity: DatabaseCapacity.provisioned(undefined, { storage: Size.tebibytes(1) }) });
    expect(storage).toEqual([`1 TiB ${state}`]);
  });

  test.each([[PRODUCTION, 'sign-off'], [STAGING, 'sign-off'], [PLAYGROUND, 'refused']])('of memory in %s: %s', (tier, state) => {
    const capacity = DatabaseCapacity.provisioned(new InstanceType('x2g.16xlarge'));
    expect(judged(tier, { ...RDS, capacity })['ServiceDatabase.memory']).toEqual([`1 TiB ${state}`]);
  });

  test('of storage with its growth is one thing to sign in production', () => {
    const states = judged(PRODUCTION, { ...RDS, capacity: DatabaseCapacity.provisioned(undefined, { storage: Size.tebibytes(1) }) });
    expect(Object.values(states).flat().filter((state) => !state.endsWith(' free'))).toEqual(['1 TiB sign-off']);
  });
});

describe('memory', () => {
  test('of a serverless cluster is said once, by its cluster', () => {
    expect(judged(PRODUCTION, { capacity: DatabaseCapacity.serverless({ minimum: 8, maximum: 64 }) }))
      .toMatchObject({ 'ServiceDatabase.memory': ['128 GiB free'], 'ServiceDatabase.minMemory': ['16 GiB free'] });
  });

  test('of a provisioned cluster is said by each of its instances', () => {
    const capacity = DatabaseCapacity.provisioned(new InstanceType('r7g.8xlarge'));
    expect(judged(PRODUCTION, { capacity })['ServiceDatabase.memory']).toEqual(['256 GiB sign-off', '256 GiB sign-off']);
  });

  test('of a class that nobody knows is not known', () => {
    expect(judged(PRODUCTION, RDS, { DBInstanceClass: 'db.u9.large' })['ServiceDatabase.memory']).toEqual(['? unknown']);
  });
});

describe('exposure: addresses that are let in by their number', () => {
  /** Where the addresses of a database lie that lets in some ranges. */
  const letIn = (tier: EnvironmentTier, ...ranges: IPeer[]) => {
    const shop = new Shop(tier);
    const { connections } = shop.database();
    ranges.forEach((range, index) => connections.allowFrom(range, Port.tcp(6543), `range ${index}`));
    return shop.envelopes()['ServiceDatabase.addresses'];
  };
  const group = (range: Record<string, unknown>) => {
    const shop = new Shop();
    new CfnSecurityGroupIngress(shop.database(), 'Somebody', { ipProtocol: 'tcp', fromPort: 6543, toPort: 6543, groupId: 'sg-1', ...range });
    return shop.envelopes()['ServiceDatabase.addresses'];
  };

  test('are none where workloads connect', () => {
    const shop = new Shop();
    shop.function().connectTo(shop.database());
    expect(shop.envelopes()['ServiceDatabase.addresses']).toBeUndefined();
  });

  test.each(TIERS)('one, a whole /24 and more in %s', (tier) => {
    expect(letIn(tier, Peer.ipv4('10.9.8.7/32'))).toEqual(['1 sign-off']);
    expect(letIn(tier, Peer.ipv4('10.9.8.0/24'))).toEqual(['256 sign-off']);
    expect(letIn(tier, Peer.ipv4('10.9.8.0/24'), Peer.ipv4('10.9.9.1/32'))).toEqual(['257 refused']);
  });

  test('of IPv6 are many', () => expect(letIn(PRODUCTION, Peer.ipv6('2001:db8::/64'))).toEqual([`${2 ** 64} refused`]));

  test('are counted in rules of their own', () => expect(group({ cidrIp: '10.0.0.0/30' })).toEqual(['4 sign-off']));

  test.each([[{ sourcePrefixListId: 'pl-1' }], [{ cidrIp: Fn.importValue('Range') }]])('are not known of %j', (range) => {
    expect(group(range)).toEqual(['? unknown']);
  });
});

test('backups that an override leaves out are kept for the day that AWS takes then', () => {
  expect(judged(PRODUCTION, RDS, { BackupRetentionPeriod: undefined })['ServiceDatabase.backupRetention']).toEqual(['1 refused']);
  expect(judged(PRODUCTION, {}, { BackupRetentionPeriod: undefined })['ServiceDatabase.backupRetention']).toEqual(['1 refused']);
});

test('readers: each is an instance', () => {
  const states = [[DEVELOPMENT, 1], [DEVELOPMENT, 3], [DEVELOPMENT, 4], [PRODUCTION, 3], [PRODUCTION, 15]] as const;
  expect(states.map(([tier, readers]) => judged(tier, { readers })['ServiceDatabase.instances'])).toEqual([['2 free'], ['4 sign-off'], ['5 refused'], ['4 free'], ['16 sign-off']]);
});

test('an instance that somebody adds below the database counts as one of its own', () => {
  const shop = new Shop(PLAYGROUND);
  const database = shop.database(RDS);
  for (const id of ['A', 'B', 'C']) new CfnDBInstance(database, id, { allocatedStorage: '2048', dbInstanceClass: 'db.t4g.medium', engine: 'postgres' });
  const { 'ServiceDatabase.instances': instances, 'ServiceDatabase.storage': storage } = shop.envelopes();
  expect(instances).toEqual(['4 refused']);
  expect(storage.sort()).toEqual(['2 TiB refused', '2 TiB refused', '2 TiB refused', '20 GiB free']);
});

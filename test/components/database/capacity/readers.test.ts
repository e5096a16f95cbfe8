import { diffTemplate } from '@aws-cdk/cloudformation-diff';
import { Token } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { DatabaseCapacity, DatabaseEngine, EnvironmentTier, ServiceDatabaseProps } from '../../../../src';
import { Shop } from '../../shop';

const MEMBER = 'AWS::RDS::DBInstance';
const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

const templateOf = (props: Partial<ServiceDatabaseProps>, tier = PRODUCTION) => {
  const shop = new Shop(tier);
  shop.database(props);
  return shop.template();
};

/** The instances of a cluster: their logical ids without hashes, with class and failover tier. */
const membersOf = (props: Partial<ServiceDatabaseProps>, tier?: EnvironmentTier) => Object.entries(templateOf(props, tier).findResources(MEMBER))
  .map(([id, { Properties: { DBInstanceClass, PromotionTier } }]) => `${id.slice('Orders'.length, -8)} ${DBInstanceClass} ${PromotionTier}`).sort();

const refusal = (props: Partial<ServiceDatabaseProps>, tier = PRODUCTION) => () => new Shop(tier).database(props);

describe('readers', () => {
  test.each([[PLAYGROUND, 0], [DEVELOPMENT, 0], [STAGING, 1], [PRODUCTION, 1]])('in %s there are %d unless somebody says more', (tier, readers) => {
    expect(membersOf({}, tier)).toHaveLength(1 + readers);
  });

  test('of a serverless cluster scale by themselves, but for the first, which scales with the writer to take over', () => {
    expect(membersOf({ readers: 3 })).toEqual(['Reader db.serverless 1', 'Reader2 db.serverless 2', 'Reader3 db.serverless 2', 'Writer db.serverless 0']);
  });

  test('of a provisioned cluster are as large as the writer, and the first takes over', () => {
    expect(membersOf({ readers: 2, capacity: DatabaseCapacity.provisioned(new InstanceType('r7g.large')) }))
      .toEqual(['Reader db.r7g.large 1', 'Reader2 db.r7g.large 2', 'Writer db.r7g.large 0']);
  });

  test('may differ from tier to tier', () => {
    const props = { tiers: { production: { readers: 2 }, development: { readers: 1 } } };
    expect([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION].map((tier) => membersOf(props, tier).length - 1)).toEqual([0, 1, 1, 2]);
  });

  test.each([[1, 2], [2, 3], [3, 1]])('change from %d to %d and replace nothing', (before, after) => {
    const difference = diffTemplate(templateOf({ readers: before }).toJSON(), templateOf({ readers: after }).toJSON());
    const members = Object.values(difference.resources.changes)
      .filter(({ oldResourceType, newResourceType }) => (newResourceType ?? oldResourceType) === MEMBER);
    expect(members.filter(({ isAddition, isRemoval }) => !isAddition && !isRemoval)).toEqual([]);
    expect(members).toHaveLength(Math.abs(after - before));
  });

  test('are there on Aurora MySQL', () => {
    const shop = new Shop(STAGING);
    const { cluster } = shop.database({ engine: DatabaseEngine.auroraMysql(), readers: 2 });
    expect(cluster!.instanceIdentifiers).toHaveLength(3);
  });
});

describe('readers are refused', () => {
  test.each([[0, true], [15, true], [16, false], [-1, false], [1.5, false], [NaN, false]])('%d of them are accepted in development: %s', (readers, accepted) => {
    const attempt = refusal({ readers }, DEVELOPMENT);
    if (accepted) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(/'readers' must be a whole number from 0 to 15, got .*InvalidValue at Shop\/Orders/);
  });

  test('a reader in playground', () => {
    expect(refusal({ readers: 1 }, PLAYGROUND)).toThrow("'readers' must be 0 in a playground environment, got 1; nobody relies on what is tried there, and a reader costs as much as the writer (OutsideTierBound at Shop/Orders)");
    expect(refusal({ readers: 0 }, PLAYGROUND)).not.toThrow();
  });

  test.each([STAGING, PRODUCTION])('none in %s, where the first one is the standby', (tier) => {
    expect(refusal({ readers: 0 }, tier)).toThrow(/'readers' must be at least 1 in a \w+ environment, got 0; its first reader is the standby.*OutsideTierBound/);
  });

  test.each([[DatabaseEngine.postgresql(), 'auroraPostgresql'], [DatabaseEngine.mysql(), 'auroraMysql'], [DatabaseEngine.mariadb(), 'auroraMysql']])('of %s, which has %s for it', (engine, aurora) => {
    expect(refusal({ engine, readers: 1 })).toThrow(`'readers' must be left out for ${engine}, got 1; RDS makes no replica of an instance whose password it manages, so use DatabaseEngine.${aurora}()`);
  });

  test('none of RDS is what RDS has', () => expect(refusal({ engine: DatabaseEngine.postgresql(), readers: 0 })).not.toThrow());

  test('a number that is a token', () => expect(refusal({ readers: Token.asNumber({ Ref: 'Readers' }) })).toThrow(/'readers' must be known at synthesis.*UnresolvedToken/));
});

describe('mixed provisioned writer and serverless readers', () => {
  const capacity = DatabaseCapacity.provisioned(new InstanceType('r7g.large')).withServerlessReaders({ minimum: 1, maximum: 8 });

  test('have the class of the writer and the bounds of the readers', () => {
    expect(membersOf({ capacity, readers: 2 })).toEqual(['Reader db.serverless 1', 'Reader2 db.serverless 2', 'Writer db.r7g.large 0']);
    templateOf({ capacity }).hasResourceProperties('AWS::RDS::DBCluster', { ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } });
  });

  test('are not for RDS', () => {
    expect(refusal({ engine: DatabaseEngine.postgresql(), capacity })).toThrow("'capacity' must be provisioned for PostgreSQL 17");
  });

  test('follow provisioned capacity alone', () => {
    expect(() => DatabaseCapacity.serverless().withServerlessReaders()).toThrow(/'withServerlessReaders' must follow provisioned capacity.*ContradictingProps/);
    expect(() => capacity.withServerlessReaders({ minimum: 0.3, maximum: 300 })).toThrow(/2 problems:.*'minimum'.*'maximum'/s);
  });
});

describe('I/O-optimised storage', () => {
  test.each([[undefined, 'aurora'], [false, 'aurora'], [true, 'aurora-iopt1']])('switched on: %s', (ioOptimized, StorageType) => {
    templateOf({ ioOptimized }, DEVELOPMENT).hasResourceProperties('AWS::RDS::DBCluster', { StorageType });
  });

  test('switched on later replaces nothing', () => {
    const { resources } = diffTemplate(templateOf({}).toJSON(), templateOf({ ioOptimized: true }).toJSON());
    expect(Object.values(resources.changes).map((change) => change!.changeImpact)).toEqual(['WILL_UPDATE']);
  });

  test('is not for RDS', () => {
    expect(refusal({ engine: DatabaseEngine.postgresql(), ioOptimized: true })).toThrow(/'ioOptimized' must be left out for PostgreSQL 17, got true.*ContradictingProps/);
  });
});

test('everything that is wrong with engine, capacity and readers is said at once', () => {
  expect(refusal({ engine: DatabaseEngine.mysql(), readers: 3, ioOptimized: true, capacity: DatabaseCapacity.provisioned(new InstanceType('c7g.large')) }))
    .toThrow(/^3 problems:.*'ioOptimized'.*'capacity' must be of a class that MySQL 8.4.8 has, got db.c7g.large.*'readers' must be left out/s);
});

import { diffTemplate } from '@aws-cdk/cloudformation-diff';
import { Size } from 'aws-cdk-lib';
import { DatabaseCapacity, DatabaseEngine, DatabaseSize, EnvironmentTier, ServiceDatabaseProps } from '../../../../src';
import { SIZE_TABLE } from '../../../../src/components/database/capacity/size-table';
import { Shop } from '../../shop';

const SIZES = Object.values(DatabaseSize);
const { PLAYGROUND, PRODUCTION } = EnvironmentTier;
const RDS = { engine: DatabaseEngine.postgresql() };

const templateOf = (props: Partial<ServiceDatabaseProps>, tier = PRODUCTION) => {
  const shop = new Shop(tier);
  shop.database(props);
  return shop.template();
};
const propertiesOf = (type: string, props: Partial<ServiceDatabaseProps>, tier?: EnvironmentTier): Record<string, unknown> =>
  Object.values(templateOf(props, tier).findResources(type))[0].Properties;

describe('T-shirt sizes', () => {
  test.each([[PLAYGROUND, 0], [PRODUCTION, 1]])('in %s serverless Aurora of size M has %d to 8 ACU', (tier, MinCapacity) => {
    expect(propertiesOf('AWS::RDS::DBCluster', { capacity: DatabaseCapacity.size(DatabaseSize.M) }, tier).ServerlessV2ScalingConfiguration).toMatchObject({ MinCapacity, MaxCapacity: 8 });
  });

  test('provisioned Aurora has the class of the size', () => {
    expect(propertiesOf('AWS::RDS::DBInstance', { capacity: DatabaseCapacity.provisionedSize(DatabaseSize.L) }).DBInstanceClass).toBe('db.r7g.xlarge');
  });

  test.each([DatabaseEngine.postgresql(), DatabaseEngine.mysql()])('%s has the class of the size, and storage that grows as far as the size says', (engine) => {
    expect(propertiesOf('AWS::RDS::DBInstance', { engine, capacity: DatabaseCapacity.size(DatabaseSize.XS) }))
      .toMatchObject({ DBInstanceClass: 'db.t4g.micro', AllocatedStorage: '20', MaxAllocatedStorage: 40 });
  });

  test('storage may begin with more than the size says, and grow to more', () => {
    const withStorage = (options: object) => propertiesOf('AWS::RDS::DBInstance', { ...RDS, capacity: DatabaseCapacity.provisionedSize(DatabaseSize.S, options) });
    expect(withStorage({ storage: Size.gibibytes(300) })).toMatchObject({ DBInstanceClass: 'db.t4g.medium', AllocatedStorage: '300', MaxAllocatedStorage: 600 });
    expect(withStorage({ maximumStorage: Size.gibibytes(300) })).toMatchObject({ AllocatedStorage: '20', MaxAllocatedStorage: 300 });
  });

  test('have serverless readers beside a provisioned writer', () => {
    const capacity = DatabaseCapacity.provisionedSize(DatabaseSize.M).withServerlessReaders({ maximum: 8 });
    const classes = Object.values(templateOf({ capacity, readers: 1 }, PRODUCTION).findResources('AWS::RDS::DBInstance')).map(({ Properties }) => Properties.DBInstanceClass);
    expect(classes.sort()).toEqual(['db.r7g.large', 'db.serverless']);
  });

  test('storage is not for Aurora', () => {
    const capacity = DatabaseCapacity.provisionedSize(DatabaseSize.M, { storage: Size.gibibytes(100) });
    expect(() => templateOf({ capacity })).toThrow("'storage' must be left out for Aurora PostgreSQL");
  });

  test('grow: each is at least as much as the one before', () => {
    for (const column of ['leastUnits', 'mostUnits', 'mostStorageGiB'] as const) {
      const numbers = SIZES.map((size) => SIZE_TABLE.sizes[size][column]);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
    expect(SIZE_TABLE.version).toBe(1);
  });

  test('Graviton class default: whatever is chosen by size or not at all', () => {
    const classes = [undefined, ...SIZES].flatMap((size) => [{}, RDS].flatMap((engine) => {
      const capacity = size === undefined ? DatabaseCapacity.provisioned() : DatabaseCapacity.provisionedSize(size);
      return propertiesOf('AWS::RDS::DBInstance', { ...engine, capacity }).DBInstanceClass;
    }));
    expect(classes).toHaveLength(2 * (1 + SIZES.length));
    expect(classes.filter((name) => !/^db\.[a-z]+\dgd?\./.test(String(name)))).toEqual([]);
  });

  test.each(SIZES)('%s is said in words', (size) => expect(`${DatabaseCapacity.size(size)}`).toBe(`size ${size}`));
});

describe('another size, or another way to it, replaces nothing', () => {
  const ways = [
    ...SIZES.map((size) => DatabaseCapacity.size(size)), DatabaseCapacity.provisionedSize(DatabaseSize.S), DatabaseCapacity.size(DatabaseSize.XS),
  ];
  test.each<[string, Partial<ServiceDatabaseProps>]>([['Aurora', {}], ['RDS', RDS]])('of %s', (_, props) => {
    const templates = ways.map((capacity) => templateOf({ ...props, capacity }).toJSON());
    const impacts = templates.slice(1).flatMap((template, index) => Object.entries(diffTemplate(templates[index], template).resources.changes)
      .filter(([, change]) => /^AWS::RDS::DB(Cluster|Instance)$/.test(String(change!.resourceType)))
      .map(([id, change]) => `${id} ${change!.changeImpact}`));
    expect(impacts.length).toBeGreaterThan(0);
    expect(impacts.filter((impact) => !impact.endsWith(' WILL_UPDATE'))).toEqual([]);
  });
});

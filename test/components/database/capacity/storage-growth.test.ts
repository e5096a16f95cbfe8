import { Size, Token } from 'aws-cdk-lib';
import { DatabaseCapacity, DatabaseEngine, EnvironmentTier } from '../../../../src';
import { ceilingOf } from '../../../../src/components/database/capacity/storage-growth';
import { Shop } from '../../shop';

const RDS = { engine: DatabaseEngine.postgresql() };
const storageIn = (storage?: Size, maximumStorage?: Size) => {
  const shop = new Shop(EnvironmentTier.PLAYGROUND);
  shop.database({ ...RDS, capacity: DatabaseCapacity.provisioned(undefined, { storage, maximumStorage }) });
  const { AllocatedStorage, MaxAllocatedStorage, StorageType } = shop.only('AWS::RDS::DBInstance').Properties;
  return [AllocatedStorage, MaxAllocatedStorage, StorageType];
};

describe('storage auto-growth', () => {
  test.each<[Size | undefined, Size | undefined, unknown[]]>([
    [undefined, undefined, ['20', 40, 'gp3']],
    [Size.gibibytes(100), undefined, ['100', 200, 'gp3']],
    [Size.gibibytes(100), Size.gibibytes(400), ['100', 400, 'gp3']],
    [undefined, Size.gibibytes(22), ['20', 22, 'gp3']],
  ])('from %s with a ceiling of %s: %j', (storage, ceiling, expected) => expect(storageIn(storage, ceiling)).toEqual(expected));

  test.each([[20, 40], [32_768, 65_536], [40_000, 65_536], [59_578, 65_536], [59_579, undefined], [65_536, undefined]])('%d GiB grow to %s and never beyond what RDS has', (storageGiB, ceiling) => {
    expect(ceilingOf({ storageGiB })).toBe(ceiling);
  });

  test('of storage that nobody knows yet has the ceiling that was given, or none', () => {
    const storageGiB = Token.asNumber({ Ref: 'Storage' });
    expect([ceilingOf({ storageGiB }), ceilingOf({ storageGiB, mostStorageGiB: 100 })]).toEqual([undefined, 100]);
  });

  test.each([[100, 109], [100, 65_537], [20, 21]])('from %d GiB does not go to %d GiB', (storage, ceiling) => {
    expect(() => storageIn(Size.gibibytes(storage), Size.gibibytes(ceiling)))
      .toThrow(new RegExp(`'maximumStorage' must be from ${Math.ceil(storage * 1.1)} GiB, .*, got ${ceiling} GiB.*InvalidValue at DatabaseCapacity.provisioned`));
  });

  test('says both at once', () => {
    expect(() => storageIn(Size.gibibytes(5), Size.gibibytes(70_000))).toThrow(/2 problems:.*'storage' must be.*'maximumStorage' must be/s);
  });

  test('is not asked of Aurora, which grows by itself', () => {
    const capacity = DatabaseCapacity.provisioned(undefined, { storage: Size.gibibytes(20), maximumStorage: Size.gibibytes(50) });
    const refusal = () => new Shop().database({ capacity });
    expect(refusal).toThrow(/2 problems:.*'storage' must be left out for Aurora.*'maximumStorage' must be left out for Aurora PostgreSQL 17.7, got 50 GiB/s);
  });
});

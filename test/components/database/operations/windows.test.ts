import * as fc from 'fast-check';
import { DatabaseEngine, EnvironmentTier, ServiceDatabaseProps } from '../../../../src';
import { DAYS, TimeSpan } from '../../../../src/components/database/operations/time-span';
import { windowsOf } from '../../../../src/components/database/operations/windows';
import { Shop } from '../../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const TIERS = [PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION];
const REGIONS = ['eu-west-1', 'us-east-1', 'us-west-2', 'ap-southeast-2', 'ap-south-1', 'sa-east-1', 'xx-nowhere-1', undefined];
const BACKUPS_OF_ENVIRONMENT = TimeSpan.inDay('03:00-05:00')!;

/** The hour of the week at which a window of maintenance begins, from Monday on. */
const hourOf = (window: string) => 24 * DAYS.indexOf(window.slice(0, 3)) + Number(window.slice(4, 6)) + Number(window.slice(7, 9)) / 60;
const refusal = (props: Partial<ServiceDatabaseProps>) => () => new Shop().database(props);

describe('Window not colliding with maintenance', () => {
  const anyPlace = fc.record({ identifier: fc.string({ minLength: 1 }), tier: fc.constantFrom(...TIERS), region: fc.constantFrom(...REGIONS) });

  test('for whatever database, wherever: backups, maintenance and the backups of the environment meet on no day', () => {
    fc.assert(fc.property(anyPlace, (place) => {
      const { backup, maintenance, maintenanceOfReaders } = windowsOf(place);
      const spans = [TimeSpan.inDay(backup)!, TimeSpan.inWeek(maintenance)!];
      expect(spans[0].meets(spans[1])).toBe(false);
      expect(spans.some((span) => span.meets(BACKUPS_OF_ENVIRONMENT))).toBe(false);
      expect(spans.map(({ minutes }) => minutes)).toEqual([30, 60]);
      expect((hourOf(maintenance) - hourOf(maintenanceOfReaders) + 168) % 168).toBe(24);
    }));
  });

  test('one that is given moves the other aside, however long it is', () => {
    const anySpan = fc.tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 24 }))
      .map(([start, length]) => new TimeSpan(30 * start, 30 * length));
    fc.assert(fc.property(anyPlace, anySpan, (place, span) => {
      const { backup } = windowsOf({ ...place, maintenanceWindow: span.inWeekText() });
      expect(TimeSpan.inDay(backup)!.meets(span)).toBe(false);
      const { maintenance } = windowsOf({ ...place, backupWindow: span.inDayText() });
      expect(TimeSpan.inWeek(maintenance)!.meets(span)).toBe(false);
    }));
  });

  test.each([
    ['eu-west-1', 0], ['us-east-1', -5], ['ap-southeast-2', 10], ['ap-south-1', 5.5], [undefined, 0],
  ])('in %s they lie in the night, %d hours ahead of UTC', (region, ahead) => {
    for (const identifier of ['shop-orders', 'shop-stock', 'a', 'b', 'c', 'd']) {
      const { backup, maintenance } = windowsOf({ identifier, tier: PRODUCTION, region });
      const local = (hour: number) => (hour + ahead + 24) % 24;
      expect(local(Number(backup.slice(0, 2)) + Number(backup.slice(3, 5)) / 60)).toBeLessThanOrEqual(5.5);
      expect(local(hourOf(maintenance) % 24)).toBeLessThanOrEqual(5);
      expect(Math.floor((hourOf(maintenance) + ahead) / 24)).toBe(4);
    }
  });

  test('are the same at each synthesis, and another one for each database', () => {
    const windows = (identifier: string) => JSON.stringify(windowsOf({ identifier, tier: PRODUCTION, region: 'eu-west-1' }));
    expect(windows('shop-orders')).toBe(windows('shop-orders'));
    expect(new Set(['orders', 'stock', 'ledger', 'users', 'carts'].map(windows)).size).toBeGreaterThan(3);
  });

  test('that are given are taken, in whichever tier', () => {
    const shop = new Shop();
    shop.database({ engine: DatabaseEngine.postgresql(), backupWindow: '22:00-23:00', tiers: { production: { maintenanceWindow: 'Sat:23:30-Sun:00:30' } } });
    expect(shop.only('AWS::RDS::DBInstance').Properties).toMatchObject({ PreferredBackupWindow: '22:00-23:00', PreferredMaintenanceWindow: 'sat:23:30-sun:00:30' });
  });

  test.each<[Partial<ServiceDatabaseProps>, RegExp]>([
    [{ backupWindow: '1:00-2:00' }, /'backupWindow' must be 30 minutes to 12 hours in UTC, such as 01:00-01:30, got '1:00-2:00'.*InvalidValue/],
    [{ backupWindow: '01:00-01:29' }, /got '01:00-01:29'.*InvalidValue/],
    [{ backupWindow: '24:00-01:00' }, /InvalidValue/],
    [{ backupWindow: '01:00-01:00' }, /InvalidValue/],
    [{ maintenanceWindow: '01:00-02:00' }, /'maintenanceWindow' must be .* such as sun:02:00-sun:03:00, got '01:00-02:00'.*InvalidValue/],
    [{ maintenanceWindow: 'mon:01:00-tue:01:00' }, /InvalidValue/],
    [{ maintenanceWindow: 'mon:22:00-tue:10:30' }, /InvalidValue/],
    [{ backupWindow: '01:00-02:00', maintenanceWindow: 'sun:01:30-sun:02:30' }, /'backupWindow' must not meet 'maintenanceWindow', got 01:00-02:00 and sun:01:30-sun:02:30.*ContradictingProps/],
    [{ backupWindow: '23:30-00:30', maintenanceWindow: 'sun:00:00-sun:01:00' }, /ContradictingProps/],
  ])('refuses %j', (props, message) => expect(refusal(props)).toThrow(message));

  test.each<Partial<ServiceDatabaseProps>>([
    { backupWindow: '01:00-01:30' }, { backupWindow: '12:00-00:00' }, { maintenanceWindow: 'mon:22:00-tue:10:00' },
    { backupWindow: '01:00-02:00', maintenanceWindow: 'sun:02:00-sun:03:00' },
  ])('accepts %j', (props) => expect(refusal(props)).not.toThrow());
});

describe('Minor upgrades', () => {
  test.each(REGIONS)('come to development before staging, and there before production, in %s', (region) => {
    for (const identifier of ['shop-orders', 'shop-stock', 'a', 'b', 'c']) {
      const hours = TIERS.map((tier) => (hourOf(windowsOf({ identifier, tier, region }).maintenance) + 24) % 168);
      const [playground, development, staging, production] = hours;
      expect(playground).toBeLessThan(development);
      expect(development).toBeLessThan(staging);
      expect(staging).toBeLessThan(production - 24);
    }
  });

  test.each([[{}, 2], [{ engine: DatabaseEngine.postgresql() }, 1]])('are on for every instance, in its window: %#', (props, count) => {
    const shop = new Shop();
    shop.database(props);
    const instances = Object.values(shop.template().findResources('AWS::RDS::DBInstance')).map(({ Properties }) => Properties);
    expect(instances).toHaveLength(count);
    for (const instance of instances) {
      expect(instance).toMatchObject({ AutoMinorVersionUpgrade: true, PreferredMaintenanceWindow: expect.stringMatching(/^(thu|fri):/) });
    }
  });

  test('a reader is maintained a night before the writer, so that one of them answers', () => {
    const shop = new Shop();
    shop.database();
    const window = (id: string) => shop.template().findResources('AWS::RDS::DBInstance')[id].Properties.PreferredMaintenanceWindow;
    expect(hourOf(window('OrdersWriter9EC817F4')) - hourOf(window('OrdersReader2981A13F'))).toBe(24);
  });
});

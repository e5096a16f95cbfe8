import { Stack } from 'aws-cdk-lib';
import { AppEnvironment, DataClassification, EnvironmentTier } from '../../src';
import { Shop } from '../components/shop';
import { refusalOf } from '../refusal';

const { PUBLIC, INTERNAL, CONFIDENTIAL, RESTRICTED } = DataClassification;

describe('data flows to a workload', () => {
  test.each([[PUBLIC, 0], [INTERNAL, 1], [undefined, 1], [CONFIDENTIAL, 2], [RESTRICTED, 3]] as const)('that handles %s data, up to that class', (handled, most) => {
    [PUBLIC, INTERNAL, CONFIDENTIAL, RESTRICTED].forEach((kept, rank) => {
      const shop = new Shop();
      const [api, orders] = [shop.function({ dataClassification: handled }), shop.database({ dataClassification: kept })];
      const said = refusalOf(() => api.connectTo(orders));
      if (rank <= most) expect(said).toBe('nothing was refused');
      else expect(said).toMatch(/'dataClassification' of the workload must be at least .*ConnectionRefused at Shop\/Orders/);
    });
  });

  test('by a secret, too', () => {
    const shop = new Shop();
    const key = shop.secret({ dataClassification: CONFIDENTIAL });
    expect(refusalOf(() => shop.function().connectTo(key))).toContain("must be at least 'confidential', which Shop/VendorKey keeps");
    expect(() => shop.function({ dataClassification: CONFIDENTIAL }, 'Mail').connectTo(key)).not.toThrow();
  });

  test('by every way into a database alike', () => {
    const shop = new Shop();
    const orders = shop.database({ dataClassification: CONFIDENTIAL });
    const api = shop.function();
    for (const door of [orders, orders.readOnly, orders.proxy]) {
      expect(refusalOf(() => api.connectTo(door))).toContain("must be at least 'confidential', which Shop/Orders");
    }
    expect(shop.template().findResources('AWS::RDS::DBProxy')).toEqual({});
  });

  test('refused, it says what is kept, who asked and what to do', () => {
    const shop = new Shop();
    expect(refusalOf(() => shop.function().connectTo(shop.database({ dataClassification: RESTRICTED })))).toBe(
      "'dataClassification' of the workload must be at least 'restricted', which Shop/Orders keeps, got 'internal' for Shop/Api; "
      + 'set it on the workload, whose logs are then kept as such data, too (ConnectionRefused at Shop/Orders)');
  });

  test('people come through to data of every class, since the host keeps none of it', () => {
    const shop = new Shop();
    expect(() => shop.operators().connectTo(shop.database({ dataClassification: RESTRICTED }))).not.toThrow();
  });
});

test('everything that speaks against a connection is said at once, and nothing is opened', () => {
  const shop = new Shop();
  const orders = shop.database({ dataClassification: CONFIDENTIAL });
  const environment = new AppEnvironment(shop.app, 'Other', { application: 'a', owner: 'b', costCenter: 'c', tier: EnvironmentTier.PLAYGROUND });
  Object.assign(shop, { stack: new Stack(shop.app, 'Others') });
  const stranger = shop.function({ environment });
  expect(refusalOf(() => stranger.connectTo(orders))).toMatch(/^2 problems:\n.*'target' must live in the environment of the workload, got Shop\/Orders in 'shop' for Others\/Api in 'a-playground'.*\n.*'dataClassification' of the workload/);
  expect(stranger.connections.securityGroups).toEqual([]);
});

import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { composeDayTwo } from '../../examples/orders/day-two';
import { composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier } from '../../src';
import { Impact } from '../../src/compatibility/impact';
import { changesBetween } from '../../src/compatibility/template-changes';
import { Templates } from '../../src/compatibility/template-resource';
import { newApp } from '../governance/apps';

/** What each stack says after a composition, by its id. */
function templatesOf(compose: (app: App, tier: EnvironmentTier) => unknown, tier: EnvironmentTier): Templates {
  const app = newApp();
  compose(app, tier);
  return Object.fromEntries(app.synth().stacksRecursively.map(({ id, template }) => [id, template]));
}

describe.each(EnvironmentTier._builtIn())('one more database in %s', (tier) => {
  const before = templatesOf(composeOrders, tier);
  const after = templatesOf(composeDayTwo, tier);
  const changes = changesBetween(before, after);

  test('brings no stack and takes none away', () => expect(Object.keys(after)).toEqual(Object.keys(before)));

  test('creates what belongs to it, and its way from the function', () => {
    const created = changes.filter(({ impact }) => impact === Impact.ADDED);
    expect(created.map(({ logicalId }) => logicalId).filter((id) => !/^(Returns|ApiToReturns|ApiCurrentVersion)/.test(id))).toEqual([]);
    expect(created.filter(({ logicalId }) => logicalId.startsWith('ApiToReturns'))).toHaveLength(2);
    expect(created.length).toBeGreaterThan(8);
  });

  test('changes of what was there the variables and the permissions of the function, its version, and the dashboard', () => {
    const others = changes.filter(({ logicalId, impact }) => impact !== Impact.ADDED && !logicalId.startsWith('ApiCurrentVersion'));
    expect(new Set(others.map(({ impact }) => impact))).toEqual(new Set([Impact.UPDATED]));
    expect(others.map(({ logicalId, because }) => [logicalId.replace(/[0-9A-F]{8}$/, ''), because]).sort()).toEqual([
      ['Api', ['Environment']],
      ...tier.functionAlias ? [['ApiAlias', ['FunctionVersion']]] : [],
      ['ApiRolePermissions', ['PolicyDocument']],
      ...tier.dashboard ? [['Resource', ['DashboardBody']]] : [],
    ]);
  });

  test('takes nothing from the function that it had', () => {
    const variables = Object.values(after).flatMap((template) => Object.values(Template.fromJSON(template).findResources('AWS::Lambda::Function')))
      .flatMap(({ Properties }) => Object.keys(Properties.Environment?.Variables ?? {}));
    expect(variables).toEqual(expect.arrayContaining(['ORDERS_HOST', 'ORDERS_SECRET_ARN', 'STOCK_HOST', 'STOCK_SECRET_ARN', 'RETURNS_HOST']));
  });
});

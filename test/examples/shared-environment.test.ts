import { copyFileSync, mkdirSync } from 'fs';
import { join, resolve } from 'path';
import { App } from 'aws-cdk-lib';
import { composeBilling } from '../../examples/shared-environment/billing';
import { composeOrders } from '../../examples/shared-environment/orders';
import { composePlatform } from '../../examples/shared-environment/platform';
import { ConnectionAssertions, GovernanceAssertions } from '../../src/testing';
import { Rendered } from '../environment/shop';
import { newApp, proposalsIn, recordOf } from '../governance/apps';
import { workInFolders } from '../working-folder';

const NAME = 'retail-production.json';

const synthesized = (compose: (app: App) => unknown): App => {
  const app = newApp();
  compose(app);
  GovernanceAssertions.of(app).isCompliant();
  return app;
};
const parametersOf = (app: App, stack: string): string[] =>
  Object.values(app.synth().getStackByName(stack).template.Parameters as Record<string, Rendered>)
    .map(({ Default }) => Default).filter((path) => path.startsWith('/paved-road/'));
const publishedBy = (app: App): string[] => app.synth().stacks
  .flatMap(({ template }) => Object.values(template.Resources as Record<string, Rendered>))
  .filter(({ Type }) => Type === 'AWS::SSM::Parameter').map(({ Properties }) => Properties.Name);

describe('examples/shared-environment', () => {
  workInFolders();

  test('the applications meet the platform by its contract, and everything that they read is published', () => {
    const platform = synthesized(composePlatform);
    mkdirSync('contracts');
    copyFileSync(resolve(platform.outdir, 'contracts', NAME), join('contracts', NAME));
    const orders = synthesized(composeOrders);
    expect(recordOf(orders).environments[0]).toMatchObject({ contract: { imported: true, version: '1.1' }, identity: { 'cost-center': 'cc-1000', 'application': 'orders' } });
    const read = ['Orders', 'OrdersData'].flatMap((stack) => parametersOf(orders, stack));
    for (const path of read) expect(publishedBy(platform)).toContain(path);
    expect(read).toContain('/paved-road/retail-production/v1/keys/confidential');
  });

  test('an application without the contract reads what is published all the same', () => {
    const billing = synthesized(composeBilling);
    for (const path of parametersOf(billing, 'Billing')) expect(publishedBy(synthesized(composePlatform))).toContain(path);
    expect(recordOf(billing).environments[0].contract).toEqual({ imported: true, parameters: '/paved-road/retail-production/v1' });
  });

  test('two applications use the database of everybody in the same way, with the contract and without it', () => {
    const platform = synthesized(composePlatform);
    mkdirSync('contracts');
    copyFileSync(resolve(platform.outdir, 'contracts', NAME), join('contracts', NAME));
    const [orders, billing] = [newApp(), newApp()];
    const api = composeOrders(orders).node.findChild('Api');
    const invoices = composeBilling(billing).node.findChild('Invoices');
    for (const workload of [api, invoices]) ConnectionAssertions.of(workload).reachesDatabase('CATALOGUE');
    expect(publishedBy(platform)).toContain('/paved-road/retail-production/v1/components/Catalogue/host');
    for (const app of [orders, billing]) {
      GovernanceAssertions.of(app).isCompliant();
      expect(recordOf(app).imports).toEqual([expect.objectContaining({ origin: 'contract', identity: expect.objectContaining({ component: 'Catalogue' }) })]);
    }
  });

  test('departs from rules nowhere but where it says why', () => {
    for (const app of [synthesized(composePlatform), synthesized(composeBilling)]) {
      for (const { state, reason } of proposalsIn(recordOf(app))) expect([state, reason.length > 40]).toEqual(['active', true]);
    }
  });
});

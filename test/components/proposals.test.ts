import { Shop } from './shop';
import { DatabaseEngine, EnvironmentTier, Governance } from '../../src';
import { GovernanceHost } from '../../src/governance/host';
import { ProposalLint } from '../../src/testing';
import { allPacks, proposalsIn } from '../governance/apps';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

/** All components, connected, in every tier with every engine. */
const shops = [PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION].flatMap((tier) =>
  [DatabaseEngine.postgresql(), DatabaseEngine.auroraPostgresql()].map((engine) => {
    const shop = new Shop(tier);
    Governance.apply(shop.app, { packs: allPacks() });
    const [api, orders] = [shop.function(), shop.database({ engine })];
    api.connectTo(orders);
    api.connectTo(orders.proxy);
    api.connectTo(shop.secret());
    shop.operators({ shell: true }).connectTo(orders);
    return shop;
  }));

test('whatever components and environments propose is their own, has a reason, and is needed in some tier with some choice', () => {
  const lint = ProposalLint.ofAll(shops.map(({ app }) => app));
  expect(lint.problems()).toEqual([]);
  const proposals = shops.flatMap(({ app }) => proposalsIn(GovernanceHost.ensure(app).plugin.latest!.record));
  expect(new Set(proposals.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(6);
});

import { composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier, Governance } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { allPacks, newApp, proposalsIn, recordOf } from '../governance/apps';

describe.each(EnvironmentTier._builtIn())('in %s, our rules and the six packs of cdk-nag', (tier) => {
  const app = newApp();
  Governance.apply(app, { packs: allPacks() });
  composeOrders(app, tier);
  GovernanceAssertions.of(app);
  const record = recordOf(app);

  test('find nothing but what was proposed with a reason', () => {
    const left = record.findings.filter(({ disposition }) => disposition !== 'waived');
    expect(left.map(({ rule, detail, state, resource }) => [rule, detail, state, resource?.path])).toEqual([]);
  });

  test('use every exception that was proposed, and each has a reason to read', () => {
    expect(proposalsIn(record).filter(({ state }) => state !== 'active').map(({ rule, resource }) => [rule, resource])).toEqual([]);
    for (const { reason } of proposalsIn(record)) expect(reason.length).toBeGreaterThan(40);
  });
});

import { EventBus } from 'aws-cdk-lib/aws-events';
import { EnvironmentTier, FailureDestination, FunctionDeployment, FunctionServiceProps, Governance } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { allPacks, proposalsIn, recordOf } from '../../governance/apps';
import { Shop } from '../shop';

const CHOICES: Record<string, (shop: Shop) => Partial<FunctionServiceProps>> = {
  'left alone': () => ({}),
  'with everything': (shop) => ({
    deployment: FunctionDeployment.canary(),
    onFailure: FailureDestination.eventBus(EventBus.fromEventBusName(shop.stack, 'Bus', 'default')),
    retryAttempts: 1,
    functionUrl: true,
    reservedConcurrency: 5,
    callsInternet: true,
  }),
};

describe.each(EnvironmentTier._builtIn())('a function in %s passes our rules and all six packs of cdk-nag', (tier) => {
  test.each(Object.entries(CHOICES))('%s', (_, choices) => {
    const shop = new Shop(tier);
    Governance.apply(shop.app, { packs: allPacks() });
    const worker = shop.function(choices(shop));
    shop.function({ reservedConcurrency: 1 }, 'Caller').connectTo(worker);
    GovernanceAssertions.of(shop.app);

    const { findings, waivers } = recordOf(shop.app);
    const open = findings.filter(({ disposition, resource }) => disposition !== 'waived' && resource?.path.startsWith('Shop/'));
    expect(open.map(({ rule, resource }) => [rule, resource?.path])).toEqual([]);
    const needless = proposalsIn({ waivers }).filter(({ state, component }) => state !== 'active' && component?.startsWith('Shop/'));
    expect(needless.map(({ rule, resource }) => [rule, resource])).toEqual([]);
  });
});

import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { CfnNatGateway } from 'aws-cdk-lib/aws-ec2';
import { AppEnvironment, EnvironmentTier, NatStrategy } from '../../src';
import { envelopes } from '../../src/environment/envelopes';
import { Shop } from '../components/shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

/** Where the values of an environment lie whose function needs the internet. */
const judged = (tier: EnvironmentTier, change: (shop: Shop) => void = () => {}) => {
  const shop = new Shop(tier);
  shop.function().joinNetwork();
  change(shop);
  return shop.envelopes();
};

const gateways = (count: number) => ({ environment }: Shop) => {
  const core = environment.node.findChild('Core');
  for (let each = 0; each < count; each++) new CfnNatGateway(core, `More${each}`, { subnetId: 'subnet-1' });
};

const budget = (amount: unknown) => ({ environment }: Shop) => {
  (environment.node.findAll().find((each) => each instanceof CfnBudget) as CfnBudget).addPropertyOverride('Budget.BudgetLimit.Amount', amount);
};

test.each([[PLAYGROUND, 1], [DEVELOPMENT, 1], [STAGING, 1], [PRODUCTION, 3]])('the gateways of a %s environment are free: %d', (tier, count) => {
  expect(judged(tier)['AppEnvironment.natGateways']).toEqual([`${count} free`]);
});

test.each<[EnvironmentTier, number, string]>([
  [PLAYGROUND, 1, '2 sign-off'], [PLAYGROUND, 2, '3 sign-off'], [PLAYGROUND, 3, '4 refused'], [DEVELOPMENT, 2, '3 free'], [DEVELOPMENT, 3, '4 refused'],
  [PRODUCTION, 1, '4 sign-off'], [PRODUCTION, 3, '6 sign-off'], [PRODUCTION, 4, '7 refused'],
])('gateways that somebody adds in %s count: %d more are %s', (tier, count, state) => {
  expect(judged(tier, gateways(count))['AppEnvironment.natGateways']).toEqual([state]);
});

test('a company that wants a gateway in each zone of a playground says so', () => {
  const tier = EnvironmentTier.custom('robust', { basedOn: PLAYGROUND, nat: NatStrategy.PER_ZONE });
  expect(judged(tier)['AppEnvironment.natGateways']).toEqual(['2 sign-off']);
});

test.each([[PLAYGROUND, '50 free'], [DEVELOPMENT, '200 free']])('the budget of a %s environment is free: %s', (tier, state) => {
  expect(judged(tier)['AppEnvironment.monthlyBudget']).toEqual([state]);
});

test.each<[EnvironmentTier, number, string]>([
  [STAGING, 2000, 'free'], [STAGING, 2001, 'sign-off'], [STAGING, 20_001, 'refused'], [PRODUCTION, 10_000, 'free'], [PRODUCTION, 100_000, 'sign-off'], [PRODUCTION, 100_001, 'refused'],
])('a budget in %s of %d is %s', (tier, monthlyBudget, state) => {
  const shop = new Shop(tier);
  const environment = new AppEnvironment(shop.app, 'Other', { application: 'other', owner: 'x', costCenter: 'x', tier, alertEmail: 'shop@example.com', monthlyBudget });
  environment.provideNetwork(environment);
  expect(shop.envelopes()['AppEnvironment.monthlyBudget']).toEqual([`${monthlyBudget} ${state}`]);
});

test.each<[EnvironmentTier, number, string]>([[PLAYGROUND, 51, '51 refused'], [DEVELOPMENT, 200.5, '200.5 refused']])('a budget in %s that an override raises to %d is %s', (tier, amount, state) => {
  expect(judged(tier, budget(amount))['AppEnvironment.monthlyBudget']).toEqual([state]);
});

test('nobody speaks of a budget that is not there', () => {
  expect(judged(PRODUCTION)['AppEnvironment.monthlyBudget']).toBeUndefined();
});

test('each tier has a range for each parameter', () => {
  for (const { ranges } of envelopes) expect(Object.keys(ranges)).toEqual(EnvironmentTier._builtIn().map(({ name }) => name.toUpperCase()));
});

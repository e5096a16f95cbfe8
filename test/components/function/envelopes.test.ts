import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { EnvironmentTier } from '../../../src';
import { envelopes } from '../../../src/components/function/envelopes';
import { Amount } from '../../../src/policy/decision/layers/amount';
import { Shop } from '../shop';

const TIERS = EnvironmentTier._builtIn();

const judged = (tier: EnvironmentTier, overrides: Record<string, unknown> = {}) => {
  const shop = new Shop(tier);
  const resource = shop.function().resource.node.defaultChild as CfnFunction;
  for (const [property, value] of Object.entries(overrides)) {
    if (value === undefined) resource.addPropertyDeletionOverride(property);
    else resource.addPropertyOverride(property, value);
  }
  return shop.envelopes();
};

test.each(TIERS)('what a function takes by itself is free in %s', (tier) => {
  expect(judged(tier)).toMatchObject({ 'FunctionService.memory': ['512 MiB free'], 'FunctionService.timeout': ['30 free'] });
  expect(judged(tier)['FunctionService.reservedConcurrency']).toBeUndefined();
});

const SIDES = ['free', 'sign-off'].flatMap((last) => [[last, 0], [last, 1]] as [string, number][]);
test.each(TIERS.flatMap((tier) => SIDES.map(([last, beyond]) => [tier, last, beyond] as const)))('%s: the last value that is %s, and %d more', (tier, last, beyond) => {
  const most = (parameter: string) => Amount.parse(envelopes.find(({ name }) => name === parameter)!.ranges[tier.name.toUpperCase()][last === 'free' ? 'free' : 'signOff']!).value;
  const state = beyond === 0 ? last : last === 'free' ? 'sign-off' : 'refused';
  const states = judged(tier, {
    MemorySize: most('memory') / 1024 ** 2 + beyond, Timeout: most('timeout') + beyond, ReservedConcurrentExecutions: most('reservedConcurrency') + beyond,
  });
  const ofFunction = Object.entries(states).filter(([parameter]) => parameter.startsWith('FunctionService.'));
  expect(ofFunction.map(([, [value]]) => value.split(' ').pop())).toEqual([state, state, state]);
});

test('what an override leaves out is what AWS takes then', () => {
  expect(judged(EnvironmentTier.PRODUCTION, { MemorySize: undefined, Timeout: undefined })).toMatchObject({ 'FunctionService.memory': ['128 MiB free'], 'FunctionService.timeout': ['3 free'] });
});

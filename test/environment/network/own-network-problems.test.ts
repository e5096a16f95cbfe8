import { Lazy, Token } from 'aws-cdk-lib';
import { EnvironmentTier } from '../../../src/core';
import { NetworkShape, OwnNetworkOptions } from '../../../src/environment';
import { egressProblems, ownNetworkProblems } from '../../../src/environment/network/own-network-problems';
import { Shop } from '../shop';

const { DEVELOPMENT, PRODUCTION } = EnvironmentTier;
const token = Lazy.string({ produce: () => 'late' });

describe('CIDR and zones of an own network', () => {
  test.each<[string, (options: OwnNetworkOptions) => NetworkShape]>([
    ['privateWithEgress', (options) => NetworkShape.privateWithEgress(options)],
    ['endpointsOnly', (options) => NetworkShape.endpointsOnly(options)],
    ['isolated', (options) => NetworkShape.isolated(options)],
  ])('of %s are refused all at once, before anything is made', (_, shape) => {
    const network = shape({ cidr: '10.0.0.0/28', availabilityZones: 2, organizationId: 'our organization' });

    expect(() => new Shop({ network })).toThrow(/3 problems:(.|\n)*'cidr'.*\/28(.|\n)*'availabilityZones' must be from 3(.|\n)*'organizationId'/);
  });

  test.each([[token, 2], ['10.0.0.0/16', Token.asNumber({ Ref: 'Zones' })]])('must be known at synthesis: %s, %s', (cidr, availabilityZones) => {
    expect(ownNetworkProblems({ cidr, availabilityZones }, DEVELOPMENT).map(({ code }) => code)).toEqual(['UnresolvedToken']);
  });
});

test.each([['o-a1b2c3d4e5', 0], [token, 0], ['o-short', 1], ['a1b2c3d4e5', 1], ['', 1]])('the organization %j has %d problems', (organizationId, count) => {
  expect(ownNetworkProblems({ organizationId }, PRODUCTION)).toHaveLength(count);
});

describe('the way out', () => {
  test('takes brought addresses as tokens, but not a list that is one', () => {
    expect(egressProblems({ egressAllocationIds: [token] }, DEVELOPMENT)).toEqual([]);
    expect(egressProblems({ egressAllocationIds: Token.asList({ Ref: 'Addresses' }) }, DEVELOPMENT)).toEqual([
      { code: 'UnresolvedToken', message: expect.stringContaining("'egressAllocationIds' must be known at synthesis") },
    ]);
  });

  test('says everything that is wrong with it', () => {
    expect(egressProblems({ natInstances: true, egressAllocationIds: ['203.0.113.7'] }, PRODUCTION).map(({ code }) => code))
      .toEqual(['OutsideTierBound', 'InvalidValue', 'InvalidValue']);
  });
});

import { Template } from 'aws-cdk-lib/assertions';
import { EnvironmentTier, NatStrategy } from '../../../src/core';
import { AppEnvironmentProps, NetworkShape, PrivateWithEgressOptions } from '../../../src/environment';
import { resources, Shop } from '../shop';

const { DEVELOPMENT, PRODUCTION } = EnvironmentTier;
const IDS = ['eipalloc-0a', 'eipalloc-0b', 'eipalloc-0c'];

function shopWith(options: PrivateWithEgressOptions = {}, props: Partial<AppEnvironmentProps> = {}): Shop {
  return new Shop({ network: NetworkShape.privateWithEgress(options), ...props });
}

function open(shop: Shop): Template {
  shop.environment.provideNetwork(shop.stack, { egress: true });
  return shop.template;
}

const outputs = (template: Template) => Object.values(template.toJSON().Outputs ?? {}) as { Value: unknown; Description: string; Export?: unknown }[];

describe('NAT', () => {
  test('is there for each zone where the tier asks for one and the environment for more', () => {
    open(shopWith({ nat: NatStrategy.PER_ZONE }, { tier: DEVELOPMENT })).resourceCountIs('AWS::EC2::NatGateway', 2);
    open(shopWith({ nat: NatStrategy.PER_ZONE, availabilityZones: 3 }, { tier: DEVELOPMENT })).resourceCountIs('AWS::EC2::NatGateway', 3);
  });

  test('keeps the gateway that exists when each zone gets one', () => {
    const one = resources(open(shopWith({}, { tier: DEVELOPMENT })), 'AWS::EC2::NatGateway');
    const two = resources(open(shopWith({ nat: NatStrategy.PER_ZONE }, { tier: DEVELOPMENT })), 'AWS::EC2::NatGateway');

    expect(two).toMatchObject(one);
  });

  test('is never less than the tier asks for', () => {
    expect(() => shopWith({ nat: NatStrategy.ONE })).toThrow(expect.objectContaining({
      code: 'OutsideTierBound',
      message: expect.stringContaining("'nat' must be 'one per availability zone' in production, got 'one'; leave it out, or use a tier with one NAT gateway"),
    }));
  });
});

describe('fixed egress addresses', () => {
  test('are told to components and in an output, once there is a way out', () => {
    const shop = shopWith();
    const quiet = shop.environment.provideNetwork(shop.stack);
    expect(quiet.egressAddresses).toBeUndefined();

    const { egressAddresses } = shop.environment.provideNetwork(shop.stack, { egress: true });
    const addresses = Object.keys(resources(shop.template, 'AWS::EC2::EIP')).map((id) => ({ 'Fn::GetAtt': [id, 'PublicIp'] }));

    expect(addresses).toHaveLength(3);
    expect(shop.core!.resolve(egressAddresses)).toEqual(addresses);
    const told = outputs(shop.template).filter(({ Description }) => Description === 'the public IPv4 addresses that shop-production calls the internet from');
    expect(told).toEqual([expect.objectContaining({ Value: { 'Fn::Join': ['', addresses.flatMap((address, index) => index === 0 ? [address] : [',', address])] } })]);
    expect(told[0]).not.toHaveProperty('Export');
  });

  test('may be brought, one for each NAT gateway, in the order of the zones', () => {
    const shop = shopWith({ egressAllocationIds: IDS });
    const template = open(shop);

    expect(Object.values(resources(template, 'AWS::EC2::NatGateway')).map(({ Properties }) => Properties.AllocationId)).toEqual(IDS);
    template.resourceCountIs('AWS::EC2::EIP', 0);
    expect(shop.environment.provideNetwork(shop.stack).egressAddresses).toBeUndefined();
    expect(outputs(template).filter(({ Description }) => Description)).toEqual([]);
  });

  test.each<[string, PrivateWithEgressOptions, EnvironmentTier, string]>([
    ['too few', { egressAllocationIds: IDS.slice(1) }, PRODUCTION, 'one id for each NAT gateway, 3 in production, got 2'],
    ['too many', { egressAllocationIds: IDS.slice(1) }, DEVELOPMENT, 'one id for each NAT gateway, 1 in development, got 2'],
    ['none', { egressAllocationIds: [] }, DEVELOPMENT, 'one id for each NAT gateway, 1 in development, got 0'],
    ['too few for more gateways', { egressAllocationIds: IDS.slice(2), nat: NatStrategy.PER_ZONE }, DEVELOPMENT, '2 in development, got 1'],
    ['one twice', { egressAllocationIds: [IDS[0], IDS[1], IDS[0]] }, PRODUCTION, 'have each id once, got eipalloc-0a, eipalloc-0b, eipalloc-0a'],
    ['an address', { egressAllocationIds: ['203.0.113.7'] }, DEVELOPMENT, 'got "203.0.113.7"; write the allocation id, not the address'],
  ])('are refused when there are %s', (_, options, tier, message) => {
    expect(() => shopWith(options, { tier })).toThrow(expect.objectContaining({
      code: 'InvalidValue', message: expect.stringMatching(new RegExp(`'egressAllocationIds' must .*${message.replace(/[.()]/g, '\\$&')}`)),
    }));
  });

  test('are counted with the zones that the environment has', () => {
    const options = { egressAllocationIds: IDS, nat: NatStrategy.PER_ZONE, availabilityZones: 3 };

    open(shopWith(options, { tier: DEVELOPMENT })).resourceCountIs('AWS::EC2::NatGateway', 3);
  });
});

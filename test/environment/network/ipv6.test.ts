import { Template } from 'aws-cdk-lib/assertions';
import { EnvironmentTier, NetworkNeeds } from '../../../src/core';
import { NetworkShape, PrivateWithEgressOptions } from '../../../src/environment';
import { resources, Shop } from '../shop';

function networkOf(options: PrivateWithEgressOptions, needs: NetworkNeeds = {}): Template {
  const shop = new Shop({ network: NetworkShape.privateWithEgress(options) });
  shop.environment.provideNetwork(shop.stack, needs);
  return shop.template;
}

const idsOf = (template: Template, type: string) => Object.keys(resources(template, type));

describe('IPv6', () => {
  test('is off unless asked for', () => {
    const template = networkOf({}, { egress: true });

    for (const type of ['VPCCidrBlock', 'SubnetCidrBlock', 'EgressOnlyInternetGateway']) template.resourceCountIs(`AWS::EC2::${type}`, 0);
  });

  test('gives private subnets a block of their own in each zone, and data subnets none', () => {
    const template = networkOf({ ipv6: true });
    const blocks = Object.values(resources(template, 'AWS::EC2::SubnetCidrBlock'));

    template.hasResourceProperties('AWS::EC2::VPCCidrBlock', { AmazonProvidedIpv6CidrBlock: true });
    expect(blocks.map(({ Properties }) => Properties.SubnetId.Ref)).toEqual(idsOf(template, 'AWS::EC2::Subnet').filter((id) => id.includes('Private')));
    expect(blocks.map(({ Properties }) => Properties.Ipv6CidrBlock['Fn::Select'][0])).toEqual([0, 1, 2]);
    expect(blocks.map(({ DependsOn }) => DependsOn)).toEqual(blocks.map(() => idsOf(template, 'AWS::EC2::VPCCidrBlock')));
  });

  test('calls out through an egress-only gateway, once something needs the way out', () => {
    const quiet = networkOf({ ipv6: true });
    const open = networkOf({ ipv6: true }, { egress: true });

    quiet.resourceCountIs('AWS::EC2::EgressOnlyInternetGateway', 0);
    const routes = Object.entries(resources(open, 'AWS::EC2::Route')).filter(([, { Properties }]) => Properties.DestinationIpv6CidrBlock === '::/0');
    expect(routes.map(([id]) => id.replace(/DefaultIpv6Route.*/, ''))).toEqual(['NetworkPrivateSubnet1', 'NetworkPrivateSubnet2', 'NetworkPrivateSubnet3']);
    routes.forEach(([, { Properties }]) => {
      expect(Properties.EgressOnlyInternetGatewayId).toEqual({ Ref: idsOf(open, 'AWS::EC2::EgressOnlyInternetGateway')[0] });
      expect(Properties).not.toHaveProperty('GatewayId');
    });
  });

  test('leaves every resource as it is when it is switched on later', () => {
    const before = networkOf({}, { egress: true }).toJSON().Resources;
    const after = networkOf({ ipv6: true }, { egress: true }).toJSON().Resources;

    expect(Object.keys(before).filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]))).toEqual([]);
  });

  test('keeps the blocks of two zones when a third is added', () => {
    const blocks = (availabilityZones: number) => resources(networkOfStaging(availabilityZones), 'AWS::EC2::SubnetCidrBlock');
    const networkOfStaging = (availabilityZones: number) => {
      const shop = new Shop({ tier: EnvironmentTier.STAGING, network: NetworkShape.privateWithEgress({ ipv6: true, availabilityZones }) });
      shop.environment.provideNetwork(shop.stack);
      return shop.template;
    };

    expect(blocks(3)).toMatchObject(blocks(2));
    expect(Object.keys(blocks(3))).toHaveLength(3);
  });

  test('is told to components', () => {
    const offer = (ipv6?: boolean) => {
      const shop = new Shop({ network: NetworkShape.privateWithEgress({ ipv6 }) });
      return shop.environment.provideNetwork(shop.stack).ipv6;
    };

    expect([offer(true), offer(false), offer()]).toEqual([true, false, undefined]);
  });
});

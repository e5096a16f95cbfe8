import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { NetworkSubnet } from '../../../src/environment/network/network-subnet';

function subnetIn(stack: Stack): NetworkSubnet {
  const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['a'] });
  return new NetworkSubnet(stack, 'PrivateSubnet1', { vpc, cidr: '10.0.0.0/19', zone: 0, name: 'shop/Private1' });
}

describe('NetworkSubnet', () => {
  test('has a route table of its own', () => {
    const stack = new Stack(new App(), 'Stack');
    const subnet = subnetIn(stack);

    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SubnetRouteTableAssociation', {
      SubnetId: stack.resolve(subnet.subnetId), RouteTableId: stack.resolve(subnet.routeTableId),
    });
  });

  test('is handed out with everything that a construct may ask of a subnet', () => {
    const stack = new Stack(new App(), 'Stack');
    const { subnet, subnetId, routeTableId } = subnetIn(stack);

    expect(subnet.subnetId).toBe(subnetId);
    expect(subnet.routeTable.routeTableId).toBe(routeTableId);
    expect(subnet.ipv4CidrBlock).toBe('10.0.0.0/19');
    expect(stack.resolve(subnet.availabilityZone)).toEqual({ 'Fn::GetAtt': ['PrivateSubnet1B17E405B', 'AvailabilityZone'] });
    expect(subnet.node.path).toBe('Stack/Vpc/PrivateSubnet1');
  });

  test('carries its name to the console', () => {
    const stack = new Stack(new App(), 'Stack');
    subnetIn(stack);

    Template.fromStack(stack).hasResourceProperties('AWS::EC2::Subnet', { Tags: [{ Key: 'Name', Value: 'shop/Private1' }] });
  });
});

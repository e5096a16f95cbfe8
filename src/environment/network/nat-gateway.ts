import { CfnNatGateway } from 'aws-cdk-lib/aws-ec2';
import { EgressAddress } from './egress-address';
import { NetworkSubnet, RouteTarget } from './network-subnet';

/** Makes a NAT gateway in a public subnet. */
export function defineNatGateway(publicSubnet: NetworkSubnet, { allocationId }: EgressAddress, name: string): RouteTarget {
  const gateway = new CfnNatGateway(publicSubnet, 'NatGateway', {
    subnetId: publicSubnet.subnetId,
    allocationId,
    tags: [{ key: 'Name', value: name }],
  });
  // It needs a VPC that is attached to the internet, and must go before it is detached.
  gateway.node.addDependency(publicSubnet.subnet.internetConnectivityEstablished);
  return { natGatewayId: gateway.ref };
}

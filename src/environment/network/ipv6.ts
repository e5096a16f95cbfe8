import { Fn } from 'aws-cdk-lib';
import { CfnEgressOnlyInternetGateway, CfnVPC, CfnVPCCidrBlock, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { NetworkSubnet } from './network-subnet';

/** How many blocks are cut. The number changes none of them: the first one is the first one of any number. */
const BLOCKS = 8;

/**
 * Gives workloads IPv6 addresses beside those that they have, from a /56 of Amazon's: a /64 for the private subnet of each zone.
 *
 * @param network the construct that the subnets lie in
 */
export function addIpv6(network: Construct, vpc: CfnVPC, privateSubnets: NetworkSubnet[]): void {
  const block = new CfnVPCCidrBlock(network, 'Ipv6', { vpcId: vpc.ref, amazonProvidedIpv6CidrBlock: true });
  const blocks = Fn.cidr(Fn.select(0, vpc.attrIpv6CidrBlocks), BLOCKS, '64');
  privateSubnets.forEach((subnet, zone) => subnet.addIpv6(Fn.select(zone, blocks), block));
}

/** Lets the IPv6 addresses of private subnets call the internet. Their addresses are public, but nobody can call them. */
export function openIpv6Egress(network: Construct, vpc: IVpc, privateSubnets: NetworkSubnet[]): void {
  const gateway = new CfnEgressOnlyInternetGateway(network, 'EgressOnlyInternetGateway', { vpcId: vpc.vpcId });
  privateSubnets.forEach((subnet) => subnet.addIpv6Egress(gateway.ref));
}

import { CfnInternetGateway, CfnVPCGatewayAttachment, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { EgressAddress, ownEgressAddress } from './egress-address';
import { defineNatGateway } from './nat-gateway';
import { NatInstance } from './nat-instance';
import { NetworkSubnet } from './network-subnet';
import { EgressChoices } from './network-ways';
import { NatStrategy } from '../../core/tier/nat-strategy';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';

/** Properties of `openEgress`. */
export interface EgressProps extends EgressChoices {
  /** The VPC. */
  readonly vpc: IVpc;

  /** Where the way out begins, one in each zone. */
  readonly publicSubnets: NetworkSubnet[];

  /** Whose workloads leave by it, one in each zone. */
  readonly privateSubnets: NetworkSubnet[];

  /** How people find it in the console. */
  readonly name: string;
}

/**
 * Lets private subnets call the internet.
 *
 * @param network the construct that the subnets lie in
 * @returns the public addresses that calls come from, or nothing where only those who brought them know
 */
export function openEgress(network: Construct, props: EgressProps): string[] | undefined {
  const { publicSubnets, privateSubnets, allocationIds, name } = props;
  connectToInternet(network, props);
  const natSubnets = props.nat === NatStrategy.PER_ZONE ? publicSubnets : publicSubnets.slice(0, 1);
  const addresses = natSubnets.map((subnet, zone): EgressAddress =>
    allocationIds ? { allocationId: allocationIds[zone] } : ownEgressAddress(subnet, name));
  const targets = natSubnets.map((subnet, zone) => props.natInstances
    ? new NatInstance(subnet, 'NatInstance', { ...props, publicSubnet: subnet, clients: privateSubnets.map(({ cidr }) => cidr), address: addresses[zone] }).target
    : defineNatGateway(subnet, addresses[zone], name));
  privateSubnets.forEach((subnet, zone) => subnet.addDefaultRoute(targets[zone] ?? targets[0]));
  return allocationIds ? undefined : addresses.map(({ publicIp }) => publicIp!);
}

function connectToInternet(network: Construct, { vpc, publicSubnets, name }: EgressProps): void {
  const gateway = new CfnInternetGateway(network, 'InternetGateway', { tags: [{ key: 'Name', value: name }] });
  const attachment = new CfnVPCGatewayAttachment(network, 'InternetGatewayAttachment', { vpcId: vpc.vpcId, internetGatewayId: gateway.ref });
  publicSubnets.forEach((subnet) => {
    const route = subnet.addDefaultRoute({ gatewayId: gateway.ref });
    route.addResourceDependency(attachment);
    proposeOnBehalf({
      rule: 'VPCNoUnrestrictedRouteToIGW',
      resource: route,
      reason: 'NAT works in a subnet with this route alone, and nothing but NAT lies there',
    });
  });
}

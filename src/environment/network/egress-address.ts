import { CfnEIP } from 'aws-cdk-lib/aws-ec2';
import { NetworkSubnet } from './network-subnet';

/** The public address of one NAT gateway or instance. */
export interface EgressAddress {
  /** The allocation id of the Elastic IP address. */
  readonly allocationId: string;

  /** The address; nothing where somebody brought it by its allocation id, from which AWS tells no template the address. */
  readonly publicIp?: string;
}

/** An address of the environment's own. It needs a VPC that is attached to the internet, and must go before it is detached. */
export function ownEgressAddress(publicSubnet: NetworkSubnet, name: string): EgressAddress {
  const address = new CfnEIP(publicSubnet, 'NatAddress', { domain: 'vpc', tags: [{ key: 'Name', value: name }] });
  address.node.addDependency(publicSubnet.subnet.internetConnectivityEstablished);
  return { allocationId: address.attrAllocationId, publicIp: address.attrPublicIp };
}

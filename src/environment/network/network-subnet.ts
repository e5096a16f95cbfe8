import { Fn } from 'aws-cdk-lib';
import { CfnRoute, CfnRouteTable, CfnSubnet, CfnSubnetCidrBlock, CfnSubnetRouteTableAssociation, ISubnet, IVpc, Subnet } from 'aws-cdk-lib/aws-ec2';
import { Construct, DependencyGroup } from 'constructs';

/** Properties of a `NetworkSubnet`. */
export interface NetworkSubnetProps {
  /** The VPC as other constructs see it. The subnet is handed out below it. */
  readonly vpc: IVpc;

  /** The addresses of the subnet. */
  readonly cidr: string;

  /** Which of the region's availability zones it lies in; the first one is 0. */
  readonly zone: number;

  /** How people find it in the console. */
  readonly name: string;
}

/** Where a route leads. */
export type RouteTarget = { readonly gatewayId: string } | { readonly natGatewayId: string } | { readonly instanceId: string };

/** A subnet with a route table of its own. Nothing in it gets a public address by itself. */
export class NetworkSubnet extends Construct {
  /** The subnet as other constructs see it. */
  public readonly subnet: ISubnet;

  /** The id of the subnet. */
  public readonly subnetId: string;

  /** Its addresses. */
  public readonly cidr: string;

  /** The id of its route table. */
  public readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: NetworkSubnetProps) {
    super(scope, id);
    const resource = this.defineSubnet(props);
    this.subnetId = resource.ref;
    this.cidr = props.cidr;
    this.routeTableId = this.defineRouteTable(props);
    this.subnet = Subnet.fromSubnetAttributes(asScope(props.vpc), id, {
      subnetId: this.subnetId,
      routeTableId: this.routeTableId,
      availabilityZone: resource.attrAvailabilityZone,
      ipv4CidrBlock: props.cidr,
    });
  }

  /** Sends everything that has no nearer way to a gateway or an instance. */
  public addDefaultRoute(target: RouteTarget): CfnRoute {
    const route = new CfnRoute(this, 'DefaultRoute', { routeTableId: this.routeTableId, destinationCidrBlock: '0.0.0.0/0', ...target });
    this.letWorkloadsWaitFor(route);
    return route;
  }

  /**
   * Gives it IPv6 addresses. They are a resource of their own, so that a subnet that exists stays as it is.
   *
   * @param cidr its block, a /64
   * @param needed what must be there first: the block of the network
   */
  public addIpv6(cidr: string, needed: Construct): void {
    const block = new CfnSubnetCidrBlock(this, 'Ipv6', { subnetId: this.subnetId, ipv6CidrBlock: cidr });
    block.node.addDependency(needed);
    this.letWorkloadsWaitFor(block);
  }

  /** Lets its IPv6 addresses call the internet, which cannot call back. */
  public addIpv6Egress(egressOnlyInternetGatewayId: string): void {
    this.letWorkloadsWaitFor(new CfnRoute(this, 'DefaultIpv6Route', {
      routeTableId: this.routeTableId, destinationIpv6CidrBlock: '::/0', egressOnlyInternetGatewayId,
    }));
  }

  private defineSubnet(props: NetworkSubnetProps): CfnSubnet {
    return new CfnSubnet(this, 'Resource', {
      vpcId: props.vpc.vpcId,
      cidrBlock: props.cidr,
      // The region's own list, read at deployment: no look-up, and the same template in every account.
      availabilityZone: Fn.select(props.zone, Fn.getAzs()),
      mapPublicIpOnLaunch: false,
      tags: [{ key: 'Name', value: props.name }],
    });
  }

  private defineRouteTable(props: NetworkSubnetProps): string {
    const routeTable = new CfnRouteTable(this, 'RouteTable', { vpcId: props.vpc.vpcId, tags: [{ key: 'Name', value: props.name }] });
    new CfnSubnetRouteTableAssociation(this, 'RouteTableAssociation', { subnetId: this.subnetId, routeTableId: routeTable.ref });
    return routeTable.ref;
  }

  /** Resources that need the internet to start wait for this group, so that they find routes and addresses there. */
  private letWorkloadsWaitFor(resource: CfnRoute | CfnSubnetCidrBlock): void {
    const group = this.subnet.internetConnectivityEstablished;
    if (group instanceof DependencyGroup) group.add(resource);
  }
}

function asScope(vpc: IVpc): Construct {
  return vpc as IVpc & Construct;
}

import { Fn } from 'aws-cdk-lib';
import { CfnRoute, CfnRouteTable, CfnSubnet, CfnSubnetRouteTableAssociation, ISubnet, IVpc, Subnet } from 'aws-cdk-lib/aws-ec2';
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

/** A subnet with a route table of its own. Nothing in it gets a public address by itself. */
export class NetworkSubnet extends Construct {
  /** The subnet as other constructs see it. */
  public readonly subnet: ISubnet;

  /** The id of the subnet. */
  public readonly subnetId: string;

  /** The id of its route table. */
  public readonly routeTableId: string;

  constructor(scope: Construct, id: string, props: NetworkSubnetProps) {
    super(scope, id);
    const resource = this.defineSubnet(props);
    this.subnetId = resource.ref;
    this.routeTableId = this.defineRouteTable(props);
    this.subnet = Subnet.fromSubnetAttributes(asScope(props.vpc), id, {
      subnetId: this.subnetId,
      routeTableId: this.routeTableId,
      availabilityZone: resource.attrAvailabilityZone,
      ipv4CidrBlock: props.cidr,
    });
  }

  /** Sends everything that has no nearer way to a gateway. */
  public addDefaultRoute(gateway: { readonly gatewayId: string } | { readonly natGatewayId: string }): CfnRoute {
    const route = new CfnRoute(this, 'DefaultRoute', { routeTableId: this.routeTableId, destinationCidrBlock: '0.0.0.0/0', ...gateway });
    this.letWorkloadsWaitFor(route);
    return route;
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

  /** Resources that need the internet to start wait for this group, so that they find the route there. */
  private letWorkloadsWaitFor(route: CfnRoute): void {
    const group = this.subnet.internetConnectivityEstablished;
    if (group instanceof DependencyGroup) group.add(route);
  }
}

function asScope(vpc: IVpc): Construct {
  return vpc as IVpc & Construct;
}

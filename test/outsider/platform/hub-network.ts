import { Aws, Fn } from 'aws-cdk-lib';
import {
  CfnFlowLog, CfnSubnet, CfnVPC, InterfaceVpcEndpoint, InterfaceVpcEndpointAwsService, ISubnet, IVpc, Peer, Port, SecurityGroup, Subnet, Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { EnvironmentNetwork, IAppEnvironment, ICoreNetwork, INetworkSource, NetworkNeeds } from '../../../src';

/** What a company says about the networks of its applications. */
export interface HubNetworkOptions {
  /** The range that the company's network team gave to the application. */
  readonly range: string;

  /** The bucket of the company that all flow logs go to. */
  readonly flowLogBucketArn: string;

  /** Whether the network is built as people build one in a hurry: no flow logs, and addresses of the internet for everybody. */
  readonly careless?: boolean;
}

/** Networks as the platform team of a company wants them: no way to the internet, everything through endpoints. */
export class HubNetworkSource implements INetworkSource {
  /** How often it was bound. */
  public bindings = 0;

  constructor(private readonly options: HubNetworkOptions) {}

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork {
    this.bindings += 1;
    return new HubNetwork(scope, id, environment, this.options);
  }
}

class HubNetwork extends Construct implements ICoreNetwork {
  public readonly addresses: string;
  public readonly zones: number;
  private readonly vpc: IVpc;
  private readonly workloads: ISubnet[];
  private readonly data: ISubnet[];

  constructor(scope: Construct, id: string, environment: IAppEnvironment, private readonly options: HubNetworkOptions) {
    super(scope, id);
    this.addresses = options.range;
    this.zones = environment.tier.availabilityZones;
    const { ref: vpcId } = new CfnVPC(this, 'Resource', { cidrBlock: options.range, enableDnsSupport: true, enableDnsHostnames: true });
    if (!options.careless) {
      new CfnFlowLog(this, 'FlowLog', {
        resourceId: vpcId, resourceType: 'VPC', trafficType: 'ALL', logDestinationType: 's3', logDestination: options.flowLogBucketArn,
      });
    }
    this.workloads = this.defineSubnets('Workload', vpcId, 0);
    this.data = this.defineSubnets('Data', vpcId, this.zones);
    this.vpc = Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId, vpcCidrBlock: options.range, availabilityZones: this.data.map(({ availabilityZone }) => availabilityZone),
    });
  }

  public partsFor({ services = [] }: NetworkNeeds): string[] {
    return services.map((service) => `Endpoints/${service}`);
  }

  public provide(asker: IConstruct, { egress, services = [] }: NetworkNeeds): EnvironmentNetwork {
    if (egress) throw new Error(`${asker.node.path} wants the internet, which hub networks do not have: ask the network team for an exception`);
    services.filter((service) => !this.node.tryFindChild(service)).forEach((service) => this.defineEndpoint(service));
    return { vpc: this.vpc, dataSubnets: { subnets: this.data }, workloadSubnets: { subnets: this.workloads } };
  }

  private defineSubnets(name: string, vpcId: string, first: number): ISubnet[] {
    const ranges = Fn.cidr(this.options.range, 2 * this.zones, '8');
    return Array.from({ length: this.zones }, (_, zone) => {
      const subnet = new CfnSubnet(this, `${name}${zone}`, {
        vpcId,
        cidrBlock: Fn.select(first + zone, ranges),
        availabilityZone: Fn.select(zone, Fn.getAzs()),
        mapPublicIpOnLaunch: this.options.careless ?? false,
      });
      return Subnet.fromSubnetAttributes(this, `${name}Subnet${zone}`, {
        subnetId: subnet.ref, availabilityZone: subnet.attrAvailabilityZone, routeTableId: `main route table of ${Aws.STACK_NAME}`,
      });
    });
  }

  private defineEndpoint(service: string): void {
    const guard = new SecurityGroup(this, `${service}Guard`, { vpc: this.vpc, description: `who calls ${service}`, allowAllOutbound: false });
    guard.addIngressRule(Peer.ipv4(this.options.range), Port.tcp(443), 'everybody in the network');
    new InterfaceVpcEndpoint(this, service, {
      vpc: this.vpc, service: new InterfaceVpcEndpointAwsService(service), subnets: { subnets: this.workloads }, securityGroups: [guard], open: false,
    });
  }
}

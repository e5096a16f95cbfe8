import { Aws, Lazy } from 'aws-cdk-lib';
import { CfnEIP, CfnInternetGateway, CfnNatGateway, CfnVPC, CfnVPCEndpoint, CfnVPCGatewayAttachment, ISubnet, IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { AddressPlan, SubnetTier } from './address-plan';
import { closeDefaultSecurityGroup } from './default-security-group';
import { FlowLog } from './flow-log';
import { FlowLogDestination } from './flow-log-destination';
import { NetworkSubnet } from './network-subnet';
import { EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../../core/app-environment';
import { ICoreNetwork } from '../../core/core-sources';
import { NatStrategy } from '../../core/nat-strategy';

/** Properties of an `OwnNetwork`. */
export interface OwnNetworkProps {
  /** The environment that the network belongs to. */
  readonly environment: IAppEnvironment;

  /** The addresses of the network, valid for an `AddressPlan`. */
  readonly cidr: string;

  /** In how many availability zones it lies, at most 4. */
  readonly availabilityZones: number;

  /**
   * Where its flow logs are kept.
   *
   * @default FlowLogDestination.CLOUDWATCH_LOGS
   */
  readonly flowLogs?: FlowLogDestination;
}

/**
 * The network of an environment: private and data subnets in each zone, and a way out once something asks for it.
 *
 * It is built from the resources themselves rather than from `ec2.Vpc`, which would look availability zones up in the
 * account as soon as account and region are known, and number subnets by what exists instead of by a plan.
 */
export class OwnNetwork extends Construct implements ICoreNetwork {
  /** Its addresses. */
  public readonly addresses: string;

  private readonly offer: EnvironmentNetwork;
  private readonly environment: IAppEnvironment;
  private readonly zoneNumbers: number[];
  private readonly plan: AddressPlan;
  private readonly vpc: IVpc;
  private readonly privateSubnets: NetworkSubnet[];
  private readonly routeTableIds: string[] = [];
  private hasEgress = false;

  constructor(scope: Construct, id: string, props: OwnNetworkProps) {
    super(scope, id);
    this.environment = props.environment;
    this.addresses = props.cidr;
    this.zoneNumbers = Array.from({ length: props.availabilityZones }, (_, zone) => zone);
    this.plan = new AddressPlan(props.cidr);
    this.vpc = this.defineVpc(props.flowLogs);
    this.privateSubnets = this.defineSubnets(SubnetTier.PRIVATE, this.vpc.privateSubnets);
    this.defineSubnets(SubnetTier.DATA, this.vpc.isolatedSubnets);
    this.defineGatewayEndpoints();
    this.offer = {
      vpc: this.vpc,
      dataSubnets: { subnets: this.vpc.isolatedSubnets },
      workloadSubnets: { subnets: this.vpc.privateSubnets },
    };
  }

  /** In how many availability zones it lies. */
  public get zones(): number {
    return this.zoneNumbers.length;
  }

  /** Where something needs the internet or an API of AWS there is a way out. */
  public partsFor({ egress, services = [] }: NetworkNeeds): string[] {
    return egress || services.length > 0 ? ['Egress'] : [];
  }

  /** The network, with a way out when it is needed. Public subnets appear in its `vpc` when there are any. */
  public provide(_asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork {
    if (this.partsFor(needs).length > 0) this.ensureEgress();
    return this.offer;
  }

  private ensureEgress(): void {
    if (this.hasEgress) return;
    this.hasEgress = true;
    const publicSubnets = this.defineSubnets(SubnetTier.PUBLIC, this.vpc.publicSubnets);
    this.openToInternet(publicSubnets);
    const natGatewayIds = this.natSubnets(publicSubnets).map((subnet) => this.defineNatGateway(subnet));
    this.privateSubnets.forEach((subnet, zone) => subnet.addDefaultRoute({ natGatewayId: natGatewayIds[zone] ?? natGatewayIds[0] }));
  }

  private defineVpc(destination = FlowLogDestination.CLOUDWATCH_LOGS): IVpc {
    const resource = new CfnVPC(this, 'Resource', {
      cidrBlock: this.plan.cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: this.named(),
    });
    closeDefaultSecurityGroup(this, this.environment, resource);
    new FlowLog(this, 'FlowLog', { environment: this.environment, vpcId: resource.ref, destination });
    return Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: resource.ref,
      vpcCidrBlock: this.plan.cidr,
      // The names of the zones are those of the subnets, which are known to the deployment alone.
      availabilityZones: this.zoneNumbers.map((zone) => Lazy.string({ produce: () => this.privateSubnets[zone].subnet.availabilityZone })),
    });
  }

  /** Defines the subnets of a tier and shows them in the VPC, so that whoever holds the VPC already sees them too. */
  private defineSubnets(tier: SubnetTier, shownIn: ISubnet[]): NetworkSubnet[] {
    const subnets = this.zoneNumbers.map((zone) => new NetworkSubnet(this, `${tier}Subnet${zone + 1}`, {
      vpc: this.vpc,
      cidr: this.plan.subnet(tier, zone),
      zone,
      name: `${this.environment.identity.environmentName}/${tier}${zone + 1}`,
    }));
    shownIn.push(...subnets.map(({ subnet }) => subnet));
    this.routeTableIds.push(...subnets.map(({ routeTableId }) => routeTableId));
    return subnets;
  }

  /**
   * S3 and DynamoDB without a way out and without NAT charges.
   *
   * DynamoDB is limited to identities of the own account: nobody carries data to a table elsewhere with credentials
   * from elsewhere. S3 keeps the policy that AWS gives it. Its endpoint takes the place of every other way to S3 in the
   * region, and AWS itself signs addresses there with other accounts: image layers of ECR, answers of custom resources
   * to CloudFormation, packages of Amazon Linux. A limit to the own account would break all of them.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
   */
  private defineGatewayEndpoints(): void {
    this.defineGatewayEndpoint('S3', 's3');
    this.defineGatewayEndpoint('DynamoDb', 'dynamodb', new PolicyDocument({
      statements: [new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['dynamodb:*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
      })],
    }));
  }

  private defineGatewayEndpoint(id: string, service: string, policyDocument?: PolicyDocument): void {
    new CfnVPCEndpoint(this, `${id}Endpoint`, {
      vpcId: this.vpc.vpcId,
      vpcEndpointType: 'Gateway',
      serviceName: `com.amazonaws.${Aws.REGION}.${service}`,
      routeTableIds: Lazy.list({ produce: () => this.routeTableIds }),
      policyDocument,
      tags: this.named(),
    });
  }

  private openToInternet(publicSubnets: NetworkSubnet[]): void {
    const gateway = new CfnInternetGateway(this, 'InternetGateway', { tags: this.named() });
    const attachment = new CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', { vpcId: this.vpc.vpcId, internetGatewayId: gateway.ref });
    publicSubnets.forEach((subnet) => subnet.addDefaultRoute({ gatewayId: gateway.ref }).addResourceDependency(attachment));
  }

  private natSubnets(publicSubnets: NetworkSubnet[]): NetworkSubnet[] {
    return this.environment.tier.nat === NatStrategy.PER_ZONE ? publicSubnets : publicSubnets.slice(0, 1);
  }

  private defineNatGateway(publicSubnet: NetworkSubnet): string {
    const address = new CfnEIP(publicSubnet, 'NatAddress', { domain: 'vpc', tags: this.named() });
    const gateway = new CfnNatGateway(publicSubnet, 'NatGateway', {
      subnetId: publicSubnet.subnetId,
      allocationId: address.attrAllocationId,
      tags: this.named(),
    });
    // An address and a gateway need a VPC that is attached to the internet already, and must go before it is detached.
    address.node.addDependency(publicSubnet.subnet.internetConnectivityEstablished);
    gateway.node.addDependency(publicSubnet.subnet.internetConnectivityEstablished);
    return gateway.ref;
  }

  private named(): { readonly key: string; readonly value: string }[] {
    return [{ key: 'Name', value: this.environment.identity.environmentName }];
  }
}

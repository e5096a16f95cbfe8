import { Aws, CfnOutput, Lazy } from 'aws-cdk-lib';
import { CfnVPC, CfnVPCEndpoint, ISubnet, IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument } from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { AddressPlan, SubnetTier } from './address-plan';
import { closeDefaultSecurityGroup } from './default-security-group';
import { openEgress } from './egress';
import { ownIdentitiesOnly } from './endpoint-policy';
import { FlowLog } from './flow-log';
import { FlowLogDestination } from './flow-log-destination';
import { InterfaceEndpoints } from './interface-endpoints';
import { addIpv6, openIpv6Egress } from './ipv6';
import { NetworkSubnet } from './network-subnet';
import { EgressChoices, NetworkWays, partsFor, serviceOf, unmetNeeds } from './network-ways';
import { BEHIND_GATEWAYS } from './service-needs';
import { EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../../core/app-environment';
import { ICoreNetwork } from '../../core/core-sources';
import { PavedRoadError } from '../../core/errors';

/** Properties of an `OwnNetwork`. */
export interface OwnNetworkProps {
  /** The environment that the network belongs to. */
  readonly environment: IAppEnvironment;

  /** The addresses of the network, valid for an `AddressPlan`. */
  readonly cidr: string;

  /** In how many availability zones it lies, at most 4. */
  readonly availabilityZones: number;

  /** By which ways it meets needs. */
  readonly ways: NetworkWays;

  /**
   * Whether workloads have IPv6 addresses as well.
   *
   * @default false
   */
  readonly ipv6?: boolean;

  /**
   * The organization whose identities may use its endpoints beside those of the account.
   *
   * @default - the identities of the account alone
   */
  readonly organizationId?: string;

  /**
   * Where its flow logs are kept.
   *
   * @default FlowLogDestination.CLOUDWATCH_LOGS
   */
  readonly flowLogs?: FlowLogDestination;
}

/** What components see of the network. Its addresses to the internet are added with the way out. */
interface GrowingOffer extends EnvironmentNetwork {
  egressAddresses?: string[];
}

/**
 * The network of an environment: private and data subnets in each zone, and endpoints and a way out once something asks for them.
 *
 * It is built from the resources themselves rather than from `ec2.Vpc`, which would look availability zones up in the
 * account as soon as account and region are known, and number subnets by what exists instead of by a plan.
 */
export class OwnNetwork extends Construct implements ICoreNetwork {
  /** Its addresses. */
  public readonly addresses: string;

  /** The services that it has gateway endpoints for. */
  public readonly services = BEHIND_GATEWAYS;

  private readonly offer: GrowingOffer;
  private readonly environment: IAppEnvironment;
  private readonly zoneNumbers: number[];
  private readonly plan: AddressPlan;
  private readonly vpc: IVpc;
  private readonly privateSubnets: NetworkSubnet[];
  private readonly routeTableIds: string[] = [];
  private endpoints?: InterfaceEndpoints;
  private hasEgress = false;

  constructor(scope: Construct, id: string, private readonly props: OwnNetworkProps) {
    super(scope, id);
    this.environment = props.environment;
    this.addresses = props.cidr;
    this.zoneNumbers = Array.from({ length: props.availabilityZones }, (_, zone) => zone);
    this.plan = new AddressPlan(props.cidr);
    const resource = this.defineVpc();
    this.vpc = this.describeVpc(resource);
    this.privateSubnets = this.defineSubnets(SubnetTier.PRIVATE, this.vpc.privateSubnets);
    this.defineSubnets(SubnetTier.DATA, this.vpc.isolatedSubnets);
    this.defineGatewayEndpoints();
    if (props.ipv6) addIpv6(this, resource, this.privateSubnets);
    this.offer = {
      vpc: this.vpc,
      dataSubnets: { subnets: this.vpc.isolatedSubnets },
      workloadSubnets: { subnets: this.vpc.privateSubnets },
      ipv6: props.ipv6,
    };
  }

  /** In how many availability zones it lies. */
  public get zones(): number {
    return this.zoneNumbers.length;
  }

  /** An endpoint for each service where the network has endpoints, and a way out for everything else. */
  public partsFor(needs: NetworkNeeds): string[] {
    return partsFor(needs, this.props.ways);
  }

  /**
   * The network, once it meets the needs. Public subnets appear in its `vpc` when there are any. Refuses needs that it has no way for
   * (`NeedNotMet`).
   */
  public provide(asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork {
    const { ways } = this.props;
    PavedRoadError.throwIfAny(asker, unmetNeeds(needs, ways, asker.node.path, this.name));
    for (const part of this.partsFor(needs)) {
      const service = serviceOf(part);
      if (service !== undefined) this.ensureEndpoint(service);
      else this.ensureEgress(ways.egress!);
    }
    return this.offer;
  }

  private get name(): string {
    return this.environment.identity.environmentName;
  }

  private ensureEndpoint(service: string): void {
    const subnets = this.environment.tier.endpointsInEveryZone ? this.privateSubnets : this.privateSubnets.slice(0, 1);
    this.endpoints ??= new InterfaceEndpoints(this, 'Endpoints', {
      vpc: this.vpc,
      cidr: this.addresses,
      subnetIds: subnets.map(({ subnetId }) => subnetId),
      name: this.name,
      organizationId: this.props.organizationId,
    });
    this.endpoints.ensure(service);
  }

  private ensureEgress(choices: EgressChoices): void {
    if (this.hasEgress) return;
    this.hasEgress = true;
    const { vpc, privateSubnets, name } = this;
    const publicSubnets = this.defineSubnets(SubnetTier.PUBLIC, vpc.publicSubnets);
    this.offer.egressAddresses = openEgress(this, { ...choices, vpc, publicSubnets, privateSubnets, name });
    if (this.props.ipv6) openIpv6Egress(this, vpc, privateSubnets);
    if (this.offer.egressAddresses) this.tellAddresses(this.offer.egressAddresses);
  }

  /** Where somebody else keeps a list of who may call, this is what belongs on it. */
  private tellAddresses(addresses: string[]): void {
    new CfnOutput(this, 'EgressAddresses', {
      description: `the public IPv4 addresses that ${this.name} calls the internet from`,
      value: addresses.join(','),
    });
  }

  private defineVpc(): CfnVPC {
    const resource = new CfnVPC(this, 'Resource', {
      cidrBlock: this.plan.cidr,
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: this.named(),
    });
    closeDefaultSecurityGroup(this, this.environment, resource);
    new FlowLog(this, 'FlowLog', { environment: this.environment, vpcId: resource.ref, destination: this.props.flowLogs ?? FlowLogDestination.CLOUDWATCH_LOGS });
    return resource;
  }

  /** The VPC as other constructs see it. */
  private describeVpc(resource: CfnVPC): IVpc {
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
      name: `${this.name}/${tier}${zone + 1}`,
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
    this.defineGatewayEndpoint('DynamoDb', 'dynamodb', ownIdentitiesOnly('dynamodb:*', this.props.organizationId));
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

  private named(): { readonly key: string; readonly value: string }[] {
    return [{ key: 'Name', value: this.name }];
  }
}

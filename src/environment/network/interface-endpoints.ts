import { Aws } from 'aws-cdk-lib';
import { CfnVPCEndpoint, IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { ownIdentitiesOnly } from './endpoint-policy';

/**
 * Services whose endpoints take no policy. AWS refuses to make one with it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const WITHOUT_POLICY = ['email-smtp', 'transfer.server'];

/** Properties of `InterfaceEndpoints`. */
export interface InterfaceEndpointsProps {
  /** The VPC. */
  readonly vpc: IVpc;

  /** Its addresses: who may use the endpoints. */
  readonly cidr: string;

  /** Where the endpoints lie, in one zone or in each. */
  readonly subnetIds: string[];

  /** How people find them in the console. */
  readonly name: string;

  /**
   * The organization whose identities may use them beside those of the account.
   *
   * @default - the identities of the account alone
   */
  readonly organizationId?: string;
}

/** Private ways to the APIs of AWS, one for each service that was asked for. */
export class InterfaceEndpoints extends Construct {
  private readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, private readonly props: InterfaceEndpointsProps) {
    super(scope, id);
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: props.vpc, allowAllOutbound: false, description: `who may use the endpoints of ${props.name}`,
    });
    this.securityGroup.addIngressRule(Peer.ipv4(props.cidr), Port.tcp(443), 'workloads of the network');
  }

  /** Brings the endpoint of a service, once. */
  public ensure(service: string): void {
    if (this.node.tryFindChild(service)) return;
    const { vpc, subnetIds, name, organizationId } = this.props;
    new CfnVPCEndpoint(this, service, {
      vpcId: vpc.vpcId,
      vpcEndpointType: 'Interface',
      serviceName: `com.amazonaws.${Aws.REGION}.${service}`,
      subnetIds,
      securityGroupIds: [this.securityGroup.securityGroupId],
      // SDKs find it by the name that they use anyway.
      privateDnsEnabled: true,
      policyDocument: WITHOUT_POLICY.includes(service) ? undefined : ownIdentitiesOnly('*', organizationId),
      tags: [{ key: 'Name', value: `${name}/${service}` }],
    });
  }
}

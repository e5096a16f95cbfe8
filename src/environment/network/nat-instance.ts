import { CfnDynamicReference, CfnDynamicReferenceService, Fn } from 'aws-cdk-lib';
import { CfnEIPAssociation, CfnInstance, IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnInstanceProfile, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EgressAddress } from './egress-address';
import { NetworkSubnet, RouteTarget } from './network-subnet';
import { AMAZON_LINUX, SESSION_ACTIONS } from '../../core/managed-instance';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';

/**
 * Sends what arrives from the network out again under the address of the instance.
 *
 * Packages come from S3, through the gateway endpoint at first: the public address arrives after the start.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
 */
const USER_DATA = `#!/bin/bash
echo 'net.ipv4.ip_forward = 1' > /etc/sysctl.d/90-nat.conf
sysctl --system
until dnf install -y nftables; do sleep 5; done
cat > /etc/sysconfig/nftables.conf <<'RULES'
table ip nat {
  chain postrouting {
    type nat hook postrouting priority 100;
    oifname "ens*" masquerade
  }
}
RULES
systemctl enable --now nftables
`;

/** Properties of a `NatInstance`. */
export interface NatInstanceProps {
  /** The VPC. */
  readonly vpc: IVpc;

  /** The public subnet that it lies in. */
  readonly publicSubnet: NetworkSubnet;

  /** The addresses of those that it works for. */
  readonly clients: string[];

  /** The public address that calls come from. */
  readonly address: EgressAddress;

  /** How people find it in the console. */
  readonly name: string;
}

/**
 * A small instance that workloads of private subnets reach the internet through. It takes connections from them alone, has no key pair, and
 * people reach it with Session Manager.
 */
export class NatInstance extends Construct {
  /** Where a route to the internet leads. */
  public readonly target: RouteTarget;

  constructor(scope: Construct, id: string, props: NatInstanceProps) {
    super(scope, id);
    const instance = this.defineInstance(props);
    new CfnEIPAssociation(this, 'Address', { allocationId: props.address.allocationId, instanceId: instance.ref });
    this.target = { instanceId: instance.ref };
  }

  private defineInstance({ publicSubnet, name, ...network }: NatInstanceProps): CfnInstance {
    const instance = new CfnInstance(this, 'Resource', {
      // A newer image replaces the instance when the stack is updated.
      imageId: new CfnDynamicReference(CfnDynamicReferenceService.SSM, AMAZON_LINUX).toString(),
      instanceType: 't4g.nano',
      subnetId: publicSubnet.subnetId,
      securityGroupIds: [this.defineSecurityGroup(network, name).securityGroupId],
      iamInstanceProfile: new CfnInstanceProfile(this, 'Profile', { roles: [this.defineRole().roleName] }).ref,
      // What it sends is neither from nor for itself.
      sourceDestCheck: false,
      metadataOptions: { httpEndpoint: 'enabled', httpTokens: 'required', httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: true, volumeSize: 8, volumeType: 'gp3', deleteOnTermination: true } }],
      propagateTagsToVolumeOnCreation: true,
      monitoring: true,
      userData: Fn.base64(USER_DATA),
      tags: [{ key: 'Name', value: name }],
    });
    instance.node.addDependency(publicSubnet.subnet.internetConnectivityEstablished);
    proposeOnBehalf({
      rule: 'AwsSolutions-EC29',
      resource: instance,
      reason: 'nothing lies on it that could be lost; protected from termination, neither a newer image nor the end of the environment could replace it',
    });
    return instance;
  }

  private defineSecurityGroup({ vpc, clients }: Pick<NatInstanceProps, 'vpc' | 'clients'>, name: string): SecurityGroup {
    const group = new SecurityGroup(this, 'SecurityGroup', { vpc, allowAllOutbound: true, description: `what the NAT instance of ${name} passes on` });
    proposeOnBehalf({
      rule: 'EC2RestrictedCommonPorts',
      resource: group,
      reason: 'it passes on whatever workloads of the private subnets send, from their addresses alone; nothing on it listens',
    });
    clients.forEach((cidr) => group.addIngressRule(Peer.ipv4(cidr), Port.allTraffic(), 'workloads on their way out'));
    return group;
  }

  /** Lets people in with Session Manager. */
  private defineRole(): Role {
    const policy = new ManagedPolicy(this, 'Policy', { statements: [new PolicyStatement({ actions: SESSION_ACTIONS, resources: ['*'] })] });
    proposeOnBehalf({
      rule: 'AwsSolutions-IAM5[Resource::*]',
      resource: policy,
      reason: 'AWS has no resources to narrow the channels of Session Manager to; with the actions an instance only reports itself and takes sessions',
    });
    return new Role(this, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com'), managedPolicies: [policy] });
  }
}

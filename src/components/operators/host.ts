import { Duration, Validations } from 'aws-cdk-lib';
import {
  AutoScalingGroup, CfnAutoScalingGroup, GroupMetric, GroupMetrics, HealthChecks, UpdatePolicy,
} from 'aws-cdk-lib/aws-autoscaling';
import {
  BlockDeviceVolume, CpuCredits, EbsDeviceVolumeType, InstanceType, LaunchTemplate, LaunchTemplateHttpTokens, MachineImage, SecurityGroup, UserData,
} from 'aws-cdk-lib/aws-ec2';
import { Role } from 'aws-cdk-lib/aws-iam';
import { SHELL_USER } from './session-documents';
import { EnvironmentNetwork } from '../../core/app-environment';
import { AMAZON_LINUX } from '../../core/managed-instance';
import { GovernedComponent } from '../../governance/governed-component';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';

/** What a host is made of. */
interface HostPlan {
  /** Where it runs. */
  readonly network: EnvironmentNetwork;
  /** Whom it may reach. */
  readonly securityGroup: SecurityGroup;
  /** What it may do. */
  readonly role: Role;
  /** Whether people log in to it. */
  readonly shell: boolean;
}

/**
 * A group of one host, which is replaced by a new one with the newest image after a week, and when it fails.
 *
 * Where the tier lets things scale to zero, people may set the size to 0 and back to 1; deployments leave it as it is.
 */
export function defineHost(component: GovernedComponent, plan: HostPlan): AutoScalingGroup {
  const { vpc, workloadSubnets } = plan.network;
  const group = new AutoScalingGroup(component, 'Resource', {
    vpc,
    vpcSubnets: workloadSubnets,
    launchTemplate: defineTemplate(component, plan),
    minCapacity: component.environment.tier.scaleToZero ? 0 : 1,
    maxCapacity: 1,
    ignoreUnmodifiedSizeProperties: true,
    maxInstanceLifetime: Duration.days(7),
    updatePolicy: UpdatePolicy.rollingUpdate({ minInstancesInService: 0 }),
    healthChecks: HealthChecks.ec2({ gracePeriod: Duration.minutes(5) }),
    groupMetrics: [new GroupMetrics(GroupMetric.DESIRED_CAPACITY, GroupMetric.IN_SERVICE_INSTANCES)],
  });
  const resource = group.node.defaultChild as CfnAutoScalingGroup;
  resource.desiredCapacity = '1';
  resource.availabilityZones = vpc.selectSubnets(workloadSubnets).availabilityZones;
  // An agent that starts without permissions tries again much later.
  group.node.addDependency(plan.role);
  proposeOnBehalf({
    rule: 'AwsSolutions-AS3',
    resource: group,
    reason: 'the one host is replaced on purpose every week, which is no news; an alarm tells when it is missing',
  });
  return group;
}

/** No key pair, no public address, no metadata without a token. AWS keeps the key of the volume, on which nothing is kept. */
function defineTemplate(component: GovernedComponent, { securityGroup, role, shell }: HostPlan): LaunchTemplate {
  const template = new LaunchTemplate(component, 'Template', {
    // As of the moment at which a host starts; nothing is looked up when the app is synthesized.
    machineImage: MachineImage.resolveSsmParameterAtLaunch(AMAZON_LINUX),
    instanceType: new InstanceType('t4g.nano'),
    cpuCredits: CpuCredits.STANDARD,
    role,
    securityGroup,
    associatePublicIpAddress: false,
    httpTokens: LaunchTemplateHttpTokens.REQUIRED,
    httpPutResponseHopLimit: 1,
    ebsOptimized: true,
    detailedMonitoring: true,
    blockDevices: [{ deviceName: '/dev/xvda', volume: BlockDeviceVolume.ebs(8, { encrypted: true, volumeType: EbsDeviceVolumeType.GP3 }) }],
    userData: shell ? UserData.custom(`#!/bin/bash\nuseradd --create-home ${SHELL_USER}`) : undefined,
  });
  Validations.of(template).acknowledge({
    id: 'CloudFormation-Validate::E1152', reason: 'the validator knows ids of images alone; a parameter gives each host the newest image without a deployment',
  });
  return template;
}

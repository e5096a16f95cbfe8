import { ArnFormat, CustomResource, Duration, Stack } from 'aws-cdk-lib';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DEFAULT_SECURITY_GROUP_HANDLER } from './default-security-group-handler';
import { IAppEnvironment } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';
import { createLogGroup } from '../../governance/scope/log-group';

/**
 * Takes all rules out of the security group that AWS gives every VPC, so that nothing is reachable by leaving a
 * security group out.
 *
 * CloudFormation cannot change that group, so a function does, once when the VPC is created. The CDK has the same, but
 * puts its function at stack level, outside of what the environment answers for.
 *
 * @param scope the construct that the VPC lies in directly
 */
export function closeDefaultSecurityGroup(scope: Construct, environment: IAppEnvironment, vpc: CfnVPC): void {
  const closer = new DefaultSecurityGroupCloser(scope, 'DefaultSecurityGroup', environment, vpc.attrDefaultSecurityGroup);
  // Id and type are those of the CDK's own helper: cdk-nag recognises a closed group by them.
  new CustomResource(scope, 'RestrictDefaultSecurityGroupCustomResource', {
    resourceType: 'Custom::VpcRestrictDefaultSG',
    serviceToken: closer.functionArn,
    serviceTimeout: Duration.minutes(5),
    properties: { DefaultSecurityGroupId: vpc.attrDefaultSecurityGroup },
  });
}

/** What frameworks ask of every function, and this one is better without. */
const DEPARTURES = {
  LambdaInsideVPC: 'it closes the default group of the network before anything runs there, and calls the EC2 API without a way out of it',
  LambdaDLQ: 'CloudFormation waits for its answer and reports its failure; an event that nobody waits for does not exist',
  LambdaConcurrency: 'it runs once for a network, and a new account, whose quota is 10, refuses to reserve anything',
};

/** The function, with a role that can do nothing else. */
class DefaultSecurityGroupCloser extends Construct {
  public readonly functionArn: string;

  constructor(scope: Construct, id: string, environment: IAppEnvironment, groupId: string) {
    super(scope, id);
    const logGroup = createLogGroup(this, 'LogGroup', {
      tier: environment.tier,
      key: environment.provideKey(this, DataClassification.INTERNAL),
    });
    const resource = new Function(this, 'Function', {
      description: 'takes all rules out of the default security group of the VPC',
      runtime: Runtime.NODEJS_24_X,
      handler: 'index.handler',
      code: Code.fromInline(DEFAULT_SECURITY_GROUP_HANDLER),
      // Its permissions are written below, in a policy of its own; the CDK would put more into the role itself.
      role: this.defineRole(groupId, logGroup).withoutPolicyUpdates(),
      tracing: Tracing.ACTIVE,
      logGroup,
      timeout: Duration.minutes(1),
      memorySize: 256,
    });
    this.functionArn = resource.functionArn;
    Object.entries(DEPARTURES).forEach(([rule, reason]) => proposeOnBehalf({ rule, resource, reason }));
  }

  private defineRole(groupId: string, logGroup: LogGroup): Role {
    const group = Stack.of(this).formatArn({
      service: 'ec2',
      resource: 'security-group',
      resourceName: groupId,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [
        // AWS knows no resource for these: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
        new PolicyStatement({ actions: ['ec2:DescribeSecurityGroups', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords'], resources: ['*'] }),
        new PolicyStatement({ actions: ['ec2:RevokeSecurityGroupIngress', 'ec2:RevokeSecurityGroupEgress'], resources: [group] }),
        new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }),
      ],
    });
    proposeOnBehalf({
      rule: 'AwsSolutions-IAM5[Resource::*]',
      resource: policy,
      reason: 'AWS has no resources to narrow DescribeSecurityGroups and the writing of traces to; what changes anything names the one group',
    });
    return new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), managedPolicies: [policy] });
  }
}

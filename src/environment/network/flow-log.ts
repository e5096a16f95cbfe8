import { Aws, Stack } from 'aws-cdk-lib';
import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { FlowLogDestination } from './flow-log-destination';
import { IAppEnvironment } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { createLogGroup } from '../../governance/scope/log-group';

/** Properties of a `FlowLog`. */
export interface FlowLogProps {
  /** The environment, for retention and encryption. */
  readonly environment: IAppEnvironment;

  /** The VPC whose traffic is written down. */
  readonly vpcId: string;

  /** Where it is kept. */
  readonly destination: FlowLogDestination;
}

/** Who talked to whom in a VPC, accepted or refused, in a log group of its own or in the log bucket of the environment. */
export class FlowLog extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    const { environment, vpcId, destination } = props;
    const bucket = destination === FlowLogDestination.LOG_BUCKET ? environment.provideLogBucket(this) : undefined;
    const resource = new CfnFlowLog(this, 'Resource', {
      resourceType: 'VPC',
      resourceId: vpcId,
      trafficType: 'ALL',
      logDestinationType: destination,
      ...bucket ? { logDestination: bucket.bucketArn } : this.toLogGroup(environment),
      tags: [{ key: 'Name', value: environment.identity.environmentName }],
    });
    // AWS looks at the bucket's policy when it begins, and must have stopped before the bucket is emptied.
    if (bucket) resource.node.addDependency(bucket);
  }

  private toLogGroup(environment: IAppEnvironment) {
    const logGroup = createLogGroup(this, 'LogGroup', {
      tier: environment.tier,
      key: environment.provideKey(this, DataClassification.INTERNAL),
    });
    return { logGroupName: logGroup.logGroupName, deliverLogsPermissionArn: this.defineRole(logGroup).roleArn };
  }

  /**
   * Only the flow logs of this account may use the role, and only to write into this log group.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html
   */
  private defineRole(logGroup: LogGroup): Role {
    const policy = new ManagedPolicy(this, 'Policy', {
      statements: [new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
        resources: [logGroup.logGroupArn],
      })],
    });
    const flowLogs = Stack.of(this).formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' });
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': flowLogs } },
      }),
      managedPolicies: [policy],
    });
  }
}

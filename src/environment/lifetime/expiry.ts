import { Aws, Lazy } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { CfnStateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { deletionSteps, NOTICE } from './deletion-steps';
import { EnvironmentEnd } from './environment-end';
import { AlarmSeverity } from '../../core/alarm-severity';
import { IAppEnvironment } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { useOfKey } from '../../core/keys';
import { ServiceRole } from '../../core/service-role';
import { stacksToDelete } from '../../governance/scope/environment-stacks';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';
import { createLogGroup } from '../../governance/scope/log-group';

const NO_DEAD_LETTERS = 'EventBridge tries for a day, and the event says no more than that it is time; nobody would act on a queue with it';

/** Properties of an `Expiry`. */
export interface ExpiryProps {
  /** The environment that ends. */
  readonly environment: IAppEnvironment;

  /** When it ends. */
  readonly end: EnvironmentEnd;
}

/**
 * Deletes the stacks of an environment when its time is over: a rule starts a state machine, which deletes one stack after the other
 * and this one last. A day before, and when a stack cannot be deleted, the ticket topic is told.
 *
 * CloudFormation deletes with the role that a stack was deployed with, so the state machine may delete these stacks and nothing in
 * them. A stack that was deployed without a role of CloudFormation cannot be deleted so, and remains.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html
 */
export class Expiry extends Construct {
  private readonly proposed = new Set<string>();

  constructor(scope: Construct, id: string, private readonly props: ExpiryProps) {
    super(scope, id);
    const { environment, end } = props;
    const machine = this.defineStateMachine(environment.provideAlarmTopic(this, AlarmSeverity.TICKET));
    const starter = new ServiceRole(this, 'Starter', 'events.amazonaws.com', `starts the end of ${environment.identity.environmentName}`);
    starter.addToPrincipalPolicy(new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.attrArn] }));
    const target = { id: 'StateMachine', arn: machine.attrArn, roleArn: starter.roleArn };
    const start = (ruleId: string, scheduleExpression: string, description: string, input: object) => {
      const resource = new CfnRule(this, ruleId, { description, scheduleExpression, targets: [{ ...target, input: JSON.stringify(input) }] });
      proposeOnBehalf({ rule: 'EventBusDLQ', resource, reason: NO_DEAD_LETTERS });
    };
    start('End', end.schedule, 'ends the environment', {});
    if (end.notice !== undefined) start('Notice', end.notice, 'says that the environment ends soon', NOTICE);
  }

  private defineStateMachine(topic: ITopic): CfnStateMachine {
    const { environment, end } = this.props;
    const { identity: { environmentName }, tier } = environment;
    const key = environment.provideKey(this, DataClassification.INTERNAL);
    const role = this.defineRole(topic);
    // Of log groups with this beginning AWS keeps no list of its own, which is short and would soon be full in an account of playgrounds:
    // https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
    const logGroup = createLogGroup(this, 'LogGroup', { tier, key, name: `/aws/vendedlogs/states/${environmentName}-expiry` });
    const machine = new CfnStateMachine(this, 'Resource', {
      definition: Lazy.uncachedAny({
        produce: () => deletionSteps({ environmentName, topicArn: topic.topicArn, end: String(end), ...this.stacks() }),
      }),
      roleArn: role.roleArn,
      loggingConfiguration: {
        level: 'ALL',
        includeExecutionData: true,
        destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logGroup.logGroupArn } }],
      },
      tracingConfiguration: { enabled: true },
    });
    machine.node.addDependency(role);
    return machine;
  }

  private defineRole(topic: ITopic): ServiceRole {
    const { environment } = this.props;
    const role = new ServiceRole(this, 'Role', 'states.amazonaws.com', `deletes the stacks of ${environment.identity.environmentName}`);
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: [topic.topicArn] }));
    const key = environment.provideKey(this, DataClassification.INTERNAL);
    if (key !== undefined) role.addToPrincipalPolicy(useOfKey(this, key, 'sns', ['kms:Decrypt', 'kms:GenerateDataKey']));
    allowLogsAndTraces(role);
    new CfnManagedPolicy(role, 'Stacks', {
      description: 'deletes the stacks of one environment',
      roles: [role.roleName],
      policyDocument: Lazy.uncachedAny({ produce: () => this.permissions() }),
    });
    return role;
  }

  /** The stacks as they are once the CDK has found the references between them; this one last, since everything happens in it. */
  private stacks(): { readonly stacks: string[]; readonly last: string } {
    const names = stacksToDelete(this.props.environment).map(({ stackName }) => stackName);
    return { stacks: names.slice(0, -1), last: names[names.length - 1] };
  }

  /** Exactly the stacks: the end of an ARN is what CloudFormation makes up when it creates a stack. */
  private permissions(): object {
    const { stacks, last } = this.stacks();
    const names = [...stacks, last].sort();
    names.forEach((name) => this.proposeFor(name));
    const resources = names.map((name) => `arn:${Aws.PARTITION}:cloudformation:${Aws.REGION}:${Aws.ACCOUNT_ID}:stack/${name}/*`);
    return {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['cloudformation:DeleteStack', 'cloudformation:DescribeStacks'], Resource: resources }],
    };
  }

  /** Said as soon as the stack is known, and once. */
  private proposeFor(stackName: string): void {
    if (this.proposed.has(stackName)) return;
    this.proposed.add(stackName);
    proposeOnBehalf({
      rule: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:<AWS::Region>:<AWS::AccountId>:stack/${stackName}/*]`,
      resource: this.node.findChild('Role').node.findChild('Stacks'),
      reason: 'the ARN of a stack ends with an id that CloudFormation makes up; everything before it names the one stack',
    });
  }
}

/**
 * Lets the state machine write its logs and send traces. AWS offers no resource to narrow either to.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html#cloudwatch-iam-policy
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/xray-iam.html
 */
function allowLogsAndTraces(role: ServiceRole): void {
  const delivery = ['CreateLogDelivery', 'GetLogDelivery', 'UpdateLogDelivery', 'DeleteLogDelivery', 'ListLogDeliveries'];
  const groups = ['PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups'];
  const traces = ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'];
  const policy = role.allowApart('LogsAndTraces', new PolicyStatement({
    actions: [...[...delivery, ...groups].map((action) => `logs:${action}`), ...traces.map((action) => `xray:${action}`)],
    resources: ['*'],
  }));
  proposeOnBehalf({
    rule: 'AwsSolutions-IAM5[Resource::*]',
    resource: policy,
    reason: 'AWS has no resources to narrow the delivery of logs and the sending of traces to, and Step Functions refuses a role without them',
  });
}

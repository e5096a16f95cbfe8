import { Annotations, DefaultStackSynthesizer, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { CfnBudget, CfnBudgetsAction } from 'aws-cdk-lib/aws-budgets';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { IAppEnvironment } from '../../core/app-environment';
import { ServiceRole } from '../../core/service-role';
import { environmentTagName } from '../../governance/governed-environment';
import { topStackOf } from '../../governance/scope/governed-scope';

/** What costs by the hour, or begins to, and takes the tag of the environment when it is created. */
const COSTLY = [
  'ec2:RunInstances', 'ec2:CreateNatGateway', 'ec2:CreateVpcEndpoint', 'ec2:CreateVolume', 'elasticloadbalancing:CreateLoadBalancer',
  'rds:CreateDBCluster', 'rds:CreateDBInstance', 'elasticache:CreateReplicationGroup', 'elasticache:CreateServerlessCache',
  'lambda:CreateFunction', 'ecs:CreateService', 'eks:CreateCluster', 'es:CreateDomain', 'redshift:CreateCluster', 'sagemaker:CreateEndpoint',
];

/** Properties of a `CreationStop`. */
export interface CreationStopProps {
  /** The environment in which nothing more is created. */
  readonly environment: IAppEnvironment;

  /** What is spent. */
  readonly budget: CfnBudget;

  /** Who is told that it happened. */
  readonly topicArn: string;

  /**
   * The names of the roles that create resources, which have no path.
   *
   * @default - the role that CloudFormation has from the CDK's bootstrap
   */
  readonly creatingRoles?: string[];
}

/**
 * Lets nobody create more that costs by the hour once the budget of an environment is spent. What exists goes on, and everything can be
 * changed and deleted; other environments of the same account are left alone, since what is denied carries the tag of this one.
 *
 * AWS Budgets attaches a policy that denies to the role that creates, a few hours after the money was spent: as late as AWS
 * bills. Reversing the action in the console of AWS Budgets takes it off again.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-controls.html
 */
export class CreationStop extends Construct {
  constructor(scope: Construct, id: string, props: CreationStopProps) {
    super(scope, id);
    const roles = props.creatingRoles ?? bootstrapRole(this);
    if (roles.length === 0) {
      this.sayThatNothingStops();
      return;
    }
    const policy = this.definePolicy(props.environment);
    const executor = this.defineExecutor(policy, roles);
    new CfnBudgetsAction(this, 'Resource', {
      budgetName: props.budget.ref,
      actionType: 'APPLY_IAM_POLICY',
      approvalModel: 'AUTOMATIC',
      notificationType: 'ACTUAL',
      actionThreshold: { type: 'PERCENTAGE', value: 100 },
      definition: { iamActionDefinition: { policyArn: policy.managedPolicyArn, roles } },
      executionRoleArn: executor.roleArn,
      subscribers: [{ type: 'SNS', address: props.topicArn }],
    }).node.addDependency(executor);
  }

  private definePolicy({ identity: { environmentName } }: IAppEnvironment): ManagedPolicy {
    const tag = Lazy.string({ produce: () => `aws:RequestTag/${environmentTagName(this)}` });
    return new ManagedPolicy(this, 'Policy', {
      description: `denies creating more in ${environmentName}, whose budget is spent`,
      statements: [new PolicyStatement({
        effect: Effect.DENY, actions: COSTLY, resources: ['*'], conditions: { StringEquals: { [tag]: environmentName } },
      })],
    });
  }

  /**
   * Whom AWS Budgets acts as: it attaches this one policy to these roles, and nothing else.
   *
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-action-role.html
   */
  private defineExecutor(policy: ManagedPolicy, roles: readonly string[]): ServiceRole {
    const stack = Stack.of(this);
    const executor = new ServiceRole(this, 'Role', 'budgets.amazonaws.com', 'lets AWS Budgets deny creating more once the budget is spent', {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': stack.formatArn({ service: 'budgets', region: '', resource: 'budget', resourceName: '*' }) },
    });
    executor.addToPrincipalPolicy(new PolicyStatement({
      actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
      resources: roles.map((role) => stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName: role })),
      conditions: { ArnEquals: { 'iam:PolicyARN': policy.managedPolicyArn } },
    }));
    return executor;
  }

  private sayThatNothingStops(): void {
    const message = 'a spent budget stops nothing here: the synthesizer of the stack does not say which role creates resources. '
      + "Name the roles with 'creatingRoles', or use the DefaultStackSynthesizer";
    Annotations.of(this).addWarningV2('cdk-paved-road:SpentBudgetStopsNothing', message);
  }
}

/** The name of the role that CloudFormation creates with, where the synthesizer of the stack knows it. */
function bootstrapRole(scope: Construct): string[] {
  const { synthesizer } = topStackOf(scope);
  if (!(synthesizer instanceof DefaultStackSynthesizer)) return [];
  const arn = synthesizer.cloudFormationExecutionRoleArn;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return [name.includes('${') ? Fn.sub(name) : name];
}

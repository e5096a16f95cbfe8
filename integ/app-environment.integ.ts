import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { App, Aws, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AlarmSeverity, AppEnvironment, DataClassification, EnvironmentTier, FunctionService, NetworkShape, ServiceSecret } from 'cdk-paved-road';
import { deploymentTest } from './deployment-test';

const team = { application: 'integ-environment', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND };

/** Answers how long a secret is. */
const PROBE = `
const { SecretsManagerClient, GetSecretValueCommand } = require('@aws-sdk/client-secrets-manager');
exports.handler = async () => {
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: process.env.KEY_SECRET_ARN }));
  return { length: SecretString.length };
};
`;

/** One environment with NAT, an alarm topic that somebody listens to and a budget, and one whose workloads reach AWS by endpoints alone. */
export function composeAppEnvironment(app: App): void {
  const stack = new Stack(app, 'IntegEnvironmentApp');
  const withNat = new AppEnvironment(app, 'WithNat', {
    ...team, name: 'integ-with-nat', alarmSubscriptions: [{ subscription: new SqsSubscription(new Queue(stack, 'Listener', { enforceSSL: true })) }],
  });
  withNat.provideNetwork(withNat, { egress: true });
  const topic = withNat.provideAlarmTopic(withNat, AlarmSeverity.TICKET);

  const endpointsOnly = new AppEnvironment(app, 'EndpointsOnly', { ...team, name: 'integ-endpoints-only', network: NetworkShape.endpointsOnly() });
  const key = new ServiceSecret(stack, 'Key', { environment: endpointsOnly, dataClassification: DataClassification.INTERNAL });
  const inside = new FunctionService(stack, 'Inside', { environment: endpointsOnly, runtime: Runtime.NODEJS_24_X, code: Code.fromInline(PROBE) });
  inside.joinNetwork();
  inside.connectTo(key);

  const { assertions } = deploymentTest(app, 'AppEnvironmentTest');
  const vpc = withNat.node.findAll().find((construct) => CfnVPC.isCfnVPC(construct))!;
  const budget = withNat.node.findAll().find((construct) => CfnBudget.isCfnBudget(construct))!;
  assertions.awsApiCall('EC2', 'DescribeSecurityGroupRules', { Filters: [{ Name: 'group-id', Values: [vpc.attrDefaultSecurityGroup] }] })
    .expect(ExpectedResult.objectLike({ SecurityGroupRules: [] }));
  assertions.awsApiCall('EC2', 'DescribeNatGateways', { Filter: [{ Name: 'vpc-id', Values: [vpc.attrVpcId] }] })
    .expect(ExpectedResult.objectLike({ NatGateways: [Match.objectLike({ State: 'available' })] }));
  assertions.awsApiCall('SNS', 'ListSubscriptionsByTopic', { TopicArn: topic.topicArn })
    .expect(ExpectedResult.objectLike({ Subscriptions: [Match.objectLike({ Protocol: 'sqs' })] }));
  assertions.awsApiCall('Budgets', 'DescribeBudget', { AccountId: Aws.ACCOUNT_ID, BudgetName: budget.ref })
    .assertAtPath('Budget.BudgetLimit.Amount', ExpectedResult.exact(50))
    .provider.addToRolePolicy({ Effect: 'Allow', Action: 'budgets:ViewBudget', Resource: '*' });
  assertions.invokeFunction({ functionName: inside.resource.functionName })
    .expect(ExpectedResult.objectLike({ Payload: Match.serializedJson({ length: 32 }) }));
}

if (require.main === module) {
  const app = new App();
  composeAppEnvironment(app);
  app.synth();
}

import { App, CfnJson, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { DnsValidatedCertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { experimental } from 'aws-cdk-lib/aws-cloudfront';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { InstanceType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { Cluster as EcsCluster } from 'aws-cdk-lib/aws-ecs';
import { Cluster, KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { AwsApi } from 'aws-cdk-lib/aws-events-targets';
import { OpenIdConnectProvider, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Code, Function as LambdaFunction, LayerVersion, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { ARecord, CrossAccountZoneDelegationRecord, HostedZone, PublicHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { DropSpamReceiptRule, ReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { CallAwsServiceCrossRegion, EmrContainersStartJobRun, EvaluateExpression, ReleaseLabel, VirtualClusterInput } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Canary, Cleanup, Code as CanaryCode, Runtime as CanaryRuntime, Test } from 'aws-cdk-lib/aws-synthetics';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId, Provider } from 'aws-cdk-lib/custom-resources';
import { CodePipeline, CodePipelineSource, ConfirmPermissionsBroadening, ShellStep } from 'aws-cdk-lib/pipelines';
import { TriggerFunction } from 'aws-cdk-lib/triggers';

const ENV = { account: '111111111111', region: 'eu-west-1' };
const ABROAD = { account: '111111111111', region: 'us-west-2' };
const functionIn = (stack: Stack, id = 'Mine') => new LambdaFunction(stack, id, { code: Code.fromInline('x'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X });

/** An app for each helper that the CDK creates: the least that makes it do so. */
export const HELPER_APPS: Readonly<Record<string, (stack: Stack, app: App) => void>> = {
  'S3 auto-delete': (stack) => new Bucket(stack, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY }),
  'ECR auto-delete': (stack) => new Repository(stack, 'Images', { autoDeleteImages: true, removalPolicy: RemovalPolicy.DESTROY }),
  'bucket notifications': (stack) => new Bucket(stack, 'Files').addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(stack, 'Queue'))),
  'log retention': (stack) => new LogRetention(stack, 'Retention', { logGroupName: '/x', retention: RetentionDays.ONE_WEEK }),
  'log retention destroy': (stack) => new LogRetention(stack, 'Retention', { logGroupName: '/x', retention: RetentionDays.ONE_WEEK, removalPolicy: RemovalPolicy.DESTROY }),
  'bucket deployment': (stack) => new BucketDeployment(stack, 'Site', { destinationBucket: new Bucket(stack, 'Files'), sources: [Source.data('a', 'b')] }),
  'AwsCustomResource': (stack) => new AwsCustomResource(stack, 'Call', {
    onCreate: { service: 'S3', action: 'listBuckets', physicalResourceId: PhysicalResourceId.of('x') }, policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['arn:aws:s3:::x'] }),
  }),
  'provider framework': (stack) => new Provider(stack, 'Framework', { onEventHandler: functionIn(stack), isCompleteHandler: functionIn(stack, 'Done') }),
  'cross-region references': (stack, app) => {
    const abroad = new Stack(app, 'Abroad', { env: ABROAD, crossRegionReferences: true });
    const topic = new Topic(abroad, 'Topic');
    new LogGroup(stack, 'Logs', { logGroupName: topic.topicName });
  },
  'EdgeFunction': (stack) => new experimental.EdgeFunction(stack, 'Edge', { code: Code.fromInline('x'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X }),
  'default security group': (stack) => new Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: true }),
  'DNS validated certificate': (stack) => new DnsValidatedCertificate(stack, 'Certificate', { domainName: 'example.com', hostedZone: HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' }) }),
  'zone delegation': (stack) => new CrossAccountZoneDelegationRecord(stack, 'Delegation', {
    delegatedZone: new PublicHostedZone(stack, 'Zone', { zoneName: 'sub.example.com' }), parentHostedZoneId: 'Z1', delegationRole: Role.fromRoleArn(stack, 'Role', 'arn:aws:iam::222222222222:role/delegation'),
  }),
  'delete existing record': (stack) => new ARecord(stack, 'Record', {
    zone: HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' }), target: RecordTarget.fromIpAddresses('1.2.3.4'), deleteExisting: true,
  }),
  'OIDC provider': (stack) => new OpenIdConnectProvider(stack, 'Oidc', { url: 'https://token.example.com' }),
  'drop spam': (stack) => new DropSpamReceiptRule(stack, 'Spam', { ruleSet: new ReceiptRuleSet(stack, 'Rules') }),
  'canary clean-up': (stack) => new Canary(stack, 'Canary', {
    test: Test.custom({ code: CanaryCode.fromInline('x'), handler: 'index.handler' }), runtime: CanaryRuntime.SYNTHETICS_NODEJS_PUPPETEER_9_1, cleanup: Cleanup.LAMBDA,
  }),
  'AwsApi': (stack) => new Rule(stack, 'Rule', { schedule: Schedule.expression('rate(1 day)'), targets: [new AwsApi({ service: 'ECS', action: 'updateService', policyStatement: new PolicyStatement({ actions: ['ecs:UpdateService'], resources: ['arn:aws:ecs:eu-west-1:111111111111:service/x'] }) })] }),
  'EvaluateExpression': (stack) => new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(new EvaluateExpression(stack, 'Sum', { expression: '1 + 1' })) }),
  'CallAwsServiceCrossRegion': (stack) => new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(new CallAwsServiceCrossRegion(stack, 'Call', { service: 's3', action: 'listBuckets', region: 'us-east-1', iamResources: ['arn:aws:s3:::x'] })) }),
  'EMR role policy': (stack) => new StateMachine(stack, 'Machine', {
    definitionBody: DefinitionBody.fromChainable(new EmrContainersStartJobRun(stack, 'Job', {
      virtualCluster: VirtualClusterInput.fromVirtualClusterId('abc'), releaseLabel: ReleaseLabel.EMR_6_2_0, jobDriver: { sparkSubmitJobDriver: { entryPoint: { value: 'x' } as never } },
    })),
  }),
  'trigger': (stack) => new TriggerFunction(stack, 'Trigger', { code: Code.fromInline('x'), handler: 'index.handler', runtime: Runtime.NODEJS_24_X }),
  'DynamoDB replicas': (stack) => new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING }, replicationRegions: ['us-west-2'] }),
  'EKS': (stack) => new Cluster(stack, 'Cluster', { version: KubernetesVersion.V1_33, defaultCapacity: 0, kubectlLayer: LayerVersion.fromLayerVersionArn(stack, 'Kubectl', 'arn:aws:lambda:eu-west-1:111111111111:layer:kubectl:1') }).addManifest('X', { kind: 'Namespace' }),
  'pipeline approval': (stack) => {
    const pipeline = new CodePipeline(stack, 'Pipeline', { synth: new ShellStep('Synth', { input: CodePipelineSource.connection('a/b', 'main', { connectionArn: 'arn:aws:codestar-connections:eu-west-1:111111111111:connection/x' }), commands: [] }) });
    const stage = new Stage(stack, 'Prod', { env: ENV });
    new Topic(new Stack(stage, 'Inner'), 'Topic');
    pipeline.addStage(stage, { pre: [new ConfirmPermissionsBroadening('Check', { stage })] });
  },
  'ECS drain hook': (stack) => new EcsCluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false }) }).addCapacity('Fleet', { instanceType: new InstanceType('t3.micro') }),
  'CfnJson': (stack) => new CfnJson(stack, 'Json', { value: { a: new Bucket(stack, 'Files').bucketArn } }),
};

/** The helpers of the catalogue that are recognised in these apps; none in the others. */
export const RECOGNISED: Readonly<Record<string, readonly string[]>> = {
  'S3 auto-delete': ['empties buckets'],
  'ECR auto-delete': ['empties image repositories'],
  'bucket notifications': ['connects bucket notifications'],
  'log retention': ['sets the retention of log groups'],
  'log retention destroy': ['sets the retention of log groups'],
  'bucket deployment': ['fills buckets'],
  'AwsCustomResource': ['makes calls of AwsCustomResource'],
  'provider framework': ['the framework for providers of custom resources'],
  'cross-region references': ['reads values of stacks in other regions', 'writes values for stacks in other regions'],
  'EdgeFunction': ['a function at the edge', 'reads the ARN of a function at the edge'],
  'default security group': ['closes default security groups'],
  'zone delegation': ['delegates zones to other accounts'],
  'delete existing record': ['replaces DNS records'],
  'canary clean-up': ['deletes what canaries leave behind'],
  'EMR role policy': ['makes calls of AwsCustomResource', 'the framework for providers of custom resources', 'writes trust policies for jobs on EKS'],
  'trigger': ['runs triggers'],
  'CfnJson': ['makes JSON of values'],
  'DynamoDB replicas': ['the framework for providers of custom resources'],
  'EKS': ['the framework for providers of custom resources'],
};

/** The app of a helper. */
export function helperApp(name: string): App {
  return appOf(HELPER_APPS[name]);
}

/** An app with one stack, `Shop`. */
export function appOf(compose: (stack: Stack, app: App) => void): App {
  const app = new App({ analyticsReporting: false });
  compose(new Stack(app, 'Shop', { env: ENV, crossRegionReferences: true }), app);
  return app;
}

import { CfnResource, Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { LambdaIntegration, RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { IVpc, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Credentials, DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** What one team without governance writes: 53 resources of many services, some careful and some careless. */
export class Workload extends Construct {
  constructor(scope: Construct, id: string, vpc: IVpc) {
    super(scope, id);
    const key = new Key(this, 'Key', { enableKeyRotation: true });
    this.storage(key);
    const handler = this.compute();
    this.messages(handler, key);
    this.network(vpc);
    this.unusual();
  }

  private storage(key: Key): void {
    const logs = new Bucket(this, 'Logs', { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
    new Bucket(this, 'Careful', { encryptionKey: key, versioned: true, enforceSSL: true, serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'careful' });
    new Bucket(this, 'Careless', { removalPolicy: RemovalPolicy.DESTROY });
    new Bucket(this, 'Managed', { encryption: BucketEncryption.S3_MANAGED, lifecycleRules: [{ expiration: Duration.days(30) }] });
    new Table(this, 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING }, pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } });
    new Table(this, 'Sessions', { partitionKey: { name: 'id', type: AttributeType.STRING }, encryptionKey: key });
  }

  private compute(): Function {
    const logGroup = new LogGroup(this, 'HandlerLogs', { retention: RetentionDays.ONE_MONTH });
    const code = Code.fromInline('exports.handler = async () => ({ statusCode: 200 });');
    const handler = new Function(this, 'Handler', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code, logGroup });
    const worker = new Function(this, 'Worker', { runtime: Runtime.PYTHON_3_14, handler: 'index.handler', code: Code.fromInline('def handler(e, c): pass') });
    worker.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }));
    const role = new Role(this, 'Reader', { assumedBy: new ServicePrincipal('ec2.amazonaws.com'), managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')] });
    role.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::somewhere/*'] }));
    new Rule(this, 'Nightly', { schedule: Schedule.cron({ hour: '3', minute: '0' }), targets: [new LambdaFunction(worker)] });
    new StateMachine(this, 'Flow', { definitionBody: DefinitionBody.fromChainable(new Pass(this, 'Start')), tracingEnabled: true });
    new RestApi(this, 'Api', { defaultIntegration: new LambdaIntegration(handler) }).root.addMethod('GET');
    return handler;
  }

  private messages(handler: Function, key: Key): void {
    const dead = new Queue(this, 'Dead', { enforceSSL: true });
    const queue = new Queue(this, 'Work', { encryptionMasterKey: key, deadLetterQueue: { queue: dead, maxReceiveCount: 3 } });
    new Topic(this, 'News', { masterKey: key }).addSubscription(new SqsSubscription(queue));
    new Topic(this, 'Plain');
    new Secret(this, 'Token', { encryptionKey: key });
    new Secret(this, 'Fixed', { secretStringValue: SecretValue.unsafePlainText('placeholder') });
    new LogGroup(this, 'Audit', { encryptionKey: key });
    new Alarm(this, 'Errors', { metric: handler.metricErrors(), threshold: 1, evaluationPeriods: 1 });
    new Alarm(this, 'Waiting', { metric: queue.metricApproximateAgeOfOldestMessage(), threshold: 60, evaluationPeriods: 3 });
  }

  private network(vpc: IVpc): void {
    const inside = new SecurityGroup(this, 'Inside', { vpc, description: 'callers of the database' });
    const open = new SecurityGroup(this, 'Open', { vpc });
    open.addIngressRule(Peer.anyIpv4(), Port.tcp(443));
    const database = new DatabaseInstance(this, 'Database', {
      engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_16 }),
      credentials: Credentials.fromGeneratedSecret('app'),
      vpc,
      storageEncrypted: true,
    });
    database.connections.allowDefaultPortFrom(inside);
  }

  /** One resource in fifty is not what its construct says, and one has no construct of its type. */
  private unusual(): void {
    const overridden = new CfnBucket(this, 'Overridden', { versioningConfiguration: { status: 'Enabled' } });
    overridden.addPropertyOverride('PublicAccessBlockConfiguration.BlockPublicAcls', false);
    overridden.addPropertyDeletionOverride('VersioningConfiguration');
    new CfnResource(this, 'Generic', { type: 'AWS::SNS::Topic', properties: { DisplayName: 'generic' } });
    new CfnQueue(this, 'Raw', { sqsManagedSseEnabled: true });
  }
}

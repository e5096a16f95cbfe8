"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Workload = void 0;
const aws_cdk_lib_1 = require("aws-cdk-lib");
const aws_apigateway_1 = require("aws-cdk-lib/aws-apigateway");
const aws_cloudwatch_1 = require("aws-cdk-lib/aws-cloudwatch");
const aws_dynamodb_1 = require("aws-cdk-lib/aws-dynamodb");
const aws_ec2_1 = require("aws-cdk-lib/aws-ec2");
const aws_events_1 = require("aws-cdk-lib/aws-events");
const aws_events_targets_1 = require("aws-cdk-lib/aws-events-targets");
const aws_iam_1 = require("aws-cdk-lib/aws-iam");
const aws_kms_1 = require("aws-cdk-lib/aws-kms");
const aws_lambda_1 = require("aws-cdk-lib/aws-lambda");
const aws_logs_1 = require("aws-cdk-lib/aws-logs");
const aws_rds_1 = require("aws-cdk-lib/aws-rds");
const aws_s3_1 = require("aws-cdk-lib/aws-s3");
const aws_secretsmanager_1 = require("aws-cdk-lib/aws-secretsmanager");
const aws_sns_1 = require("aws-cdk-lib/aws-sns");
const aws_sns_subscriptions_1 = require("aws-cdk-lib/aws-sns-subscriptions");
const aws_sqs_1 = require("aws-cdk-lib/aws-sqs");
const aws_stepfunctions_1 = require("aws-cdk-lib/aws-stepfunctions");
const constructs_1 = require("constructs");
/** What one team without governance writes: 53 resources of many services, some careful and some careless. */
class Workload extends constructs_1.Construct {
    constructor(scope, id, vpc) {
        super(scope, id);
        const key = new aws_kms_1.Key(this, 'Key', { enableKeyRotation: true });
        this.storage(key);
        const handler = this.compute();
        this.messages(handler, key);
        this.network(vpc);
        this.unusual();
    }
    storage(key) {
        const logs = new aws_s3_1.Bucket(this, 'Logs', { blockPublicAccess: aws_s3_1.BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
        new aws_s3_1.Bucket(this, 'Careful', { encryptionKey: key, versioned: true, enforceSSL: true, serverAccessLogsBucket: logs, serverAccessLogsPrefix: 'careful' });
        new aws_s3_1.Bucket(this, 'Careless', { removalPolicy: aws_cdk_lib_1.RemovalPolicy.DESTROY });
        new aws_s3_1.Bucket(this, 'Managed', { encryption: aws_s3_1.BucketEncryption.S3_MANAGED, lifecycleRules: [{ expiration: aws_cdk_lib_1.Duration.days(30) }] });
        new aws_dynamodb_1.Table(this, 'Orders', { partitionKey: { name: 'id', type: aws_dynamodb_1.AttributeType.STRING }, pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } });
        new aws_dynamodb_1.Table(this, 'Sessions', { partitionKey: { name: 'id', type: aws_dynamodb_1.AttributeType.STRING }, encryptionKey: key });
    }
    compute() {
        const logGroup = new aws_logs_1.LogGroup(this, 'HandlerLogs', { retention: aws_logs_1.RetentionDays.ONE_MONTH });
        const code = aws_lambda_1.Code.fromInline('exports.handler = async () => ({ statusCode: 200 });');
        const handler = new aws_lambda_1.Function(this, 'Handler', { runtime: aws_lambda_1.Runtime.NODEJS_22_X, handler: 'index.handler', code, logGroup });
        const worker = new aws_lambda_1.Function(this, 'Worker', { runtime: aws_lambda_1.Runtime.PYTHON_3_14, handler: 'index.handler', code: aws_lambda_1.Code.fromInline('def handler(e, c): pass') });
        worker.addToRolePolicy(new aws_iam_1.PolicyStatement({ actions: ['dynamodb:*'], resources: ['*'] }));
        const role = new aws_iam_1.Role(this, 'Reader', { assumedBy: new aws_iam_1.ServicePrincipal('ec2.amazonaws.com'), managedPolicies: [aws_iam_1.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess')] });
        role.addToPolicy(new aws_iam_1.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::somewhere/*'] }));
        new aws_events_1.Rule(this, 'Nightly', { schedule: aws_events_1.Schedule.cron({ hour: '3', minute: '0' }), targets: [new aws_events_targets_1.LambdaFunction(worker)] });
        new aws_stepfunctions_1.StateMachine(this, 'Flow', { definitionBody: aws_stepfunctions_1.DefinitionBody.fromChainable(new aws_stepfunctions_1.Pass(this, 'Start')), tracingEnabled: true });
        new aws_apigateway_1.RestApi(this, 'Api', { defaultIntegration: new aws_apigateway_1.LambdaIntegration(handler) }).root.addMethod('GET');
        return handler;
    }
    messages(handler, key) {
        const dead = new aws_sqs_1.Queue(this, 'Dead', { enforceSSL: true });
        const queue = new aws_sqs_1.Queue(this, 'Work', { encryptionMasterKey: key, deadLetterQueue: { queue: dead, maxReceiveCount: 3 } });
        new aws_sns_1.Topic(this, 'News', { masterKey: key }).addSubscription(new aws_sns_subscriptions_1.SqsSubscription(queue));
        new aws_sns_1.Topic(this, 'Plain');
        new aws_secretsmanager_1.Secret(this, 'Token', { encryptionKey: key });
        new aws_secretsmanager_1.Secret(this, 'Fixed', { secretStringValue: aws_cdk_lib_1.SecretValue.unsafePlainText('placeholder') });
        new aws_logs_1.LogGroup(this, 'Audit', { encryptionKey: key });
        new aws_cloudwatch_1.Alarm(this, 'Errors', { metric: handler.metricErrors(), threshold: 1, evaluationPeriods: 1 });
        new aws_cloudwatch_1.Alarm(this, 'Waiting', { metric: queue.metricApproximateAgeOfOldestMessage(), threshold: 60, evaluationPeriods: 3 });
    }
    network(vpc) {
        const inside = new aws_ec2_1.SecurityGroup(this, 'Inside', { vpc, description: 'callers of the database' });
        const open = new aws_ec2_1.SecurityGroup(this, 'Open', { vpc });
        open.addIngressRule(aws_ec2_1.Peer.anyIpv4(), aws_ec2_1.Port.tcp(443));
        const database = new aws_rds_1.DatabaseInstance(this, 'Database', {
            engine: aws_rds_1.DatabaseInstanceEngine.postgres({ version: aws_rds_1.PostgresEngineVersion.VER_16 }),
            credentials: aws_rds_1.Credentials.fromGeneratedSecret('app'),
            vpc,
            storageEncrypted: true,
        });
        database.connections.allowDefaultPortFrom(inside);
    }
    /** One resource in fifty is not what its construct says, and one has no construct of its type. */
    unusual() {
        const overridden = new aws_s3_1.CfnBucket(this, 'Overridden', { versioningConfiguration: { status: 'Enabled' } });
        overridden.addPropertyOverride('PublicAccessBlockConfiguration.BlockPublicAcls', false);
        overridden.addPropertyDeletionOverride('VersioningConfiguration');
        new aws_cdk_lib_1.CfnResource(this, 'Generic', { type: 'AWS::SNS::Topic', properties: { DisplayName: 'generic' } });
        new aws_sqs_1.CfnQueue(this, 'Raw', { sqsManagedSseEnabled: true });
    }
}
exports.Workload = Workload;

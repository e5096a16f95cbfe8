import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Aspects, CfnCondition, CfnParameter, CfnResource, CustomResource, Fn, Lazy, NestedStack, RemovalPolicy, Stack, Stage, Validations } from 'aws-cdk-lib';
import { experimental } from 'aws-cdk-lib/aws-cloudfront';
import { CfnFlowLog, CfnSecurityGroup, CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { CfnKey } from 'aws-cdk-lib/aws-kms';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnDBCluster, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { BlockPublicAccess, Bucket, BucketProps, CfnBucket, CfnBucketPolicy, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { CloudFormationProduct, CloudFormationTemplate, Portfolio, ProductStack } from 'aws-cdk-lib/aws-servicecatalog';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { CodePipeline, CodePipelineSource, ShellStep } from 'aws-cdk-lib/pipelines';
import { AwsSolutionsChecks } from 'cdk-nag';
import { Construct, IConstruct } from 'constructs';
import { Verdicts } from './verdicts';
import { Governance, GovernedComponent, GovernedComponentProps, policy } from '../../src';
import { State } from '../../src/policy/rule/verdict';
import { GovernanceAssertions } from '../../src/testing';
import { blockingRules, databaseIn, environmentIn, newApp, recordOf } from '../governance/apps';

const { COMPLIANT, NON_COMPLIANT, UNKNOWN } = State;

const LOGGED = 'AwsSolutions-S1';
const TLS = 'AwsSolutions-S10';
const CLOSED = 'PR-S3-PUBLIC-ACCESS-BLOCKED';
const NAG_CLOSED = 'AwsSolutions-S2';
const VERSIONED = 'PR-S3-VERSIONED';
const NAG_VERSIONED = 'NIST.800.53.R5-S3BucketVersioningEnabled';

const l1 = <T extends CfnResource>(construct: IConstruct): T => construct.node.defaultChild as T;
const logged = (scope: Construct, id = 'Files') => new CfnBucket(scope, id, { loggingConfiguration: { destinationBucketName: 'logs' } });
const closed = (scope: Construct, id = 'Files') => new Bucket(scope, id, { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, versioned: true });
const tlsOnly = (scope: Construct) => new Bucket(scope, 'Files', { enforceSSL: true });
const raw = (scope: Construct, type: string, properties?: object, id = 'Raw') => new CfnResource(scope, id, { type, properties: properties as Record<string, unknown> });
const BLOCK_ALL = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };

/** A way of writing a resource, and what a rule has to say about which path. */
type Shape = [name: string, compose: (stack: Stack, app: App) => void, path: string, rule: string, state: State | undefined];

const OVERRIDES: Shape[] = [
  ['a deleted property', (stack) => logged(stack).addPropertyDeletionOverride('LoggingConfiguration'), 'Shop/Files', LOGGED, NON_COMPLIANT],
  ['a property that is overridden as nothing', (stack) => logged(stack).addPropertyOverride('LoggingConfiguration', undefined), 'Shop/Files', LOGGED, NON_COMPLIANT],
  ['all properties deleted', (stack) => logged(stack).addDeletionOverride('Properties'), 'Shop/Files', LOGGED, NON_COMPLIANT],
  ['an added property that repairs', (stack) => new CfnBucket(stack, 'Files').addPropertyOverride('LoggingConfiguration.DestinationBucketName', 'logs'), 'Shop/Files', LOGGED, COMPLIANT],
  ['a nested value that weakens, to ours', (stack) => l1(closed(stack)).addOverride('Properties.PublicAccessBlockConfiguration.BlockPublicAcls', false), 'Shop/Files/Resource', CLOSED, NON_COMPLIANT],
  ['a nested value that weakens', (stack) => l1(closed(stack)).addOverride('Properties.PublicAccessBlockConfiguration.BlockPublicAcls', false), 'Shop/Files/Resource', NAG_CLOSED, NON_COMPLIANT],
  ['a nested deletion, to ours', (stack) => l1(closed(stack)).addPropertyDeletionOverride('VersioningConfiguration.Status'), 'Shop/Files/Resource', VERSIONED, NON_COMPLIANT],
  ['a nested deletion', (stack) => l1(closed(stack)).addPropertyDeletionOverride('VersioningConfiguration.Status'), 'Shop/Files/Resource', NAG_VERSIONED, NON_COMPLIANT],
  ['a nested value that repairs', (stack) => l1(new Bucket(stack, 'Files')).addPropertyOverride('PublicAccessBlockConfiguration', BLOCK_ALL), 'Shop/Files/Resource', NAG_CLOSED, COMPLIANT],
  ['a value that is written as text', (stack) => l1(closed(stack)).addPropertyOverride('PublicAccessBlockConfiguration.BlockPublicPolicy', 'false'), 'Shop/Files/Resource', NAG_CLOSED, NON_COMPLIANT],
  ['a type that becomes a bucket', (stack) => raw(stack, 'Acme::Storage::Bucket').addOverride('Type', 'AWS::S3::Bucket'), 'Shop/Raw', LOGGED, NON_COMPLIANT],
  ['a type that becomes a bucket, to ours', (stack) => raw(stack, 'Acme::Storage::Bucket').addOverride('Type', 'AWS::S3::Bucket'), 'Shop/Raw', CLOSED, NON_COMPLIANT],
  ['a bucket that becomes something else', (stack) => {
    new CfnBucket(stack, 'Files').addOverride('Type', 'Acme::Storage::Bucket');
    new CfnQueue(stack, 'Queue');
  }, 'Shop/Files', LOGGED, undefined],
  ['a bucket that becomes a queue', (stack) => new CfnBucket(stack, 'Files').addOverride('Type', 'AWS::SQS::Queue'), 'Shop/Files', 'AwsSolutions-SQS3', NON_COMPLIANT],
  ['an element of a list', (stack) => new CfnSecurityGroup(stack, 'Group', { groupDescription: 'x', securityGroupIngress: [{ ipProtocol: 'tcp', cidrIp: '10.0.0.0/8' }] })
    .addPropertyOverride('SecurityGroupIngress.0.CidrIp', '0.0.0.0/0'), 'Shop/Group', 'AwsSolutions-EC23', NON_COMPLIANT],
  ['an element of a list, to ours', (stack) => new CfnSecurityGroup(stack, 'Group', { groupDescription: 'x', securityGroupIngress: [{ ipProtocol: 'tcp', cidrIp: '10.0.0.0/8' }] })
    .addPropertyOverride('SecurityGroupIngress.0.CidrIp', '0.0.0.0/0'), 'Shop/Group', 'PR-EC2-NO-OPEN-INGRESS', NON_COMPLIANT],
  ['a list in place of another', (stack) => new CfnSecurityGroup(stack, 'Group', { groupDescription: 'x', securityGroupIngress: [{ ipProtocol: 'tcp', cidrIp: '0.0.0.0/0' }] })
    .addPropertyOverride('SecurityGroupIngress', [{ IpProtocol: 'tcp', CidrIp: '10.0.0.0/8' }]), 'Shop/Group', 'AwsSolutions-EC23', COMPLIANT],
  ['a lazy value', (stack) => new CfnBucket(stack, 'Files').addPropertyOverride('LoggingConfiguration', Lazy.any({ produce: () => ({ DestinationBucketName: 'logs' }) })), 'Shop/Files', LOGGED, COMPLIANT],
  ['an intrinsic that is not known', (stack) => l1(closed(stack)).addPropertyOverride('VersioningConfiguration.Status', new CfnParameter(stack, 'Status').valueAsString), 'Shop/Files/Resource', VERSIONED, UNKNOWN],
  ['a condition with a bad side', (stack) => {
    const isLarge = new CfnCondition(stack, 'IsLarge', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Size').valueAsString, 'large') });
    l1(closed(stack)).addPropertyOverride('PublicAccessBlockConfiguration.BlockPublicAcls', Fn.conditionIf(isLarge.logicalId, true, false));
  }, 'Shop/Files/Resource', NAG_CLOSED, UNKNOWN],
  ['a condition with two good sides', (stack) => {
    const isLarge = new CfnCondition(stack, 'IsLarge', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Size').valueAsString, 'large') });
    logged(stack).addPropertyOverride('LoggingConfiguration', Fn.conditionIf(isLarge.logicalId, { DestinationBucketName: 'large' }, { DestinationBucketName: 'small' }));
  }, 'Shop/Files', LOGGED, COMPLIANT],
  ['a condition that takes a property away', (stack) => {
    const isLarge = new CfnCondition(stack, 'IsLarge', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Size').valueAsString, 'large') });
    logged(stack).addPropertyOverride('LoggingConfiguration', Fn.conditionIf(isLarge.logicalId, { DestinationBucketName: 'large' }, { Ref: 'AWS::NoValue' }));
  }, 'Shop/Files', LOGGED, UNKNOWN],
  ['AWS::NoValue', (stack) => logged(stack).addPropertyOverride('LoggingConfiguration', { Ref: 'AWS::NoValue' }), 'Shop/Files', LOGGED, NON_COMPLIANT],
  ['a resource of a policy that was widened', (stack) => new CfnPolicy(stack, 'Policy', {
    policyName: 'x', policyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/a' }] },
  }).addPropertyOverride('PolicyDocument.Statement.0.Resource', '*'), 'Shop/Policy', 'AwsSolutions-IAM5', NON_COMPLIANT],
  ['a database that was opened', (stack) => new CfnDBInstance(stack, 'Db', { publiclyAccessible: false }).addPropertyOverride('PubliclyAccessible', true), 'Shop/Db', 'NIST.800.53.R5-RDSInstancePublicAccess', NON_COMPLIANT],
  ['a key that no longer rotates', (stack) => new CfnKey(stack, 'Key', { enableKeyRotation: true, keyPolicy: {} }).addPropertyOverride('EnableKeyRotation', false), 'Shop/Key', 'AwsSolutions-KMS5', NON_COMPLIANT],
  ['a key that no longer rotates, to ours', (stack) => new CfnKey(stack, 'Key', { enableKeyRotation: true, keyPolicy: {} }).addPropertyOverride('EnableKeyRotation', false), 'Shop/Key', 'PR-KMS-KEY-ROTATION', NON_COMPLIANT],
  ['an override by a late Aspect', (stack) => Aspects.of(logged(stack)).add({ visit: (node) => (node as CfnBucket).addPropertyDeletionOverride('LoggingConfiguration') }, { priority: 5000 }), 'Shop/Files', LOGGED, NON_COMPLIANT],
  ['an override in a nested stack', (stack) => logged(new NestedStack(stack, 'Inner')).addPropertyDeletionOverride('LoggingConfiguration'), 'Shop/Inner/Files', LOGGED, NON_COMPLIANT],
  ['an override in a Stage', (_, app) => logged(new Stack(new Stage(app, 'Prod'), 'Shop')).addPropertyDeletionOverride('LoggingConfiguration'), 'Prod/Shop/Files', LOGGED, NON_COMPLIANT],
  ['an override in one of two stacks with equal logical ids', (stack, app) => {
    logged(stack);
    logged(new Stack(app, 'Other')).addPropertyDeletionOverride('LoggingConfiguration');
  }, 'Other/Files', LOGGED, NON_COMPLIANT],
  ['no override in the other of two stacks with equal logical ids', (stack, app) => {
    logged(stack);
    logged(new Stack(app, 'Other')).addPropertyDeletionOverride('LoggingConfiguration');
  }, 'Shop/Files', LOGGED, COMPLIANT],
  ['an override of an included resource', (stack) => {
    const included = new CfnInclude(stack, 'Old', { templateFile: templateOf({ Files: { Type: 'AWS::S3::Bucket', Properties: { LoggingConfiguration: { DestinationBucketName: 'logs' } } } }) });
    included.getResource('Files').addPropertyDeletionOverride('LoggingConfiguration');
  }, 'Shop/Old/Files', LOGGED, NON_COMPLIANT],
  ['an override in a product of Service Catalog', (stack) => productIn(stack, (product) => logged(product).addPropertyDeletionOverride('LoggingConfiguration')), 'Shop/Product/Files', LOGGED, NON_COMPLIANT],
];

/** Relations in which the neighbour, and not the judged resource, is other than its construct says. */
const NEIGHBOURS: Shape[] = [
  ['a policy that no longer refuses plain requests', (stack) => l1(tlsOnly(stack).policy!).addPropertyOverride('PolicyDocument.Statement.0.Effect', 'Allow'), 'Shop/Files/Resource', TLS, NON_COMPLIANT],
  ['a policy that no longer refuses plain requests, to ours', (stack) => l1(tlsOnly(stack).policy!).addPropertyOverride('PolicyDocument.Statement.0.Effect', 'Allow'), 'Shop/Files/Resource', 'PR-S3-TLS-ONLY', NON_COMPLIANT],
  ['a policy that was moved to another bucket', (stack) => l1(tlsOnly(stack).policy!).addPropertyOverride('Bucket', 'elsewhere'), 'Shop/Files/Resource', TLS, NON_COMPLIANT],
  ['a policy that was repaired', (stack) => {
    const it = l1<CfnBucketPolicy>(tlsOnly(stack).policy!);
    const document: unknown = stack.resolve(it.policyDocument);
    it.policyDocument = { Statement: [] };
    it.addPropertyOverride('PolicyDocument', document);
  }, 'Shop/Files/Resource', TLS, COMPLIANT],
  ['a policy whose type is another', (stack) => l1(tlsOnly(stack).policy!).addOverride('Type', 'Acme::S3::Policy'), 'Shop/Files/Resource', TLS, NON_COMPLIANT],
  ['a generic policy', (stack) => genericTlsPolicy(stack, new CfnBucket(stack, 'Files')), 'Shop/Files', TLS, COMPLIANT],
  ['a generic policy, to ours', (stack) => genericTlsPolicy(stack, new CfnBucket(stack, 'Files')), 'Shop/Files', 'PR-S3-TLS-ONLY', COMPLIANT],
  ['a generic policy of a generic bucket', (stack) => genericTlsPolicy(stack, raw(stack, 'AWS::S3::Bucket', {}, 'Files')), 'Shop/Files', TLS, COMPLIANT],
  ['an ordinary policy of a bucket that is overridden', (stack) => l1(tlsOnly(stack)).addPropertyOverride('ObjectLockEnabled', true), 'Shop/Files/Resource', TLS, COMPLIANT],
  ['a bucket that another one now logs to', (stack) => {
    const logs = new CfnBucket(stack, 'Logs');
    new CfnBucket(stack, 'Files').addPropertyOverride('LoggingConfiguration.DestinationBucketName', logs.ref);
  }, 'Shop/Logs', LOGGED, COMPLIANT],
  ['a bucket that no other one logs to any more', (stack) => {
    const logs = new CfnBucket(stack, 'Logs');
    new CfnBucket(stack, 'Files', { loggingConfiguration: { destinationBucketName: logs.ref } }).addPropertyDeletionOverride('LoggingConfiguration');
  }, 'Shop/Logs', LOGGED, NON_COMPLIANT],
  ['a queue that is a dead-letter queue by override', (stack) => {
    const dead = new CfnQueue(stack, 'Dead');
    new CfnQueue(stack, 'Queue').addPropertyOverride('RedrivePolicy', { deadLetterTargetArn: dead.attrArn, maxReceiveCount: 3 });
  }, 'Shop/Dead', 'AwsSolutions-SQS3', COMPLIANT],
  ['a queue that is no dead-letter queue any more', (stack) => {
    const queue = new Queue(stack, 'Queue', { deadLetterQueue: { queue: new Queue(stack, 'Dead'), maxReceiveCount: 3 } });
    l1(queue).addPropertyDeletionOverride('RedrivePolicy');
  }, 'Shop/Dead/Resource', 'AwsSolutions-SQS3', NON_COMPLIANT],
  ['a flow log that became one of a subnet', (stack) => {
    const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    new CfnFlowLog(stack, 'Log', { resourceId: vpc.ref, resourceType: 'VPC' }).addPropertyOverride('ResourceType', 'Subnet');
  }, 'Shop/Vpc', 'AwsSolutions-VPC7', NON_COMPLIANT],
  ['a generic flow log', (stack) => {
    const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    raw(stack, 'AWS::EC2::FlowLog', { ResourceId: vpc.ref, ResourceType: 'VPC' }, 'Log');
  }, 'Shop/Vpc', 'AwsSolutions-VPC7', COMPLIANT],
  ['a generic flow log, to ours', (stack) => {
    const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    raw(stack, 'AWS::EC2::FlowLog', { ResourceId: vpc.ref, ResourceType: 'VPC' }, 'Log');
  }, 'Shop/Vpc', 'PR-VPC-FLOW-LOGS', COMPLIANT],
  ['an included policy', (stack) => new CfnInclude(stack, 'Old', { templateFile: templateOf({ Files: { Type: 'AWS::S3::Bucket' }, Policy: tlsPolicy('Files') }) }), 'Shop/Old/Files', TLS, COMPLIANT],
  ['a policy of the same logical ids in another stack', (stack, app) => {
    new CfnBucket(stack, 'Files');
    const other = new Stack(app, 'Other');
    genericTlsPolicy(other, new CfnBucket(other, 'Files'));
  }, 'Shop/Files', TLS, NON_COMPLIANT],
];

/** Constructs of a class that no rule for constructs knows. */
const GENERIC: Shape[] = [
  ['a bucket', (stack) => raw(stack, 'AWS::S3::Bucket'), 'Shop/Raw', LOGGED, NON_COMPLIANT],
  ['a bucket, to ours', (stack) => raw(stack, 'AWS::S3::Bucket'), 'Shop/Raw', CLOSED, NON_COMPLIANT],
  ['a bucket that is right', (stack) => raw(stack, 'AWS::S3::Bucket', { LoggingConfiguration: { DestinationBucketName: 'logs' } }), 'Shop/Raw', LOGGED, COMPLIANT],
  ['a function', (stack) => raw(stack, 'AWS::Lambda::Function', { Runtime: 'nodejs12.x', Code: { ZipFile: 'x' }, Role: 'arn:aws:iam::111111111111:role/x' }), 'Shop/Raw', 'AwsSolutions-L1', NON_COMPLIANT],
  ['a function, to ours', (stack) => raw(stack, 'AWS::Lambda::Function', { Code: { ZipFile: 'x' }, Role: 'x' }), 'Shop/Raw', 'PR-LAMBDA-TRACED', NON_COMPLIANT],
  ['a role', (stack) => raw(stack, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: {}, Policies: [{ PolicyName: 'x', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
  }), 'Shop/Raw', 'AwsSolutions-IAM5', NON_COMPLIANT],
  ['a role, to ours', (stack) => raw(stack, 'AWS::IAM::Role', {
    AssumeRolePolicyDocument: {}, Policies: [{ PolicyName: 'x', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
  }), 'Shop/Raw', 'PR-IAM-NO-ADMIN-STATEMENT', NON_COMPLIANT],
  ['a database', (stack) => raw(stack, 'AWS::RDS::DBInstance', { StorageEncrypted: false }), 'Shop/Raw', 'AwsSolutions-RDS2', NON_COMPLIANT],
  ['a bucket of a class of somebody else', (stack) => new (class extends CfnBucket {})(stack, 'Raw'), 'Shop/Raw', LOGGED, NON_COMPLIANT],
  ['a bucket in a nested stack', (stack) => raw(new NestedStack(stack, 'Inner'), 'AWS::S3::Bucket'), 'Shop/Inner/Raw', LOGGED, NON_COMPLIANT],
  ['a bucket in a Stage', (_, app) => raw(new Stack(new Stage(app, 'Prod'), 'Shop'), 'AWS::S3::Bucket'), 'Prod/Shop/Raw', LOGGED, NON_COMPLIANT],
  ['a bucket in a product of Service Catalog', (stack) => productIn(stack, (product) => raw(product, 'AWS::S3::Bucket')), 'Shop/Product/Raw', LOGGED, NON_COMPLIANT],
  ['a bucket of an included template', (stack) => new CfnInclude(stack, 'Old', { templateFile: templateOf({ Files: { Type: 'AWS::S3::Bucket' } }) }), 'Shop/Old/Files', LOGGED, NON_COMPLIANT],
];

/** A template to include. */
function templateOf(resources: object, more: object = {}): string {
  const file = join(mkdtempSync(join(tmpdir(), 'included-')), 'template.json');
  writeFileSync(file, JSON.stringify({ Resources: resources, ...more }));
  return file;
}

function tlsPolicy(bucket: unknown): { Type: string; Properties: Record<string, unknown> } {
  const arn = { 'Fn::GetAtt': [bucket, 'Arn'] };
  return {
    Type: 'AWS::S3::BucketPolicy',
    Properties: {
      Bucket: { Ref: bucket },
      PolicyDocument: {
        Statement: [{
          Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Resource: [arn, { 'Fn::Join': ['', [arn, '/*']] }], Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }],
      },
    },
  };
}

function genericTlsPolicy(stack: Stack, bucket: CfnResource): void {
  const { Type, Properties } = tlsPolicy(stack.resolve(bucket.logicalId));
  raw(stack, Type, Properties, 'Policy');
}

function productIn(stack: Stack, fill: (product: ProductStack) => void): void {
  class Product extends ProductStack {
    constructor() {
      super(stack, 'Product');
      fill(this);
    }
  }
  new Portfolio(stack, 'Portfolio', { displayName: 'x', providerName: 'x' }).addProduct(new CloudFormationProduct(stack, 'Offer', {
    productName: 'x', owner: 'x', productVersions: [{ cloudFormationTemplate: CloudFormationTemplate.fromProductStack(new Product()) }],
  }));
}

const judgeShape = (_: string, compose: (stack: Stack, app: App) => void, path: string, rule: string, state: State | undefined): void => {
  const verdicts = Verdicts.on(compose);
  expect([rule, path, verdicts.state(rule, path)]).toEqual([rule, path, state]);
  expect(verdicts.gaps()).toEqual([]);
};

test.each(GENERIC)('C2: a generic resource is judged as what it is: %s', judgeShape);
test.each(OVERRIDES)('C3: an override is judged as rendered: %s', judgeShape);
test.each(NEIGHBOURS)('C3: a relation is judged between resources as rendered: %s', judgeShape);

describe('C1: two copies of aws-cdk-lib', () => {
  /** The copy that nobody else of this process uses, whichever of the two the suite runs on. */
  const directory = ['aws-cdk-lib', 'aws-cdk-lib-newest'].map((name) => join(__dirname, '../../node_modules', name))
    .find((name) => require.resolve(join(name, 'package.json')) !== require.resolve('aws-cdk-lib/package.json'))!;
  // What the copies keep about the process is of the shape that the first one gives it, and the newer one needs more than the older one knows.
  /* eslint-disable @typescript-eslint/no-require-imports -- the name of the copy is found out here */
  void (require(join(__dirname, '../../node_modules/aws-cdk-lib-newest')) as typeof import('aws-cdk-lib')).Stack;
  const { Bucket: OtherBucket } = require(join(directory, 'aws-s3')) as typeof import('aws-cdk-lib/aws-s3');
  const otherBucket = (scope: Construct, props?: BucketProps) => new OtherBucket(scope, 'Files', props);
  const otherStack = (scope: Construct) => new (require(directory) as typeof import('aws-cdk-lib')).Stack(scope, 'Shop');
  /* eslint-enable @typescript-eslint/no-require-imports */

  test.each<[string, (app: App) => string]>([
    ['a resource in a stack of ours', (app) => otherBucket(new Stack(app, 'Shop')).node.path],
    ['a stack with its resources', (app) => otherBucket(otherStack(app)).node.path],
    ['a resource in a Stage', (app) => otherBucket(new Stack(new Stage(app, 'Prod'), 'Shop')).node.path],
  ])('C1: are a finding, and what is of the other copy is judged nevertheless: %s', (_, compose) => {
    const app = newApp();
    const path = `${compose(app)}/Resource`;
    const verdicts = Verdicts.of(app);
    expect(verdicts.gaps()).toEqual(['two-copies']);
    expect([LOGGED, NAG_VERSIONED, CLOSED].map((rule) => verdicts.state(rule, path))).toEqual([NON_COMPLIANT, NON_COMPLIANT, NON_COMPLIANT]);
  });

  test('C1: relations hold across the copies', () => {
    const app = newApp();
    otherBucket(new Stack(app, 'Shop'), { enforceSSL: true });
    const verdicts = Verdicts.of(app);
    expect([TLS, 'PR-S3-TLS-ONLY'].map((rule) => verdicts.state(rule, 'Shop/Files/Resource'))).toEqual([COMPLIANT, COMPLIANT]);
  });

  test('C1: block where governance was applied, and say what to do', () => {
    const app = newApp();
    Governance.apply(app);
    otherBucket(new Stack(app, 'Shop'));
    expect(() => app.synth()).toThrow(/two copies of aws-cdk-lib meet in one app: 1 resources, such as Shop\/Files\/Resource[^]*npm ls aws-cdk-lib/);
    expect(blockingRules(app)).toContain('PR-GOVERNANCE-TWO-COPIES');
  });
});

test.each<[string, (stack: Stack) => void, path: string, rule: string]>([
  ['the role of the provider that empties buckets', (stack) => new Bucket(stack, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY }),
    'Shop/Custom::S3AutoDeleteObjectsCustomResourceProvider/Role', 'AwsSolutions-IAM4'],
  ['the function of the provider that empties buckets', (stack) => new Bucket(stack, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY }),
    'Shop/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler', 'NIST.800.53.R5-LambdaInsideVPC'],
  ['the function of the provider that empties buckets, to ours', (stack) => new Bucket(stack, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY }),
    'Shop/Custom::S3AutoDeleteObjectsCustomResourceProvider/Handler', 'PR-LAMBDA-TRACED'],
  ['the handler of bucket notifications', (stack) => new Bucket(stack, 'Files').addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(stack, 'Queue'))),
    'Shop/BucketNotificationsHandler050a0587b7544547bf325f094a3db834/Resource', 'AwsSolutions-L1'],
  ['the function behind a custom resource for calls of the SDK', (stack) => new AwsCustomResource(stack, 'Call', {
    onCreate: { service: 'S3', action: 'listBuckets', physicalResourceId: PhysicalResourceId.of('x') }, policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
  }), 'Shop/AWS679f53fac002430cb0da5b7982bd2287/Resource', 'NIST.800.53.R5-LambdaInsideVPC'],
])('C2: what the CDK itself brings along is judged: %s', (_, compose, path, rule) => {
  expect(Verdicts.on(compose).state(rule, path)).toBe(NON_COMPLIANT);
});

test('C2: a custom resource is of no type that a rule is for, and no gap', () => {
  const verdicts = Verdicts.on((stack) => {
    new CustomResource(stack, 'Custom', { serviceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:x', resourceType: 'Custom::Thing' });
    new CfnBucket(stack, 'Files');
  });
  expect(verdicts.gaps()).toEqual([]);
  expect(verdicts.collection.evaluations.filter(({ resource }) => resource.view.type === 'Custom::Thing')).toEqual([]);
});

test.each<[string, (stack: Stack) => void, path: string]>([
  ['a required property of a key is deleted', (stack) => new CfnPolicy(stack, 'Policy', { policyName: 'x', policyDocument: {} }).addPropertyDeletionOverride('PolicyDocument'), 'Shop/Policy'],
  ['a generic resource has not what is required', (stack) => raw(stack, 'AWS::IAM::Policy', { PolicyName: 'x' }), 'Shop/Raw'],
  ['all properties come from a macro', (stack) => new CfnBucket(stack, 'Files').addOverride('Properties', { 'Fn::Transform': { Name: 'AWS::Include', Parameters: {} } }), 'Shop/Files'],
])('C3: what cannot be shown to rules for constructs is a gap, and unknown: %s', (_, compose, path) => {
  const verdicts = Verdicts.on(compose);
  expect(verdicts.gaps()).toContain(`resource-unjudged ${path}`);
  const said = verdicts.collection.evaluations.filter(({ resource, pack }) => resource.view.place.path === path && pack !== 'PavedRoadChecks');
  expect(new Set(said.map(({ state }) => state))).toEqual(new Set([UNKNOWN]));
});

describe('C3: an override of a governed component', () => {
  const changed = (change: (cluster: CfnDBCluster) => void) => {
    const app = newApp();
    change(databaseIn(app).node.defaultChild as CfnDBCluster);
    GovernanceAssertions.of(app);
    const overrides = recordOf(app).overrides.map(({ path, property, before, after }) => [path, property, before, after]);
    return { overrides, blocking: blockingRules(app) };
  };

  test.each<[string, (cluster: CfnDBCluster) => void, property: string, before: unknown, after: unknown, blocking: string[]]>([
    ['that weakens', (cluster) => cluster.addPropertyOverride('StorageEncrypted', false), 'StorageEncrypted', true, false, ['PR-RDS-STORAGE-ENCRYPTED']],
    ['that deletes', (cluster) => cluster.addPropertyDeletionOverride('StorageEncrypted'), 'StorageEncrypted', true, null, ['PR-RDS-STORAGE-ENCRYPTED']],
    ['that changes nothing', (cluster) => cluster.addPropertyOverride('StorageEncrypted', true), 'StorageEncrypted', true, true, []],
    ['that no rule minds', (cluster) => cluster.addPropertyOverride('BackupRetentionPeriod', 35), 'BackupRetentionPeriod', 1, 35, []],
    ['by a late Aspect', (cluster) => Aspects.of(cluster).add({ visit: (node) => (node as CfnDBCluster).addPropertyOverride('StorageEncrypted', false) }, { priority: 5000 }),
      'StorageEncrypted', true, false, ['PR-RDS-STORAGE-ENCRYPTED']],
  ])('C3: is listed with both values, and blocks through a rule alone: %s', (_, change, property, before, after, blocking) => {
    expect(changed(change)).toEqual({ overrides: [['Shop/Orders/Resource/Resource', property, before, after]], blocking });
  });

  test('C3: that repairs is compliant', () => {
    const { overrides, blocking } = changed((cluster) => {
      cluster.storageEncrypted = false;
      cluster.addPropertyOverride('StorageEncrypted', true);
    });
    expect([overrides[0].slice(2), blocking]).toEqual([[false, true], []]);
  });
});

test.each<[string, (bucket: CfnBucket) => void]>([
  ['a property', (bucket) => { bucket.loggingConfiguration = undefined; }],
  ['an override', (bucket) => bucket.addPropertyDeletionOverride('LoggingConfiguration')],
])('C5: what an Aspect of the last priority changes is seen: %s', (_, change) => {
  const visit = (node: IConstruct) => { if (node instanceof CfnBucket) change(node); };
  const compose = (scope: Construct) => Aspects.of(scope).add({ visit }, { priority: 5000 });
  const verdicts = Verdicts.on((stack, app) => {
    logged(stack);
    logged(new NestedStack(stack, 'Inner'));
    logged(new Stack(new Stage(app, 'Prod'), 'Shop'));
    [app, app.node.findChild('Prod') as Construct].forEach(compose);
  });
  expect(['Shop/Files', 'Shop/Inner/Files', 'Prod/Shop/Files'].map((path) => verdicts.state(LOGGED, path))).toEqual([NON_COMPLIANT, NON_COMPLIANT, NON_COMPLIANT]);
});

describe('C6: a macro', () => {
  const transforming = (transform: string) => (stack: Stack) => {
    logged(stack);
    new CfnBucket(stack, 'Bare');
    stack.addTransform(transform);
  };

  test.each<[string, (stack: Stack) => void, good: State, bad: State]>([
    ['of somebody', transforming('Acme::Macro'), UNKNOWN, NON_COMPLIANT],
    ['among several', (stack) => {
      transforming('AWS::LanguageExtensions')(stack);
      stack.addTransform('Acme::Macro');
    }, UNKNOWN, NON_COMPLIANT],
    ['in the options of the template', (stack) => {
      transforming('AWS::LanguageExtensions')(stack);
      stack.templateOptions.transforms = ['Acme::Macro'];
    }, UNKNOWN, NON_COMPLIANT],
    ['within a resource', (stack) => {
      logged(stack).addPropertyOverride('LifecycleConfiguration', { 'Fn::Transform': { Name: 'Acme::Cleanup', Parameters: {} } });
      new CfnBucket(stack, 'Bare');
    }, UNKNOWN, NON_COMPLIANT],
    ['within another resource', (stack) => {
      logged(stack);
      new CfnBucket(stack, 'Bare').addPropertyOverride('LifecycleConfiguration', { 'Fn::Transform': { Name: 'Acme::Cleanup', Parameters: {} } });
    }, COMPLIANT, NON_COMPLIANT],
    ['of AWS for other types', transforming('AWS::Serverless-2016-10-31'), COMPLIANT, NON_COMPLIANT],
    ['of AWS that changes no resource', transforming('AWS::LanguageExtensions'), COMPLIANT, NON_COMPLIANT],
    ['that includes a file', transforming('AWS::Include'), UNKNOWN, NON_COMPLIANT],
  ])('C6: makes what complies unknown where it may change it, and leaves a violation one: %s', (_, compose, good, bad) => {
    const verdicts = Verdicts.on(compose);
    expect([verdicts.state(LOGGED, 'Shop/Files'), verdicts.state(LOGGED, 'Shop/Bare')]).toEqual([good, bad]);
    expect(verdicts.state(CLOSED, 'Shop/Bare')).toBe(bad);
  });

  test('C6: of an included template counts for what was included with it', () => {
    const compose = (stack: Stack) => new CfnInclude(stack, 'Old', {
      templateFile: templateOf({ Files: { Type: 'AWS::S3::Bucket', Properties: { LoggingConfiguration: { DestinationBucketName: 'logs' } } } }, { Transform: ['Acme::Macro'] }),
    });
    expect(Verdicts.on(compose).state(LOGGED, 'Shop/Old/Files')).toBe(UNKNOWN);
  });

  test('C6: is one finding for its template, with the number of verdicts', () => {
    const app = newApp();
    Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE });
    transforming('Acme::Macro')(new Stack(app, 'Shop'));
    GovernanceAssertions.of(app).hasFinding({ rule: 'PR-GOVERNANCE-MACRO', path: 'Shop', state: UNKNOWN });
    expect(recordOf(app).findings.filter(({ rule }) => rule === 'PR-GOVERNANCE-MACRO').map(({ message }) => message)).toEqual([expect.stringMatching(/^the macro Acme::Macro may change 2 resources of Shop after they were judged, so \d+ compliant verdicts are unknown$/)]);
    expect(recordOf(app).coverage.templates.map(({ stack, changedLater }) => [stack, changedLater?.length])).toEqual([['Shop', 2]]);
  });
});

test.each<[string, object, State]>([
  ['decides', { 'Fn::FindInMap': ['Stages', 'prod', 'logs'] }, COMPLIANT],
  ['hangs on a parameter', { 'Fn::FindInMap': ['Stages', { Ref: 'Stage' }, 'logs'] }, COMPLIANT],
])('C6: a mapping of an included template %s', (_, name, state) => {
  const template = templateOf(
    { Files: { Type: 'AWS::S3::Bucket', Properties: { LoggingConfiguration: { DestinationBucketName: name } } } },
    { Mappings: { Stages: { prod: { logs: 'logs', versioning: 'Suspended' } } }, Parameters: { Stage: { Type: 'String' } } },
  );
  expect(Verdicts.on((stack) => new CfnInclude(stack, 'Old', { templateFile: template })).state(LOGGED, 'Shop/Old/Files')).toBe(state);
});

test.each<[string, unknown, State]>([
  ['that the template decides is decided', { 'Fn::FindInMap': ['Stages', 'prod', 'versioning'] }, NON_COMPLIANT],
  ['that hangs on a parameter is unknown', { 'Fn::FindInMap': ['Stages', { Ref: 'Stage' }, 'versioning'] }, UNKNOWN],
])('C6: a value from a mapping %s', (_, status, state) => {
  const template = templateOf(
    { Files: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: status } } } },
    { Mappings: { Stages: { prod: { versioning: 'Suspended' }, test: { versioning: 'Enabled' } } }, Parameters: { Stage: { Type: 'String' } } },
  );
  expect(Verdicts.on((stack) => new CfnInclude(stack, 'Old', { templateFile: template })).state(VERSIONED, 'Shop/Old/Files')).toBe(state);
});

test('C9: acknowledgements in Stages and late ones are listed, whatever the pack writes into templates', () => {
  const app = newApp();
  Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE, packs: [new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true })] });
  const early = new Bucket(new Stack(app, 'Shop'), 'Files');
  const late = new Bucket(new Stack(new Stage(app, 'Prod'), 'Shop'), 'Files');
  Validations.of(early).acknowledge({ id: LOGGED, reason: 'early' });
  Aspects.of(late).add({ visit: (node) => { if (node === late) Validations.of(node).acknowledge({ id: LOGGED, reason: 'late' }); } }, { priority: 5000 });
  GovernanceAssertions.of(app);
  const { acknowledgements, findings } = recordOf(app);
  expect(acknowledgements).toEqual(expect.arrayContaining([
    expect.objectContaining({ path: 'Prod/Shop/Files', reason: 'late' }), expect.objectContaining({ path: 'Shop/Files', reason: 'early' }),
  ]));
  const open = findings.filter(({ rule, waiver }) => rule === LOGGED && waiver === undefined).map(({ resource }) => resource!.path);
  expect(open.sort()).toEqual(['Prod/Shop/Files/Resource', 'Shop/Files/Resource']);
});

/** A component with a pipeline that makes most of its resources when the app is synthesized. */
class Delivery extends GovernedComponent {
  constructor(scope: Construct, id: string, props: GovernedComponentProps) {
    super(scope, id, props, { type: 'acme.Delivery', version: '1.0.0' });
    const input = CodePipelineSource.s3(new Bucket(this, 'Source'), 'source.zip');
    const pipeline = new CodePipeline(this, 'Pipeline', { synth: new ShellStep('Synth', { input, commands: ['npx cdk synth'] }) });
    const shop = new Stage(scope, 'Prod');
    new Bucket(new Stack(shop, 'Shop'), 'Files');
    this.proposeException({ rule: 'AwsSolutions-CB4', resource: pipeline, reason: 'nothing that is built here is secret' });
    pipeline.addStage(shop);
  }
}

test('C10: an exception for a pipeline, granted before it is built, covers what it is built from and nothing beside it', () => {
  const app = newApp();
  const trusting = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions: { trust: ['acme@^1'] } });
  Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE, policy: policy.GovernancePolicy.fromLayers([trusting]) });
  new Delivery(new Stack(app, 'Tools'), 'Delivery', { environment: environmentIn(app) });
  GovernanceAssertions.of(app);
  const { findings } = recordOf(app);
  const of = (id: string) => findings.filter(({ rule }) => rule === id).map(({ resource, disposition }) => [resource!.path, disposition]);
  expect(of('AwsSolutions-CB4')).toEqual([
    ['Tools/Delivery/Pipeline/Pipeline/Build/Synth/CdkBuildProject/Resource', 'waived'],
    ['Tools/Delivery/Pipeline/UpdatePipeline/SelfMutation/Resource', 'waived'],
  ]);
  expect(of(LOGGED)).toEqual(expect.arrayContaining([['Tools/Delivery/Source/Resource', 'blocking'], ['Tools/Prod/Shop/Files/Resource', 'advisory']]));
});

describe('C11: what the CDK puts into stacks of its own is judged there', () => {
  const ireland = { account: '111111111111', region: 'eu-west-1' };

  test('C11: a function at the edge, beyond the reach of what its stack acknowledges', () => {
    const app = newApp();
    Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE });
    const stack = new Stack(app, 'Shop', { env: ireland });
    new experimental.EdgeFunction(stack, 'Edge', { runtime: Runtime.NODEJS_18_X, handler: 'index.handler', code: Code.fromInline('x') });
    Validations.of(stack).acknowledge({ id: 'AwsSolutions-L1', reason: 'x' });
    GovernanceAssertions.of(app);
    const outdated = recordOf(app).findings.filter(({ rule }) => rule === 'AwsSolutions-L1').map(({ resource }) => resource!.path);
    expect(outdated).toContainEqual(expect.stringMatching(/^edge-lambda-stack-\w+\/Edge\/Resource$/));
  });

  test.each([
    ['A/Custom::CrossRegionExportWriterCustomResourceProvider/Role', 'AwsSolutions-IAM5'], ['A/Custom::CrossRegionExportWriterCustomResourceProvider/Handler', 'PR-LAMBDA-TRACED'],
    ['B/Custom::CrossRegionExportReaderCustomResourceProvider/Role', 'AwsSolutions-IAM5'], ['B/Custom::CrossRegionExportReaderCustomResourceProvider/Handler', 'PR-LAMBDA-TRACED'],
  ])('C11: what carries references to another region: %s', (path, rule) => {
    const app = newApp();
    const bucket = new CfnBucket(new Stack(app, 'A', { env: ireland, crossRegionReferences: true }), 'Files');
    new CfnQueue(new Stack(app, 'B', { env: { ...ireland, region: 'us-east-1' }, crossRegionReferences: true }), 'Queue', { queueName: bucket.ref });
    expect(Verdicts.of(app).state(rule, path)).toBe(NON_COMPLIANT);
  });
});

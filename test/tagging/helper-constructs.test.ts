import { App, CustomResource, NestedStack, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket, CfnBucket, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { newStack, scopeIn, SHARED, tagsOf } from './tagged';

const autoDeleting = (scope: Construct, id = 'Files') => new Bucket(scope, id, { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
const handlerIn = (scope: Construct) => new Function(scope, 'Handler', { runtime: Runtime.NODEJS_22_X, handler: 'index.handler', code: Code.fromInline('x') });
const describing = { service: 'S3', action: 'listBuckets', physicalResourceId: PhysicalResourceId.of('x') };

describe('the helper of a component', () => {
  test.each<[string, (scope: Construct) => void]>([
    ['autoDeleteObjects', autoDeleting],
    ['LogRetention', (scope) => new LogRetention(scope, 'Logs', { logGroupName: 'x', retention: RetentionDays.ONE_DAY })],
    ['restrictDefaultSecurityGroup', (scope) => new Vpc(scope, 'Vpc', { restrictDefaultSecurityGroup: true, natGateways: 0 })],
    ['a notification', (scope) => new Bucket(scope, 'Files').addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(scope, 'Queue')))],
    ['AwsCustomResource', (scope) => new AwsCustomResource(scope, 'Call', {
      onCreate: describing, policy: AwsCustomResourcePolicy.fromSdkCalls({ resources: ['*'] }),
    })],
  ])('is tagged when %s causes it, without what other components do not share', (_, cause) => {
    const stack = newStack();
    cause(scopeIn(stack));
    for (const type of ['AWS::IAM::Role', 'AWS::Lambda::Function']) {
      expect(tagsOf(stack, type).map((tags) => [type, tags])).toEqual([[type, SHARED]]);
    }
  });

  test('is tagged when it is a nested stack', () => {
    const stack = new Stack(new App({ analyticsReporting: false }), 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
    new Table(scopeIn(stack), 'Orders', { partitionKey: { name: 'id', type: AttributeType.STRING }, replicationRegions: ['us-east-1'] });
    expect(tagsOf(stack, 'AWS::CloudFormation::Stack')).toEqual([SHARED]);
    const helper = stack.node.findAll().find((construct) => construct instanceof NestedStack) as NestedStack;
    expect(new Set(tagsOf(helper, 'AWS::Lambda::Function').map((tags) => JSON.stringify(tags)))).toEqual(new Set([JSON.stringify(SHARED)]));
  });

  test('stays as it is when others cause it', () => {
    const stack = newStack();
    new Bucket(scopeIn(stack), 'Inside');
    autoDeleting(stack);
    expect(tagsOf(stack, 'AWS::IAM::Role')).toEqual([undefined]);
  });

  test.each<[string, (stack: Stack) => { theirs: Construct; ours: Construct }]>([
    ['around the component', (stack) => {
      const theirs = new Construct(stack, 'Theirs');
      return { theirs, ours: theirs };
    }],
    ['beside the component', (stack) => ({ theirs: new Construct(stack, 'Theirs'), ours: stack })],
  ])('is no construct of somebody else %s', (_, place) => {
    const stack = newStack();
    const { theirs, ours } = place(stack);
    new CfnBucket(theirs, 'Sibling');
    new CustomResource(scopeIn(ours), 'Custom', { serviceToken: handlerIn(theirs).functionArn });
    for (const type of ['AWS::S3::Bucket', 'AWS::Lambda::Function']) expect(tagsOf(stack, type)).toEqual([undefined]);
  });

  test('is nothing when the service lies in another account', () => {
    const stack = newStack();
    new CustomResource(scopeIn(stack), 'Custom', { serviceToken: 'arn:aws:lambda:eu-west-1:111111111111:function:x' });
    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});

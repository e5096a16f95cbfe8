import { Duration, Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { EnvironmentTier, FailureDestination, FunctionDeployment, FunctionServiceProps } from '../../../../src';
import { Shop } from '../../shop';

const CONFIG = 'AWS::Lambda::EventInvokeConfig';
const { PLAYGROUND, PRODUCTION } = EnvironmentTier;

const allows = (shop: Shop, statement: object) => shop.template().hasResourceProperties('AWS::IAM::ManagedPolicy', {
  PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(statement)]) },
});

describe('asynchronous calls that fail', () => {
  test('are left to what Lambda does by itself where nobody says anything', () => {
    const shop = new Shop();
    shop.function();
    shop.template().resourceCountIs(CONFIG, 0);
  });

  test.each([[PRODUCTION, 'live'], [PLAYGROUND, '$LATEST']])('are tried as often and as long as one says, in %s behind %s', (tier, qualifier) => {
    const shop = new Shop(tier);
    shop.function({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
    expect(shop.only(CONFIG).Properties).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60, Qualifier: qualifier });
  });

  test('go to a queue, with the way through its key', () => {
    const shop = new Shop();
    const encryptionMasterKey = new Key(shop.stack, 'Key');
    const queue = new Queue(shop.stack, 'Failures', { encryption: QueueEncryption.KMS, encryptionMasterKey });
    shop.function({ onFailure: FailureDestination.queue(queue) });
    expect(shop.only(CONFIG).Properties).toMatchObject({ DestinationConfig: { OnFailure: { Destination: shop.stack.resolve(queue.queueArn) } } });
    allows(shop, { Action: 'sqs:SendMessage', Resource: shop.stack.resolve(queue.queueArn) });
    allows(shop, { Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: shop.stack.resolve(encryptionMasterKey.keyArn), Condition: Match.objectLike({ StringEquals: Match.anyValue() }) });
  });

  test('go to a topic', () => {
    const shop = new Shop();
    const topic = new Topic(shop.stack, 'Failures');
    shop.function({ onFailure: FailureDestination.topic(topic) });
    allows(shop, { Action: 'sns:Publish', Resource: shop.stack.resolve(topic.topicArn) });
  });

  test('go to an event bus', () => {
    const shop = new Shop();
    const bus = new EventBus(shop.stack, 'Failures');
    shop.function({ onFailure: FailureDestination.eventBus(bus) });
    allows(shop, { Action: 'events:PutEvents', Resource: shop.stack.resolve(bus.eventBusArn) });
  });

  test('wait in the dead letter queue all the same, which Lambda wants to be the same in both versions that share calls', () => {
    const deadLetters = (told: boolean) => {
      const shop = new Shop();
      const onFailure = told ? FailureDestination.eventBus(new EventBus(shop.stack, 'Failures')) : undefined;
      shop.function({ deployment: FunctionDeployment.canary(), onFailure });
      return shop.only('AWS::Lambda::Function').Properties.DeadLetterConfig;
    };
    expect(deadLetters(false)).toEqual({ TargetArn: expect.anything() });
    expect(deadLetters(true)).toEqual(deadLetters(false));
  });

  test('go to a queue that was made elsewhere', () => {
    const shop = new Shop();
    const queueArn = 'arn:aws:sqs:eu-west-1:111111111111:failures';
    shop.function({ onFailure: FailureDestination.queue(Queue.fromQueueArn(shop.stack, 'Failures', queueArn)) });
    expect(shop.only(CONFIG).Properties).toMatchObject({ DestinationConfig: { OnFailure: { Destination: queueArn } } });
  });

  test.each<[string, (stack: Stack) => FailureDestination]>([
    ['queue Shop/Failures', (stack) => FailureDestination.queue(new Queue(stack, 'Failures', { fifo: true }))],
    ['topic Shop/Failures', (stack) => FailureDestination.topic(new Topic(stack, 'Failures', { fifo: true }))],
  ])('are not told in order: %s', (name, destination) => {
    const shop = new Shop();
    expect(() => shop.function({ onFailure: destination(shop.stack) })).toThrow(`'onFailure' must be a standard queue or topic, got ${name}, which is FIFO`);
  });

  test.each<[Partial<FunctionServiceProps>, string]>([
    [{ retryAttempts: -1 }, "'retryAttempts' must be a whole number from 0 to 2, got -1"],
    [{ retryAttempts: 3 }, "'retryAttempts' must be a whole number from 0 to 2, got 3; for more, let the function read a queue"],
    [{ maxEventAge: Duration.seconds(59) }, "'maxEventAge' must be whole seconds from 1 minute to 6 hours, got 59 seconds"],
    [{ maxEventAge: Duration.minutes(361) }, "'maxEventAge' must be whole seconds from 1 minute to 6 hours, got 21660 seconds"],
  ])('are refused: %j', (props, words) => expect(() => new Shop().function(props)).toThrow(words));

  test('are refused in a tier as if it were said directly', () => {
    expect(() => new Shop().function({ tiers: { production: { retryAttempts: 3 } } })).toThrow("'retryAttempts'");
    expect(() => new Shop().function({ tiers: { staging: { retryAttempts: 3 } } })).not.toThrow();
  });
});

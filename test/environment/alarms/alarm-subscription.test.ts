import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { ITopicSubscription } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, LambdaSubscription, SqsSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { AlarmSeverity, EnvironmentTier } from '../../../src/core';
import { AlarmSubscription, AppEnvironment, AppEnvironmentProps } from '../../../src/environment';
import { properties, Rendered, resources, Shop, statementsFor, VALID } from '../shop';

const { PAGE, TICKET, INFO } = AlarmSeverity;
const { PLAYGROUND, STAGING, PRODUCTION } = EnvironmentTier;
const PAGER = 'https://events.pagerduty.example.com/integration/0123456789abcdef/enqueue';

/** A shop whose three topics exist. */
function shopWith(props: Partial<AppEnvironmentProps>): Shop {
  const shop = new Shop({ alertEmail: undefined, ...props });
  [PAGE, TICKET, INFO].forEach((severity) => shop.environment.provideAlarmTopic(shop.stack, severity));
  return shop;
}

/** An app whose alarms are delivered to something in a stack of its own. */
function subscribed(receiver: (stack: Stack) => ITopicSubscription) {
  const app = new App({ analyticsReporting: false });
  const receivers = new Stack(app, 'Receivers');
  const environment = new AppEnvironment(app, 'Env', { ...VALID, alertEmail: undefined, alarmSubscriptions: [{ subscription: receiver(receivers) }] });
  const asker = new Stack(app, 'Shop');
  [PAGE, TICKET, INFO].forEach((severity) => environment.provideAlarmTopic(asker, severity));
  return { app, assembly: app.synth() };
}

const subscriptionsIn = (template: Template) => Object.values(resources(template, 'AWS::SNS::Subscription'))
  .map(({ Properties: { Protocol, Endpoint, TopicArn } }) => [Protocol, Endpoint, TopicArn.Ref?.match(/page|ticket|info/)[0]]);

describe('Alarm routing', () => {
  test('delivers every severity to a subscription that names none, and only those that are named otherwise', () => {
    const { template } = shopWith({
      alarmSubscriptions: [
        { subscription: new EmailSubscription('team@example.com') },
        { subscription: new UrlSubscription(PAGER), severities: [PAGE] },
      ],
    });
    expect(subscriptionsIn(template).sort()).toEqual([
      ['email', 'team@example.com', 'info'], ['email', 'team@example.com', 'page'], ['email', 'team@example.com', 'ticket'],
      ['https', PAGER, 'page'],
    ]);
  });

  test('keeps alertEmail beside subscriptions', () => {
    const { template } = shopWith({ alertEmail: 'oncall@example.com', alarmSubscriptions: [{ subscription: new UrlSubscription(PAGER), severities: [PAGE] }] });
    expect(subscriptionsIn(template)).toHaveLength(4);
  });

  test('puts no address and no URL into construct paths, and its ids do not depend on the order', () => {
    const receivers: AlarmSubscription[] = [
      { subscription: new EmailSubscription('team@example.com') }, { subscription: new UrlSubscription(PAGER) },
    ];
    const [one, other] = [receivers, [...receivers].reverse()].map((alarmSubscriptions) => shopWith({ alarmSubscriptions }));
    expect(one.template.toJSON()).toEqual(other.template.toJSON());
    const paths = one.core!.node.findAll().map(({ node }) => node.path).join('\n');
    expect(paths).not.toMatch(/0123456789abcdef|team@/);
  });

  test('reaches a function of another stack, without an export and without a circle', () => {
    const { app, assembly } = subscribed((stack) => {
      const code = Code.fromInline('exports.handler = async () => {}');
      return new LambdaSubscription(new Function(stack, 'OnCall', { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code }));
    });
    const { template } = assembly.getStackByName('Receivers');
    expect(Object.values<Rendered>(template.Resources).filter(({ Type }) => Type === 'AWS::Lambda::Permission')).toHaveLength(3);
    expect(app.synth().stacks.map((stack) => JSON.stringify(stack.template)).join('\n')).not.toMatch(/"Export"|Fn::ImportValue/);
  });

  test('lets SNS use the key of a queue that is encrypted', () => {
    const { assembly } = subscribed((stack) => new SqsSubscription(new Queue(stack, 'Queue', { encryptionMasterKey: new Key(stack, 'Key') })));
    const template = Template.fromJSON(assembly.getStackByName('Receivers').template);
    expect(statementsFor(properties(template, 'AWS::KMS::Key').KeyPolicy, 'sns.amazonaws.com')).toEqual([
      expect.objectContaining({ Action: expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey']) }),
    ]);
    expect(statementsFor(properties(template, 'AWS::SQS::QueuePolicy').PolicyDocument, 'sns.amazonaws.com').length).toBeGreaterThan(0);
  });

  test('is refused by the CDK to a queue with the key of AWS, which SNS cannot use', () => {
    expect(() => subscribed((stack) => new SqsSubscription(new Queue(stack, 'Queue', { encryption: QueueEncryption.KMS_MANAGED })))).toThrow(/KMS/);
  });

  test.each<[string, AppEnvironmentProps['tier'], AlarmSeverity[] | undefined]>([
    ['a subscription to everything', PRODUCTION, undefined],
    ['a subscription to pages in production', PRODUCTION, [PAGE]],
    ['a subscription to tickets in staging, which has no pages', STAGING, [TICKET]],
    ['infos alone in a playground', PLAYGROUND, [INFO]],
  ])('accepts %s as the receiver that the tier asks for', (_, tier, severities) => {
    expect(() => shopWith({ tier, alarmSubscriptions: [{ subscription: new UrlSubscription(PAGER), severities }] })).not.toThrow();
  });

  test.each<[string, Partial<AppEnvironmentProps>, string, string]>([
    ['nobody', {}, 'MissingValue', "one of 'alarmSubscriptions' that takes the severity 'page'"],
    ['tickets alone in production', { alarmSubscriptions: [{ subscription: new UrlSubscription(PAGER), severities: [TICKET] }] }, 'MissingValue', "'alertEmail' must be given"],
    ['pages alone in staging', { tier: STAGING, alarmSubscriptions: [{ subscription: new UrlSubscription(PAGER), severities: [PAGE] }] }, 'MissingValue', "the severity 'ticket'"],
    ['no severity at all', { tier: PLAYGROUND, alarmSubscriptions: [{ subscription: new UrlSubscription(PAGER), severities: [] }] }, 'InvalidValue',
      "'alarmSubscriptions[0].severities' must name at least one severity"],
  ])('refuses %s', (_, props, code, message) => {
    expect(() => new Shop({ alertEmail: undefined, ...props }))
      .toThrow(expect.objectContaining({ problems: [{ code, message: expect.stringContaining(message) }] }));
  });
});

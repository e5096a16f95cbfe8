import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AlarmSeverity, EnvironmentTier } from '../../../src/core';
import { AlarmRouting, AppEnvironment, AppEnvironmentProps } from '../../../src/environment';
import { properties, Shop, statementsFor, VALID } from '../shop';

const { PAGE, TICKET, INFO } = AlarmSeverity;
const arnOf = (name: string) => `arn:aws:sns:eu-west-1:111111111111:${name}`;

/** Topics of somebody else, by their names. */
function central(app: App): Record<'page' | 'ticket' | 'info', Topic> {
  const stack = new Stack(app, 'Central');
  return Object.fromEntries(['page', 'ticket', 'info'].map((name) => [name, Topic.fromTopicArn(stack, name, arnOf(name))])) as never;
}

function routed(topics: (app: App) => Parameters<typeof AlarmRouting.toTopics>[0], props: Partial<AppEnvironmentProps> = {}) {
  const app = new App({ analyticsReporting: false });
  const alarms = AlarmRouting.toTopics(topics(app));
  const environment = new AppEnvironment(app, 'Env', { ...VALID, alertEmail: undefined, alarms, ...props });
  return { app, environment, asker: new Stack(app, 'Shop') };
}

describe('AlarmRouting', () => {
  test('publishes to topics that exist already, and makes none', () => {
    const { environment, asker, app } = routed(central, { monthlyBudget: 100 });
    expect([PAGE, TICKET, INFO].map((severity) => environment.provideAlarmTopic(asker, severity).topicArn)).toEqual(['page', 'ticket', 'info'].map(arnOf));
    const core = Template.fromStack(environment.node.findChild('Core') as Stack);
    core.resourceCountIs('AWS::SNS::Topic', 0);
    core.resourceCountIs('AWS::KMS::Key', 0);
    expect(JSON.stringify(properties(core, 'AWS::Budgets::Budget'))).toContain(arnOf('ticket'));
    expect(app.synth().stacks.length).toBeGreaterThan(0);
  });

  test('sends everything to the topic of tickets when it is the only one', () => {
    const { environment, asker } = routed((app) => ({ ticket: central(app).ticket }));
    expect([PAGE, TICKET, INFO].map((severity) => environment.provideAlarmTopic(asker, severity).topicArn)).toEqual(Array(3).fill(arnOf('ticket')));
  });

  test('lets alarms and budgets publish to a topic of the same app, and use its key', () => {
    const { environment, asker, app } = routed((scope) => {
      const stack = new Stack(scope, 'Central');
      return { ticket: new Topic(stack, 'Topic', { masterKey: new Key(stack, 'Key') }) };
    }, { monthlyBudget: 100 });
    environment.provideAlarmTopic(asker, PAGE);
    const template = Template.fromStack(app.node.findChild('Central') as Stack);
    const policies = [properties(template, 'AWS::SNS::TopicPolicy').PolicyDocument, properties(template, 'AWS::KMS::Key').KeyPolicy];
    policies.forEach((policy) => {
      expect(statementsFor(policy, 'cloudwatch.amazonaws.com')).toHaveLength(1);
      expect(statementsFor(policy, 'budgets.amazonaws.com')).toHaveLength(1);
    });
    expect(app.synth().stacks.length).toBeGreaterThan(0);
  });

  test('is a receiver of alarms, which staging and production ask for', () => {
    const tiers = [EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION];
    tiers.forEach((tier) => expect(() => routed(central, { tier })).not.toThrow());
  });

  test.each<[string, Partial<AppEnvironmentProps>]>([
    ['alertEmail', { alertEmail: 'oncall@example.com' }],
    ['alarmSubscriptions', { alertEmail: undefined, alarmSubscriptions: [{ subscription: new EmailSubscription('team@example.com') }] }],
  ])('excludes %s, which is for topics of the environment', (prop, props) => {
    const topic = Topic.fromTopicArn(new Stack(new App()), 'Topic', arnOf('ticket'));
    expect(() => new Shop({ alarms: AlarmRouting.toTopics({ ticket: topic }), ...props })).toThrow(expect.objectContaining({
      problems: [{ code: 'ContradictingProps', message: expect.stringContaining(`'${prop}' must be left out where 'alarms' brings the topics`) }],
    }));
  });
});

import { AlarmSeverity, EnvironmentTier } from '../../../src/core';
import { properties, resources, Shop, statementsFor } from '../shop';

const { PAGE, TICKET, INFO } = AlarmSeverity;

function topicOf(tier: EnvironmentTier, severity = PAGE, alertEmail?: string): Shop {
  const shop = new Shop(alertEmail === undefined ? { tier } : { tier, alertEmail });
  shop.environment.provideAlarmTopic(shop.stack, severity);
  return shop;
}

describe('AlarmTopics', () => {
  test.each([
    [EnvironmentTier.PRODUCTION, PAGE, 'page'],
    [EnvironmentTier.PRODUCTION, INFO, 'info'],
    [EnvironmentTier.STAGING, PAGE, 'ticket'],
    [EnvironmentTier.PLAYGROUND, PAGE, 'info'],
    [EnvironmentTier.PLAYGROUND, TICKET, 'info'],
  ])('in %s a %s goes to the topic %s', (tier, wanted, severity) => {
    const { environment, stack } = new Shop({ tier });

    expect(environment.provideAlarmTopic(stack, wanted).node.path).toBe(`Shop/Core/Alarms/${severity}`);
  });

  test('are encrypted with the key for internal data where the tier has one, which CloudWatch may use', () => {
    const { template } = topicOf(EnvironmentTier.PRODUCTION);
    const [statement] = statementsFor(properties(template, 'AWS::KMS::Key').KeyPolicy, 'cloudwatch.amazonaws.com');

    expect(properties(template, 'AWS::SNS::Topic').KmsMasterKeyId).toEqual({ 'Fn::GetAtt': ['KeysinternalA364D1E1', 'Arn'] });
    expect(statement.Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
    expect(statement.Condition.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
  });

  test('carry no key where the tier has none, since CloudWatch cannot use the one of AWS', () => {
    expect(properties(topicOf(EnvironmentTier.PLAYGROUND).template, 'AWS::SNS::Topic').KmsMasterKeyId).toBeUndefined();
  });

  test('take what CloudWatch publishes for alarms of this account, and nothing without TLS', () => {
    const policy = properties(topicOf(EnvironmentTier.PRODUCTION).template, 'AWS::SNS::TopicPolicy').PolicyDocument;
    const [statement] = statementsFor(policy, 'cloudwatch.amazonaws.com');

    expect(statement.Action).toBe('sns:Publish');
    expect(JSON.stringify(statement.Condition.ArnLike)).toContain(':alarm:*');
    expect(policy.Statement).toContainEqual(expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }));
  });

  test('tell the address that was given, without putting it into an id', () => {
    const { template } = topicOf(EnvironmentTier.PRODUCTION, PAGE, 'pager@example.com');

    const subscriptions = resources(template, 'AWS::SNS::Subscription');
    expect(Object.values(subscriptions).map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({ Protocol: 'email', Endpoint: 'pager@example.com' }),
    ]);
    expect(Object.keys(subscriptions)[0]).toMatch(/^AlarmspageAlertEmail/);
  });

  test('have no subscriber where none was given', () => {
    const shop = new Shop({ tier: EnvironmentTier.PLAYGROUND, alertEmail: undefined });
    shop.environment.provideAlarmTopic(shop.stack, PAGE);

    shop.template.resourceCountIs('AWS::SNS::Subscription', 0);
  });
});

import { AlarmSeverity, EnvironmentTier } from '../../../src/core';
import { AppEnvironmentProps } from '../../../src/environment';
import { CONCRETE, properties, Shop, statementsFor } from '../shop';

const MONITOR = 'AWS::CE::AnomalyMonitor';
const SUBSCRIPTION = 'AWS::CE::AnomalySubscription';
const HOME = { account: '111111111111', region: 'us-east-1' };

function watched(props: Partial<AppEnvironmentProps> = {}): Shop {
  const shop = new Shop({ name: 'shop-live', costAnomalies: { threshold: 75 }, ...props });
  shop.environment.provideAlarmTopic(shop.stack, AlarmSeverity.INFO);
  return shop;
}

describe('Cost anomalies', () => {
  test('are watched by the tag with the name of the environment', () => {
    const { MonitorType, MonitorSpecification } = properties(watched().template, MONITOR);
    expect(MonitorType).toBe('CUSTOM');
    expect(JSON.parse(MonitorSpecification)).toEqual({ Tags: { Key: 'environment', Values: ['shop-live'], MatchOptions: ['EQUALS'] } });
  });

  test('are told to the ticket topic at once, from the threshold on', () => {
    const { Frequency, Subscribers, ThresholdExpression, MonitorArnList } = properties(watched().template, SUBSCRIPTION);
    expect(Frequency).toBe('IMMEDIATE');
    expect(Subscribers).toEqual([{ Type: 'SNS', Address: { Ref: expect.stringMatching(/^Alarmsticket/) } }]);
    expect(JSON.parse(ThresholdExpression).Dimensions).toEqual({ Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE', MatchOptions: ['GREATER_THAN_OR_EQUAL'], Values: ['75'] });
    expect(MonitorArnList).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^CostAnomalies/), 'MonitorArn'] }]);
  });

  test('may be published to the topic and with its key, on behalf of this account alone', () => {
    const { template } = watched();
    const policies = [properties(template, 'AWS::SNS::TopicPolicy', 'Alarmsticket').PolicyDocument, properties(template, 'AWS::KMS::Key').KeyPolicy];
    policies.forEach((policy) => {
      const [statement] = statementsFor(policy, 'costalerts.amazonaws.com');
      expect(statement.Condition.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
      expect(JSON.stringify(statement.Condition.ArnLike)).toContain(':ce::');
    });
  });

  test.each([EnvironmentTier.PLAYGROUND, EnvironmentTier.DEVELOPMENT, EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION])('in %s are watched on request alone', (tier) => {
    watched({ tier, costAnomalies: undefined }).template.resourceCountIs(MONITOR, 0);
    watched({ tier }).template.resourceCountIs(MONITOR, 1);
  });

  test('are watched where nobody knows the region, and in us-east-1', () => {
    expect(() => watched({ env: HOME })).not.toThrow();
    expect(() => watched()).not.toThrow();
  });

  test.each<[Partial<AppEnvironmentProps>, string, string]>([
    [{ env: CONCRETE }, 'ContradictingProps', "'costAnomalies' must be left out in eu-west-1"],
    [{ costAnomalies: { threshold: 0 } }, 'InvalidValue', "'costAnomalies.threshold' must be an amount above 0 US dollars, got 0"],
    [{ costAnomalies: { threshold: NaN } }, 'InvalidValue', 'got NaN'],
  ])('are refused with %p: %s', (props, code, message) => {
    expect(() => watched(props)).toThrow(expect.objectContaining({ problems: [{ code, message: expect.stringContaining(message) }] }));
  });
});

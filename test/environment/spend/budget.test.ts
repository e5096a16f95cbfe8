import { AlarmSeverity, DataClassification, EnvironmentTier } from '../../../src/core';
import { AppEnvironmentProps } from '../../../src/environment';
import { properties, Shop, statementsFor } from '../shop';

function used(props: Partial<AppEnvironmentProps>): Shop {
  const shop = new Shop(props);
  shop.environment.provideAlarmTopic(shop.stack, AlarmSeverity.INFO);
  return shop;
}

describe('EnvironmentBudget', () => {
  test.each([
    [EnvironmentTier.PLAYGROUND, undefined, 50],
    [EnvironmentTier.DEVELOPMENT, undefined, 200],
    [EnvironmentTier.DEVELOPMENT, 80, 80],
    [EnvironmentTier.PRODUCTION, 4000, 4000],
  ])('in %s with %p given watches %d US dollars', (tier, monthlyBudget, amount) => {
    const { Budget } = properties(used({ tier, monthlyBudget }).template, 'AWS::Budgets::Budget');

    expect(Budget).toMatchObject({ BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: amount, Unit: 'USD' } });
  });

  test('does not exist where neither the tier nor the props name an amount', () => {
    used({ tier: EnvironmentTier.PRODUCTION }).template.resourceCountIs('AWS::Budgets::Budget', 0);
  });

  test('comes with whatever is provided first', () => {
    const shop = new Shop({ monthlyBudget: 100 });
    shop.environment.provideKey(shop.stack, DataClassification.INTERNAL);
    shop.environment.provideKey(shop.stack, DataClassification.RESTRICTED);

    shop.template.resourceCountIs('AWS::Budgets::Budget', 1);
  });

  test('counts what carries the name of the environment', () => {
    const { Budget } = properties(used({ tier: EnvironmentTier.PLAYGROUND, name: 'try-it' }).template, 'AWS::Budgets::Budget');

    expect(Budget.CostFilters).toEqual({ TagKeyValue: ['user:environment$try-it'] });
    expect(Budget.BudgetName).toBeUndefined();
  });

  test('tells the ticket topic at 80 and 100 percent of what was really spent, and when 100 percent are foreseen', () => {
    const { NotificationsWithSubscribers } = properties(used({ monthlyBudget: 100 }).template, 'AWS::Budgets::Budget');

    expect(NotificationsWithSubscribers).toEqual([['ACTUAL', 80], ['ACTUAL', 100], ['FORECASTED', 100]].map(([type, threshold]) => ({
      Notification: { NotificationType: type, ComparisonOperator: 'GREATER_THAN', ThresholdType: 'PERCENTAGE', Threshold: threshold },
      Subscribers: [{ SubscriptionType: 'SNS', Address: { Ref: expect.stringMatching(/^Alarmsticket/) } }],
    })));
  });

  test('foresees nothing in a playground, which is gone before AWS could', () => {
    const { NotificationsWithSubscribers } = properties(used({ tier: EnvironmentTier.PLAYGROUND }).template, 'AWS::Budgets::Budget');

    expect(JSON.stringify(NotificationsWithSubscribers)).not.toContain('FORECASTED');
  });

  test('may publish to the topic and use its key, on behalf of this account alone', () => {
    const { template } = used({ monthlyBudget: 100 });
    const policies = [
      properties(template, 'AWS::SNS::TopicPolicy', 'Alarmsticket').PolicyDocument,
      properties(template, 'AWS::KMS::Key').KeyPolicy,
    ];

    policies.forEach((policy) => {
      const [statement] = statementsFor(policy, 'budgets.amazonaws.com');
      expect(statement.Condition.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
      expect(JSON.stringify(statement.Condition.ArnLike)).toContain(':budgets::');
    });
  });

  test('is created after the policy that it needs', () => {
    const [budget] = Object.values(used({ monthlyBudget: 100 }).template.findResources('AWS::Budgets::Budget'));

    expect(budget.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^AlarmsticketPolicy/)]));
  });
});

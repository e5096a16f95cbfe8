import { readFileSync } from 'fs';
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { resources } from './shop';
import { AppEnvironment, DataClassification, ServiceDatabase } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, recordOf } from '../governance/apps';

const FILE = 'examples/environment-file/environment.yaml';

describe('one file is a whole environment', () => {
  const app = newApp();
  const environment = AppEnvironment.fromFile(app, 'Shop', FILE);
  const { account, region } = environment;
  new ServiceDatabase(new Stack(app, 'Orders', { env: { account, region } }), 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  GovernanceAssertions.of(app);
  const core = Template.fromStack(environment.node.findChild('Core') as Stack);

  test('that breaks no rule', () => GovernanceAssertions.of(app).isCompliant());

  test('with every part that its component needs', () => {
    expect(Object.keys(recordOf(app).environments[0].parts)).toEqual(expect.arrayContaining(['Alarms/ticket', 'Dashboard', 'Network']));
  });

  test('with its budget, which tells the topic', () => {
    const [budget] = Object.values(resources(core, 'AWS::Budgets::Budget'));
    expect(budget.Properties.Budget.BudgetLimit.Amount).toBe(Number(/monthlyBudget: (\d+)/.exec(readFileSync(FILE, 'utf8'))![1]));
    expect(budget.Properties.NotificationsWithSubscribers[0].Subscribers[0].Address.Ref).toMatch(/^Alarms/);
  });

  test('with alarms that reach its address', () => {
    core.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'shop@example.com' });
    const alarms = Object.values(resources(Template.fromStack(app.node.findChild('Orders') as Stack), 'AWS::CloudWatch::Alarm'));
    expect(alarms.length).toBeGreaterThan(0);
    expect(alarms.filter(({ Properties }) => !Properties.AlarmActions?.length)).toEqual([]);
  });

  test('with its tags and its boundary', () => {
    const [vpc] = Object.values(resources(core, 'AWS::EC2::VPC'));
    expect(vpc.Properties.Tags).toEqual(expect.arrayContaining([
      { Key: 'application', Value: 'shop' }, { Key: 'cost-center', Value: 'cc-4711' }, { Key: 'environment', Value: environment.identity.environmentName },
      { Key: 'owner', Value: 'team-shop' }, { Key: 'tier', Value: 'careful-development' },
    ]));
    const roles = Object.values(resources(core, 'AWS::IAM::Role'));
    expect(roles.filter(({ Properties }) => Properties.PermissionsBoundary === undefined)).toEqual([]);
  });
});

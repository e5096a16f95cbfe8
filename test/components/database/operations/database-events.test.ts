import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, ServiceDatabase, ServiceDatabaseProps } from '../../../../src';
import { Shop } from '../../shop';

const RDS = { engine: DatabaseEngine.postgresql() };
const REASON = 'another team watches it';

interface Rendered {
  readonly SourceType: string;
  readonly SourceIds: { readonly Ref: string }[];
  readonly EventCategories: string[];
  readonly SnsTopicArn: unknown;
}

function subscriptionsOf(props: Partial<ServiceDatabaseProps> = {}, tier = EnvironmentTier.PRODUCTION): Record<string, Rendered> {
  const shop = new Shop(tier);
  shop.database(props);
  return Object.fromEntries(Object.entries(shop.template().findResources('AWS::RDS::EventSubscription'))
    .map(([id, { Properties }]) => [id.slice('Orders'.length, -8), Properties as Rendered]));
}

const topicOf = ({ SnsTopicArn }: Rendered) => /Alarms(page|ticket|info)/.exec(JSON.stringify(SnsTopicArn))![1];

describe('Event subscriptions', () => {
  test('of a cluster tell of the cluster and of each of its instances', () => {
    const { FailureEvents, MemberFailureEvents, MaintenanceEvents } = subscriptionsOf();
    expect(FailureEvents).toMatchObject({ SourceType: 'db-cluster', SourceIds: [{ Ref: 'Orders2A43276C' }], EventCategories: ['failover', 'failure'] });
    expect(MemberFailureEvents).toMatchObject({ SourceType: 'db-instance', SourceIds: [{ Ref: 'OrdersWriter9EC817F4' }, { Ref: 'OrdersReader2981A13F' }] });
    expect(MaintenanceEvents).toMatchObject({ SourceType: 'db-cluster', EventCategories: expect.arrayContaining(['maintenance', 'configuration change']) });
  });

  test('of an instance tell of low storage as of a failure', () => {
    const { FailureEvents, MaintenanceEvents, ...others } = subscriptionsOf(RDS);
    expect(FailureEvents).toMatchObject({ SourceType: 'db-instance', SourceIds: [{ Ref: 'Orders2A43276C' }], EventCategories: ['failover', 'failure', 'low storage'] });
    expect(MaintenanceEvents.EventCategories).toEqual(expect.arrayContaining(['maintenance', 'availability']));
    expect(others).toEqual({});
  });

  test.each([
    [EnvironmentTier.PLAYGROUND, 'info', 'info'], [EnvironmentTier.STAGING, 'ticket', 'ticket'], [EnvironmentTier.PRODUCTION, 'page', 'ticket'],
  ])('in %s failures go to %s and maintenance to %s', (tier, failures, maintenance) => {
    const { FailureEvents, MaintenanceEvents } = subscriptionsOf({}, tier);
    expect([topicOf(FailureEvents), topicOf(MaintenanceEvents)]).toEqual([failures, maintenance]);
  });

  test.each([['FailureEvents', ['MaintenanceEvents']], ['MaintenanceEvents', ['FailureEvents', 'MemberFailureEvents']]])(
    '%s can be left out with a reason, as alarms can', (alarm, left) => {
      expect(Object.keys(subscriptionsOf({ withoutAlarms: [{ alarm, reason: REASON }] })).sort()).toEqual(left);
    });

  test.each([EnvironmentTier.PLAYGROUND, EnvironmentTier.PRODUCTION])('in %s the topics admit RDS, on behalf of the account, and so do their keys', (tier) => {
    const shop = new Shop(tier);
    shop.database();
    type AsWritten = { Resources: Record<string, { Type: string; Properties: object }> };
    const templates = shop.app.synth().stacksRecursively.map(({ template }) => template as AsWritten);
    const resources = templates.flatMap(({ Resources }) => Object.values(Resources));
    const policies = resources.filter(({ Type }) => ['AWS::SNS::TopicPolicy', 'AWS::KMS::Key'].includes(Type));
    expect(policies.length).toBeGreaterThan(0);
    for (const { Properties } of policies) {
      expect(JSON.stringify(Properties)).toMatch(/"aws:SourceAccount".{0,60}"aws:SourceArn".{0,160}:rds:.{0,160}"events\.rds\.amazonaws\.com"/);
    }
  });

  test('a subscription is made after the policy of its topic, where both lie in one stack', () => {
    const stack = new Stack(new App(), 'All');
    const environment = new AppEnvironment(stack, 'Env', {
      application: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier: EnvironmentTier.DEVELOPMENT,
    });
    new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
    const template = Template.fromStack(stack);
    const policies = Object.keys(template.findResources('AWS::SNS::TopicPolicy'));
    expect(policies).toHaveLength(1);
    for (const { DependsOn } of Object.values(template.findResources('AWS::RDS::EventSubscription'))) expect(DependsOn).toEqual(expect.arrayContaining(policies));
  });
});

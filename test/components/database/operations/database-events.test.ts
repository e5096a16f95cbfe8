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
    const { Events, MemberEvents, ...others } = subscriptionsOf();
    expect(Events).toMatchObject({ SourceType: 'db-cluster', SourceIds: [{ Ref: 'Orders2A43276C' }] });
    expect(Events.EventCategories).toEqual(expect.arrayContaining(['failover', 'failure', 'maintenance']));
    expect(MemberEvents).toMatchObject({ SourceType: 'db-instance', SourceIds: [{ Ref: 'OrdersWriter9EC817F4' }, { Ref: 'OrdersReader2981A13F' }] });
    expect(MemberEvents.EventCategories).toEqual(expect.arrayContaining(['failure', 'low storage', 'maintenance']));
    expect(others).toEqual({});
  });

  test('of an instance tell of low storage as well', () => {
    const { Events, ...others } = subscriptionsOf(RDS);
    expect(Events).toMatchObject({ SourceType: 'db-instance', SourceIds: [{ Ref: 'Orders2A43276C' }] });
    expect(Events.EventCategories).toEqual(expect.arrayContaining(['failover', 'failure', 'low storage', 'maintenance', 'availability']));
    expect(others).toEqual({});
  });

  test.each([[EnvironmentTier.PLAYGROUND, 'info'], [EnvironmentTier.STAGING, 'ticket'], [EnvironmentTier.PRODUCTION, 'ticket']])('in %s are of severity %s', (tier, severity) => {
    expect(Object.values(subscriptionsOf({}, tier)).map(topicOf)).toEqual([severity, severity]);
  });

  test('can be left out with a reason, as alarms can', () => {
    expect(subscriptionsOf({ withoutAlarms: [{ alarm: 'Events', reason: REASON }] })).toEqual({});
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

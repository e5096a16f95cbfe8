import { App, Stack } from 'aws-cdk-lib';
import { UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { AppEnvironment, DataClassification, EnvironmentTier, Governance, ServiceDatabase } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { allPacks, recordOf } from '../../governance/apps';
import { VALID } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const MINE = /^Env\/(Dashboard|Core\/(Alarms|Budget|CostAnomalies))/;

/** Everything that tells and watches, in one environment. */
function watchful(tier: EnvironmentTier, prepare: (app: App) => unknown = () => {}): App {
  const app = new App({ analyticsReporting: false });
  prepare(app);
  const env = { account: '111111111111', region: 'us-east-1' };
  const environment = new AppEnvironment(app, 'Env', {
    ...VALID,
    env,
    tier: EnvironmentTier.custom('watchful', { basedOn: tier, budgetStopsCreation: true, dashboard: true }),
    monthlyBudget: 50,
    costAnomalies: { threshold: 20 },
    alarmSubscriptions: [{ subscription: new UrlSubscription('https://oncall.example.com/') }],
  });
  new ServiceDatabase(new Stack(app, 'Shop', { env }), 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  return app;
}

describe('what tells and watches', () => {
  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION])('breaks no rule in %s but those that it proposes exceptions from', (tier) => {
    const app = watchful(tier);
    GovernanceAssertions.of(app).isCompliant();
    const found = recordOf(app).findings.filter(({ resource, disposition }) => MINE.test(resource?.path ?? '') && disposition !== 'waived');
    expect(found).toEqual([]);
  });

  test('breaks no rule of any pack in production but those that it proposes exceptions from', () => {
    const app = watchful(PRODUCTION, (governed) => Governance.apply(governed, { packs: allPacks() }));
    GovernanceAssertions.of(app);
    const found = recordOf(app).findings.filter(({ resource, disposition }) => MINE.test(resource?.path ?? '') && disposition !== 'waived');
    expect(found).toEqual([]);
  });
});

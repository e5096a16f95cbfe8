import { App, Stack } from 'aws-cdk-lib';
import { UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { NagPack, AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { AppEnvironment, DataClassification, EnvironmentTier, packs, ServiceDatabase } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { CONTRADICTIONS } from '../../corpora/contradictions';
import { proposalsIn, recordOf } from '../../governance/apps';
import { VALID } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const MINE = /^Env\/(Dashboard|Core\/(Alarms|Budget|CostAnomalies))/;

/** Everything that tells and watches, in one environment. */
function watchful(tier: EnvironmentTier): App {
  const app = new App({ analyticsReporting: false });
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

  const app = watchful(PRODUCTION);
  test.each<NagPack>([
    new packs.PavedRoadChecks(), new AwsSolutionsChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(), new HIPAASecurityChecks(),
    new PCIDSS321Checks(), new ServerlessChecks(),
  ])('breaks no rule of $name in production', (pack) => {
    app.synth();
    const proposed = new Set(proposalsIn(recordOf(app)).map(({ rule, resource }) => `${rule} ${resource}`));
    const objections = pack.validateScope(app).violations
      .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath = '' }) => ({ ruleName, constructPath })))
      .filter(({ constructPath }) => MINE.test(constructPath))
      .filter(({ ruleName, constructPath }) => ![...proposed].some((one) => `${ruleName} ${constructPath}`.startsWith(one)))
      .filter(({ ruleName, constructPath }) => !CONTRADICTIONS.some(({ rule, paths }) => ruleName.endsWith(rule) && paths.test(constructPath)));
    expect(objections).toEqual([]);
  });
});

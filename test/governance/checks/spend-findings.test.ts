import { Stack } from 'aws-cdk-lib';
import { AppEnvironment, DataClassification, EnvironmentTier, ServiceDatabase } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../apps';

const RULE = 'PR-GOVERNANCE-BUDGET-MISSING';
const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

/** An app with an environment that a database lives in, or nothing. */
function judged(tier: EnvironmentTier, { monthlyBudget, isUsed = true }: { monthlyBudget?: number; isUsed?: boolean } = {}) {
  const app = newApp();
  const environment = new AppEnvironment(app, 'Env', {
    application: 'shop', name: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier, alertEmail: 'shop@example.com', monthlyBudget,
  });
  const stack = new Stack(app, 'Shop');
  if (isUsed) new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  return app;
}

describe('An environment without a budget', () => {
  test.each([[PLAYGROUND, false], [DEVELOPMENT, false], [STAGING, true], [PRODUCTION, true]])('in %s is a finding: %s', (tier, isFound) => {
    const app = judged(tier);
    GovernanceAssertions.of(app).isCompliant();
    const found = recordOf(app).findings.filter(({ rule }) => rule === RULE);
    expect(found).toEqual(isFound ? [expect.objectContaining({
      severity: 'INFO',
      disposition: 'advisory',
      resource: expect.objectContaining({ path: 'Env', stack: 'Env/Core' }),
      message: expect.stringContaining(`the environment shop has no budget: the tier ${tier} names no amount`),
    })] : []);
  });

  test.each<[string, Parameters<typeof judged>[1]]>([['an amount is given', { monthlyBudget: 400 }], ['it owns nothing', { isUsed: false }]])('is none when %s', (_, options) => {
    const app = judged(PRODUCTION, options);
    GovernanceAssertions.of(app);
    expect(recordOf(app).findings.map(({ rule }) => rule)).not.toContain(RULE);
  });
});

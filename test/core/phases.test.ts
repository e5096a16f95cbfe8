import { AppEnvironment, DataClassification, EnvironmentTier, policy } from '../../src';
import { newApp } from '../governance/apps';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const LAYER = new policy.PolicyLayer({
  name: policy.PolicyLayerName.ORGANIZATION,
  rules: { 'PR-RDS-STORAGE-ENCRYPTED': { severity: 'ERROR', tiers: { PLAYGROUND: 'INFO', DEVELOPMENT: 'WARNING' } } },
});

/** What the phases of a product ask for, from an idea to customers. */
const PHASES: [EnvironmentTier, string, string, number | undefined, number | undefined, number | undefined][] = [
  // tier, severity of one finding, most sensitive data, days that it lives, days at most, US dollars a month
  [PLAYGROUND, 'INFO', 'internal', 7, 14, 50],
  [DEVELOPMENT, 'WARNING', 'internal', undefined, undefined, 200],
  [STAGING, 'ERROR', 'restricted', undefined, undefined, undefined],
  [PRODUCTION, 'ERROR', 'restricted', undefined, undefined, undefined],
];

describe('the phase of a product, which its tier is, decides', () => {
  test.each(PHASES)('in %s: severity %s, at most %s data, a life of %p days and at most %p, %p US dollars', (tier, severity, data, life, longest, budget) => {
    const here = policy.GovernancePolicy.fromLayers([LAYER])._at({ tier: tier.name });
    expect([
      here.severityOf({ id: 'PR-RDS-STORAGE-ENCRYPTED', severity: policy.Severity.ERROR }, policy.State.NON_COMPLIANT),
      DataClassification._all().filter((each) => tier.holds(each)).at(-1)!.name,
      tier.lifetime?.toDays(), tier.longestLifetime?.toDays(), tier.monthlyBudget,
    ]).toEqual([severity, data, life, longest, budget]);
  });

  test.each([[PLAYGROUND, false], [DEVELOPMENT, false], [STAGING, true], [PRODUCTION, true]])('whether an environment is there to stay: in %s %s', (tier, isPermanent) => {
    const make = () => new AppEnvironment(newApp(), 'Env', { application: 'a', owner: 'o', costCenter: 'c', tier, alertEmail: 'a@example.com', expiresOn: '2199-01-01' });
    expect(tier.permanent).toBe(isPermanent);
    if (isPermanent) expect(make).toThrow("'expiresOn' must be left out");
  });
});

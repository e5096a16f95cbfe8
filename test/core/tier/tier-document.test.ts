import { Duration } from 'aws-cdk-lib';
import { DataClassification, EnvironmentTier } from '../../../src/core';
import { tierValues } from '../../../src/core/tier/tier-document';
import { BUILT_IN_TIERS, TierValues } from '../../../src/core/tier/tier-values';

const overJson = (tier: EnvironmentTier): EnvironmentTier => EnvironmentTier._published(tier._lineage, JSON.parse(JSON.stringify(tier._document)))!;

describe('a tier as JSON', () => {
  test.each(EnvironmentTier._builtIn())('says all that %s says', (tier) => {
    expect([overJson(tier).name, overJson(tier)._document]).toEqual([tier.name, tier._document]);
    for (const data of DataClassification._all()) expect(overJson(tier).usesCustomerManagedKeyFor(data)).toBe(tier.usesCustomerManagedKeyFor(data));
    expect(overJson(tier).backupRetention.toDays()).toBe(tier.backupRetention.toDays());
    expect(overJson(tier).lifetime?.toDays()).toBe(tier.lifetime?.toDays());
    expect(overJson(tier).mostSensitiveData).toBe(tier.mostSensitiveData);
    expect(overJson(tier).monthlyBudget).toBe(tier.monthlyBudget);
  });

  test('says every value that there is', () => {
    const keys = new Set(Object.values(BUILT_IN_TIERS).flatMap((values: TierValues) => Object.keys(values)));
    expect(Object.keys(EnvironmentTier.PRODUCTION._document).sort()).toEqual([...keys].sort());
  });

  test('keeps the names of the tiers that it is based on', () => {
    const gold = EnvironmentTier.custom('gold', { basedOn: EnvironmentTier.custom('silver', { basedOn: EnvironmentTier.PLAYGROUND }), lifetime: Duration.days(2) });
    expect(overJson(gold)._lineage).toEqual(['gold', 'silver', 'playground']);
    expect(overJson(gold).lifetime?.toDays()).toBe(2);
  });

  test('that is based on nothing known is none', () => {
    expect(EnvironmentTier._published(['gold', 'sandbox'], {})).toBeUndefined();
    expect(EnvironmentTier._published([], {})).toBeUndefined();
  });

  test('has the value of the built-in tier for what it does not say, and none for what it says is none', () => {
    const values = tierValues({ customerManagedKeysFrom: null, somethingNew: 7 }, BUILT_IN_TIERS.production);
    expect([values.customerManagedKeysFrom, values.multiAz, 'somethingNew' in values]).toEqual([undefined, true, false]);
  });
});

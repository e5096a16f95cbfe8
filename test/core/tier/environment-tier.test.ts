import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as fc from 'fast-check';
import { AlarmSeverity } from '../../../src/core/alarm-severity';
import { DataClassification } from '../../../src/core/data-classification';
import { CustomTierOptions, EnvironmentTier } from '../../../src/core/tier/environment-tier';
import { NatStrategy } from '../../../src/core/tier/nat-strategy';

const TIERS = EnvironmentTier._builtIn();

/** How strict a tier is, value by value: more is stricter. */
const strictness = (tier: EnvironmentTier): number[] => [
  tier.availabilityZones,
  tier.nat === NatStrategy.PER_ZONE ? 1 : 0,
  Number(!tier.natInstanceAllowed),
  Number(tier.keepsData),
  tier.backupRetention.toDays(),
  Number(tier.multiAz),
  tier.logRetention,
  DataClassification._all().filter((data) => tier.usesCustomerManagedKeyFor(data)).length,
  DataClassification._all().filter((data) => !tier.holds(data)).length,
  Number(!tier.scaleToZero),
  -(tier.monthlyBudget ?? Infinity),
  Number(tier.endpointsInEveryZone),
  Number(tier.enhancedMonitoring),
  Number(!tier.applyImmediately),
  Number(tier.functionAlias),
  Number(tier.terminationProtection),
  Number(tier.budgetStopsCreation),
  -(tier.longestLifetime?.toDays() ?? Infinity),
  -(tier.lifetime?.toDays() ?? Infinity),
];

describe('EnvironmentTier', () => {
  test.each([
    ['playground', [false, 2, 1, false, 14, true]],
    ['development', [false, 2, 7, false, 30, true]],
    ['staging', [true, 2, 14, true, 90, false]],
    ['production', [true, 3, 35, true, 365, false]],
  ])('%s keeps its contract', (name, values) => {
    const tier = TIERS.find((candidate) => candidate.name === name)!;
    expect([
      tier.keepsData, tier.availabilityZones, tier.backupRetention.toDays(), tier.multiAz, tier.logRetention, tier.scaleToZero,
    ]).toEqual(values);
  });

  test.each([
    [EnvironmentTier.PLAYGROUND, DataClassification.INTERNAL, true],
    [EnvironmentTier.PLAYGROUND, DataClassification.CONFIDENTIAL, false],
    [EnvironmentTier.DEVELOPMENT, DataClassification.CONFIDENTIAL, false],
    [EnvironmentTier.STAGING, DataClassification.RESTRICTED, true],
    [EnvironmentTier.PRODUCTION, DataClassification.RESTRICTED, true],
  ])('%s holds %s data: %s', (tier, data, holds) => expect(tier.holds(data)).toBe(holds));

  test.each([
    [EnvironmentTier.PLAYGROUND, DataClassification.RESTRICTED, false],
    [EnvironmentTier.PRODUCTION, DataClassification.PUBLIC, false],
    [EnvironmentTier.PRODUCTION, DataClassification.INTERNAL, true],
  ])('%s has a customer-managed key for %s data: %s', (tier, data, has) => expect(tier.usesCustomerManagedKeyFor(data)).toBe(has));

  test.each([
    [EnvironmentTier.PLAYGROUND, AlarmSeverity.PAGE, AlarmSeverity.INFO],
    [EnvironmentTier.STAGING, AlarmSeverity.PAGE, AlarmSeverity.TICKET],
    [EnvironmentTier.STAGING, AlarmSeverity.INFO, AlarmSeverity.INFO],
    [EnvironmentTier.PRODUCTION, AlarmSeverity.PAGE, AlarmSeverity.PAGE],
  ])('in %s a %s becomes a %s', (tier, wanted, gets) => expect(tier.alarmSeverity(wanted)).toBe(gets));

  test('a custom tier takes what it is not told from its base', () => {
    const tier = EnvironmentTier.custom('pre-production', { basedOn: EnvironmentTier.STAGING, availabilityZones: 3 });
    expect([tier.name, tier.availabilityZones, tier.multiAz, tier.backupRetention.toDays()]).toEqual(['pre-production', 3, true, 14]);
  });

  test.each([['playground', false], ['development', true], ['staging', true], ['production', true]])('%s may have readers of databases: %s', (name, allowed) => {
    expect(TIERS.find((tier) => tier.name === name)!.databaseReadersAllowed).toBe(allowed);
  });

  test('readers may be taken from a tier, but not its standby, which is one', () => {
    const { PLAYGROUND, DEVELOPMENT, STAGING } = EnvironmentTier;
    expect(EnvironmentTier.custom('alone', { basedOn: DEVELOPMENT, databaseReadersAllowed: false }).databaseReadersAllowed).toBe(false);
    expect(EnvironmentTier.custom('robust', { basedOn: PLAYGROUND, multiAz: true }).databaseReadersAllowed).toBe(true);
    expect(() => EnvironmentTier.custom('lone', { basedOn: STAGING, databaseReadersAllowed: false }))
      .toThrow("'databaseReadersAllowed' must be left out, since the tier's standby is a reader, got false");
    expect(() => EnvironmentTier.custom('busy', { basedOn: PLAYGROUND, databaseReadersAllowed: true })).toThrow(/'databaseReadersAllowed' must be false, got true.*OutsideTierBound/);
  });

  test('a custom tier knows the tiers that it is based on', () => {
    const staging = EnvironmentTier.custom('rehearsal', { basedOn: EnvironmentTier.STAGING });
    expect(EnvironmentTier.custom('dress-rehearsal', { basedOn: staging })._lineage).toEqual(['dress-rehearsal', 'rehearsal', 'staging']);
    expect(EnvironmentTier.STAGING._lineage).toEqual(['staging']);
  });

  test('says all at once what is looser than the base', () => {
    expect(() => EnvironmentTier.custom('cheap', {
      basedOn: EnvironmentTier.PRODUCTION,
      availabilityZones: 2,
      nat: NatStrategy.ONE,
      keepsData: false,
      multiAz: false,
      backupRetention: Duration.days(34),
      logRetention: RetentionDays.ONE_MONTH,
      customerManagedKeysFrom: DataClassification.RESTRICTED,
      scaleToZero: true,
    })).toThrow(/^8 problems:(\n.*'\w+' must be .*, got .*; a custom tier only tightens 'production' \(OutsideTierBound at EnvironmentTier.custom\('cheap'\)\)){8}$/);
  });

  test('an environment of a tier with a shorter longest life lives no longer than that', () => {
    const { PLAYGROUND } = EnvironmentTier;
    const days = (options: Omit<CustomTierOptions, 'basedOn'>) => EnvironmentTier.custom('short', { basedOn: PLAYGROUND, ...options }).lifetime!.toDays();
    expect(days({})).toBe(7);
    expect(days({ longestLifetime: Duration.days(3) })).toBe(3);
    expect(days({ longestLifetime: Duration.days(10), lifetime: Duration.days(6) })).toBe(6);
  });

  test.each([
    [EnvironmentTier.PLAYGROUND, { lifetime: Duration.days(8) }, "'lifetime' must be from 1 to 7 whole days, got 8 days"],
    [EnvironmentTier.PLAYGROUND, { longestLifetime: Duration.days(3), lifetime: Duration.days(4) }, "'lifetime' must be from 1 to 3 whole days, got 4 days"],
    [EnvironmentTier.DEVELOPMENT, { lifetime: Duration.hours(36) }, "'lifetime' must be at least 1 whole day, got 1.5 days"],
    [EnvironmentTier.PRODUCTION, { longestLifetime: Duration.days(900) }, "'longestLifetime' must be left out, since the tier is permanent, got 900 days"],
  ])('a tier based on %s refuses %j', (basedOn, options, message) => {
    expect(() => EnvironmentTier.custom('short', { basedOn, ...options })).toThrow(message);
  });

  test.each(['Production', 'production', '', 'a'.repeat(33), 'has space'])('refuses the name %j', (name) => {
    expect(() => EnvironmentTier.custom(name, { basedOn: EnvironmentTier.STAGING })).toThrow(/'name' must .* \(InvalidValue/);
  });

  test('whatever is tightened, nothing becomes looser than the base', () => {
    const options: fc.Arbitrary<CustomTierOptions> = fc.record({
      basedOn: fc.constantFrom(...TIERS),
      availabilityZones: fc.integer({ min: 0, max: 4 }),
      nat: fc.constantFrom(NatStrategy.ONE, NatStrategy.PER_ZONE),
      natInstanceAllowed: fc.boolean(),
      keepsData: fc.boolean(),
      backupRetention: fc.integer({ min: 0, max: 40 }).map((days) => Duration.days(days)),
      multiAz: fc.boolean(),
      logRetention: fc.constantFrom(RetentionDays.ONE_DAY, RetentionDays.ONE_MONTH, RetentionDays.ONE_YEAR, RetentionDays.INFINITE),
      customerManagedKeysFrom: fc.constantFrom(...DataClassification._all()),
      mostSensitiveData: fc.constantFrom(...DataClassification._all()),
      scaleToZero: fc.boolean(),
      monthlyBudget: fc.double({ min: -10, max: 1000 }),
      endpointsInEveryZone: fc.boolean(),
      enhancedMonitoring: fc.boolean(),
      databaseReadersAllowed: fc.boolean(),
      applyImmediately: fc.boolean(),
      functionAlias: fc.boolean(),
      terminationProtection: fc.boolean(),
      budgetStopsCreation: fc.boolean(),
      longestLifetime: fc.integer({ min: 0, max: 30 }).map((days) => Duration.days(days)),
      lifetime: fc.integer({ min: 0, max: 30 }).map((days) => Duration.days(days)),
    }, { requiredKeys: ['basedOn'] });
    let accepted = 0;
    fc.assert(fc.property(options, (choices) => {
      let tier: EnvironmentTier;
      try {
        tier = EnvironmentTier.custom('custom', choices);
      } catch (error) {
        expect((error as Error).message).toContain('OutsideTierBound');
        return;
      }
      accepted += 1;
      const base = strictness(choices.basedOn);
      strictness(tier).forEach((value, index) => expect(value).toBeGreaterThanOrEqual(base[index]));
    }), { numRuns: 3000 });
    expect(accepted).toBeGreaterThan(10);
  });
});

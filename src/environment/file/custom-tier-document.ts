import { InWords, Readers, classificationOf, durationOf, natOf, readAll } from './readers';
import { CustomTierOptions, EnvironmentTier } from '../../core/tier/environment-tier';

/** A custom tier as a file has it. */
export interface CustomTierDocument extends InWords<Omit<CustomTierOptions, 'basedOn'>> {
  /** What it is called. */
  readonly name: string;
  /** The name of a built-in tier. */
  readonly basedOn: string;
}

/** Each value of a custom tier, and how it is read. A new value is a line here and one in the schema. */
export const TIER_OPTIONS: Readers<Omit<CustomTierOptions, 'basedOn'>, CustomTierDocument> = {
  availabilityZones: ({ availabilityZones }) => availabilityZones,
  nat: ({ nat }) => natOf(nat),
  natInstanceAllowed: ({ natInstanceAllowed }) => natInstanceAllowed,
  endpointsInEveryZone: ({ endpointsInEveryZone }) => endpointsInEveryZone,
  keepsData: ({ keepsData }) => keepsData,
  backupRetention: ({ backupRetention }) => durationOf(backupRetention),
  multiAz: ({ multiAz }) => multiAz,
  databaseReadersAllowed: ({ databaseReadersAllowed }) => databaseReadersAllowed,
  enhancedMonitoring: ({ enhancedMonitoring }) => enhancedMonitoring,
  applyImmediately: ({ applyImmediately }) => applyImmediately,
  logRetention: ({ logRetention }) => logRetention,
  customerManagedKeysFrom: ({ customerManagedKeysFrom }) => classificationOf(customerManagedKeysFrom),
  terminationProtection: ({ terminationProtection }) => terminationProtection,
  lifetime: ({ lifetime }) => durationOf(lifetime),
  longestLifetime: ({ longestLifetime }) => durationOf(longestLifetime),
  mostSensitiveData: ({ mostSensitiveData }) => classificationOf(mostSensitiveData),
  scaleToZero: ({ scaleToZero }) => scaleToZero,
  monthlyBudget: ({ monthlyBudget }) => monthlyBudget,
  budgetStopsCreation: ({ budgetStopsCreation }) => budgetStopsCreation,
  dashboard: ({ dashboard }) => dashboard,
  functionAlias: ({ functionAlias }) => functionAlias,
};

/** A built-in tier by its name, or one that tightens it. */
export function tierOf(tier: string | CustomTierDocument): EnvironmentTier {
  if (typeof tier === 'string') return builtIn(tier);
  return EnvironmentTier.custom(tier.name, { basedOn: builtIn(tier.basedOn), ...readAll(TIER_OPTIONS, tier) });
}

function builtIn(name: string): EnvironmentTier {
  return EnvironmentTier._builtIn().find((tier) => tier.name === name)!;
}

import { Duration } from 'aws-cdk-lib';
import { DataClassification } from '../data-classification';
import { BUILT_IN_TIERS, TierValues } from './tier-values';

/** What a tier says, as JSON: durations as ISO 8601, classifications by their names, and `null` for what it does not have. */
export type TierDocument = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

const NAMES = [...new Set(Object.values(BUILT_IN_TIERS).flatMap((values) => Object.keys(values)))] as (keyof TierValues)[];
const DURATIONS: readonly string[] = ['backupRetention', 'minimumBackupRetention', 'lifetime', 'longestLifetime'] satisfies (keyof TierValues)[];
const CLASSIFICATIONS: readonly string[] = ['customerManagedKeysFrom', 'mostSensitiveData'] satisfies (keyof TierValues)[];

/** The values of a tier as JSON. */
export function tierDocument(values: TierValues): TierDocument {
  return Object.fromEntries(NAMES.map((name) => [name, written(values[name])]));
}

/** The values that JSON has; what it does not say is as a built-in tier has it. */
export function tierValues(document: TierDocument, builtIn: TierValues): TierValues {
  const said = NAMES.filter((name) => name in document).map((name) => [name, read(name, document[name])]);
  return { ...builtIn, ...Object.fromEntries(said) as Partial<TierValues> };
}

function written(value: TierValues[keyof TierValues]): TierDocument[string] {
  if (value instanceof Duration) return value.toIsoString();
  if (value instanceof DataClassification) return value.name;
  return value ?? null;
}

function read(name: string, value: TierDocument[string]): unknown {
  if (value === null) return undefined;
  if (DURATIONS.includes(name)) return Duration.parse(value as string);
  if (CLASSIFICATIONS.includes(name)) return DataClassification._all().find((classification) => classification.name === value);
  return value;
}

import { Token } from 'aws-cdk-lib';
import { DataClassification } from '../data-classification';
import { ErrorCode, Problem } from '../errors';
import { NatStrategy } from './nat-strategy';
import { TierValues } from './tier-values';

/** What keeps values from being those of a tier that only tightens another one. */
export function looserThan(baseName: string, base: TierValues, given: Partial<TierValues>): Problem[] {
  const problems: Problem[] = [];
  const bound = (prop: keyof TierValues, value: unknown, holds: boolean, limit: string) => {
    if (value !== undefined && !holds) {
      const message = `'${prop}' must be ${limit}, got ${value}; a custom tier only tightens '${baseName}'`;
      problems.push({ code: ErrorCode.OUTSIDE_TIER_BOUND, message });
    }
  };
  const onlyTrue = (prop: SwitchOfTier) => bound(prop, given[prop], given[prop] === true || !base[prop], 'true');
  const daysOf = (prop: 'backupRetention' | 'lifetime' | 'longestLifetime') => given[prop]?.toDays({ integral: false });
  const spanOf = (days: number | undefined) => days === undefined ? undefined : `${days} days`;

  bound('availabilityZones', given.availabilityZones,
    atLeast(given.availabilityZones, base.availabilityZones) && given.availabilityZones! <= 3, `from ${base.availabilityZones} to 3`);
  bound('nat', given.nat, base.nat === NatStrategy.ONE || given.nat === NatStrategy.PER_ZONE, `'${base.nat}'`);
  bound('natInstanceAllowed', given.natInstanceAllowed, given.natInstanceAllowed === false || base.natInstanceAllowed, 'false');
  onlyTrue('endpointsInEveryZone');
  onlyTrue('keepsData');
  const backups = daysOf('backupRetention');
  bound('backupRetention', spanOf(backups),
    atLeast(backups, base.backupRetention.toDays()) && backups! <= 35, `from ${base.backupRetention.toDays()} to 35 whole days`);
  onlyTrue('multiAz');
  const hasStandby = given.multiAz ?? base.multiAz;
  bound('databaseReadersAllowed', given.databaseReadersAllowed, given.databaseReadersAllowed ? base.databaseReadersAllowed : !hasStandby,
    hasStandby ? "left out, since the tier's standby is a reader" : 'false');
  onlyTrue('enhancedMonitoring');
  bound('logRetention', given.logRetention, atLeast(given.logRetention, base.logRetention), `at least ${base.logRetention} days`);
  bound('customerManagedKeysFrom', given.customerManagedKeysFrom,
    given.customerManagedKeysFrom !== undefined && DataClassification._all()
      .every((data) => !usesKeyFor(base, data) || data.isAtLeast(given.customerManagedKeysFrom!)),
    "at most the base's");
  onlyTrue('terminationProtection');
  const longestOfBase = base.longestLifetime?.toDays() ?? Infinity;
  const longest = daysOf('longestLifetime');
  bound('longestLifetime', spanOf(longest), !base.permanent && atLeast(longest, 1) && longest! <= longestOfBase,
    base.permanent ? 'left out, since the tier is permanent' : spanUpTo(longestOfBase));
  const ceiling = Math.min(base.lifetime?.toDays() ?? longestOfBase, longest ?? Infinity);
  const lifetime = daysOf('lifetime');
  bound('lifetime', spanOf(lifetime), !base.permanent && atLeast(lifetime, 1) && lifetime! <= ceiling,
    base.permanent ? 'left out, since the tier is permanent' : spanUpTo(ceiling));
  bound('mostSensitiveData', given.mostSensitiveData,
    given.mostSensitiveData !== undefined && base.mostSensitiveData.isAtLeast(given.mostSensitiveData), `at most ${base.mostSensitiveData}`);
  bound('scaleToZero', given.scaleToZero, given.scaleToZero === false || base.scaleToZero, 'false');
  bound('applyImmediately', given.applyImmediately, given.applyImmediately === false || base.applyImmediately, 'false');
  bound('monthlyBudget', given.monthlyBudget,
    given.monthlyBudget! > 0 && given.monthlyBudget! <= (base.monthlyBudget ?? Infinity), `above 0 and at most ${base.monthlyBudget ?? 'any amount'}`);
  onlyTrue('budgetStopsCreation');
  onlyTrue('dashboard');
  onlyTrue('functionAlias');
  return problems;
}

type SwitchOfTier =
  'endpointsInEveryZone' | 'keepsData' | 'multiAz' | 'enhancedMonitoring' | 'terminationProtection' | 'budgetStopsCreation' | 'dashboard'
  | 'functionAlias';

/** Whether values call for a customer-managed key for data of a classification. */
export function usesKeyFor({ customerManagedKeysFrom: first }: TierValues, classification: DataClassification): boolean {
  return first !== undefined && classification.isAtLeast(first);
}

function spanUpTo(days: number): string {
  return days === Infinity ? 'at least 1 whole day' : `from 1 to ${days} whole days`;
}

function atLeast(value: number | undefined, floor: number): boolean {
  return value !== undefined && !Token.isUnresolved(value) && Number.isInteger(value) && value >= floor;
}

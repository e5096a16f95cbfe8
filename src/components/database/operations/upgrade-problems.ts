import { DatabaseUpgrade } from './database-upgrade';
import { ErrorCode, Problem } from '../../../core/errors';
import { DatabaseEngine } from '../engine/database-engine';

/**
 * The major versions of engines that take one step at a time. The others may skip some, from a minor version that is recent enough.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.MySQL.Major.html
 */
const STEP_BY_STEP: Readonly<Record<string, readonly string[]>> = { 'mysql': ['5.7', '8.0', '8.4'], 'aurora-mysql': ['5.7', '8.0', '8.4'] };

/** The major version of an engine, as the families of its parameters are called: `17`, or `8.4`. */
export function majorOf({ _cluster, _instance }: DatabaseEngine): string {
  return (_cluster ?? _instance)!.engineVersion!.majorVersion;
}

/** What keeps a database from going from one major version to another. */
export function upgradeProblems({ upgrade, engine }: { readonly upgrade?: DatabaseUpgrade; readonly engine?: DatabaseEngine }): Problem[] {
  if (!upgrade) return [];
  const { from, to } = upgrade;
  if (!from || !to) {
    return [{ code: ErrorCode.MISSING_VALUE, message: `'upgrade' must say from which engine to which, got ${from} and ${to}` }];
  }
  if (engine && ![from.name, to.name].includes(engine.name)) {
    return [{ code: ErrorCode.CONTRADICTING_PROPS, message: `'engine' must be what 'upgrade' begins or ends with, got ${engine} beside ${from} to ${to}; leave it out` }];
  }
  return pathProblems(from, to);
}

function pathProblems(from: DatabaseEngine, to: DatabaseEngine): Problem[] {
  if (from._kind !== to._kind) {
    const message = `'upgrade.to' must be another version of ${from._kind.title}, got ${to}; another engine is another database, so make one beside it and move the data`;
    return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
  }
  const [before, after] = [majorOf(from), majorOf(to)];
  if (compare(before, after) >= 0) {
    const message = `'upgrade.to' must be a later major version than ${from}, got ${to}; change 'engine' for a minor one, and restore a snapshot to go back`;
    return [{ code: ErrorCode.INVALID_VALUE, message }];
  }
  const steps = STEP_BY_STEP[from._kind.name] ?? [];
  const next = steps[steps.indexOf(before) + 1];
  if (!steps.includes(before) || next === after) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'upgrade.to' must be ${from._kind.title} ${next}, the next after ${from}, got ${to}; upgrade twice` }];
}

/** By the numbers between the dots. */
function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

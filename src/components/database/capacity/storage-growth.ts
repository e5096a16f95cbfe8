import { Token } from 'aws-cdk-lib';
import { ErrorCode, Problem } from '../../../core/errors';

/** The least and the most storage of RDS with gp3, in GiB. */
export const LEAST_STORAGE = 20;
const MOST_STORAGE = 65_536;

/** RDS grows storage by itself when the ceiling is this much more than what there is. */
const LEAST_GROWTH = 1.1;

/** Storage in GiB that was asked for. */
interface AskedStorage {
  readonly storageGiB?: number;
  readonly mostStorageGiB?: number;
}

/**
 * What is wrong with storage and the ceiling that it may grow to.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
export function storageProblems({ storageGiB, mostStorageGiB }: AskedStorage): Problem[] {
  const problems: Problem[] = [];
  const invalid = (message: string) => problems.push({ code: ErrorCode.INVALID_VALUE, message });
  if (isKnown(storageGiB) && (storageGiB < LEAST_STORAGE || storageGiB > MOST_STORAGE)) {
    invalid(`'storage' must be from 20 GiB to 64 TiB, got ${storageGiB} GiB`);
  }
  const least = Math.ceil((isKnown(storageGiB) ? storageGiB : LEAST_STORAGE) * LEAST_GROWTH);
  if (isKnown(mostStorageGiB) && (mostStorageGiB < least || mostStorageGiB > MOST_STORAGE)) {
    invalid(`'maximumStorage' must be from ${least} GiB, a tenth more than the storage to begin with, to 64 TiB, got ${mostStorageGiB} GiB`);
  }
  return problems;
}

/** What storage may grow to by itself: what was said, or twice what it begins with; nothing where there is no room or nobody knows. */
export function ceilingOf({ storageGiB = LEAST_STORAGE, mostStorageGiB }: AskedStorage): number | undefined {
  if (mostStorageGiB !== undefined) return mostStorageGiB;
  if (Token.isUnresolved(storageGiB)) return undefined;
  const twice = Math.min(storageGiB * 2, MOST_STORAGE);
  return twice < storageGiB * LEAST_GROWTH ? undefined : twice;
}

function isKnown(gibibytes: number | undefined): gibibytes is number {
  return gibibytes !== undefined && !Token.isUnresolved(gibibytes);
}

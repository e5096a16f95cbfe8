import { Token } from 'aws-cdk-lib';
import { ErrorCode, Problem } from '../../../core/errors';
import { EnvironmentTier } from '../../../core/tier/environment-tier';
import { DatabaseEngine } from '../engine/database-engine';
import { auroraFor } from '../engine/engine-kind';
import { RecoveryObjectives } from '../recovery/recovery-objectives';
import { recoveryOf } from '../recovery/recovery-plan';

/** The most readers that a cluster of Aurora has. */
const MOST_READERS = 15;

/** What the number of readers depends on. */
interface ReaderChoice {
  readonly engine: DatabaseEngine;
  readonly readers?: number;
  readonly recovery?: RecoveryObjectives;
  readonly environment: { readonly tier: EnvironmentTier };
}

/** How many readers a database has: those that were asked for, or one where the tier wants a standby. RDS has its standby elsewhere. */
export function readersOf(choice: ReaderChoice): number {
  if (!choice.engine.isCluster) return 0;
  return choice.readers ?? leastReaders(choice);
}

/** What is wrong with the number of readers. */
export function readerProblems(choice: ReaderChoice): Problem[] {
  const { engine, readers, environment: { tier } } = choice;
  if (readers === undefined) return [];
  const problem = (code: ErrorCode, bound: string, wayOut: string) => [{ code, message: `'readers' must be ${bound}, got ${readers}; ${wayOut}` }];
  if (Token.isUnresolved(readers)) return [{ code: ErrorCode.UNRESOLVED_TOKEN, message: "'readers' must be known at synthesis, got a token; write the number itself" }];
  if (!Number.isInteger(readers) || readers < 0 || readers > MOST_READERS) {
    return problem(ErrorCode.INVALID_VALUE, `a whole number from 0 to ${MOST_READERS}`, 'Aurora has no more, and a cluster without a reader has 0');
  }
  if (readers > 0 && !engine.isCluster) {
    return problem(ErrorCode.CONTRADICTING_PROPS, `left out for ${engine}`,
      `RDS makes no replica of an instance whose password it manages, so use ${auroraFor(engine._kind)}`);
  }
  if (!engine.isCluster) return [];
  if (readers > 0 && !tier.databaseReadersAllowed) {
    return problem(ErrorCode.OUTSIDE_TIER_BOUND, `0 in a ${tier} environment`, 'nobody relies on what is tried there, and a reader costs as much as the writer');
  }
  if (readers < leastReaders(choice)) {
    return problem(ErrorCode.OUTSIDE_TIER_BOUND, `at least ${leastReaders(choice)} in a ${tier} environment`, 'its first reader is the standby that the tier or \'recovery\' promises');
  }
  return [];
}

/** The id of a reader; the first one has no number, so that the others come and go without it. */
export function readerId(index: number): string {
  return index === 0 ? 'Reader' : `Reader${index + 1}`;
}

/** The standby is a reader. */
function leastReaders({ environment: { tier }, recovery }: ReaderChoice): number {
  return recoveryOf(tier, recovery).standby ? 1 : 0;
}

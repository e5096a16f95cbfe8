import { memoryOfCapacity } from './capacity-memory';
import { DatabasePlan } from '../database-plan';
import { DatabaseDialect } from '../engine/database-dialect';

/** Engines count connections by the memory that is left when AWS has taken its own, about a tenth. */
const LEFT_TO_ENGINE = 0.9;

/** A PostgreSQL that may shrink below 1 ACU takes no more than this, whatever its maximum is. */
const MOST_WHERE_SMALL = 2000;

/** The defaults of `max_connections`, by what RDS calls the engine. */
const MOST: Readonly<Record<string, (bytes: number) => number>> = {
  'aurora-postgresql': (bytes) => Math.min(bytes / 9_531_392, 5000),
  'postgres': (bytes) => Math.min(bytes / 9_531_392, 5000),
  'aurora-mysql': (bytes) => Math.min(Math.max(Math.log2(bytes / 805_306_368) * 45, Math.log2(bytes / 8_187_281_408) * 1000), 16_000),
  'mysql': (bytes) => Math.min(bytes / 12_582_880, 16_000),
  'mariadb': (bytes) => Math.min(bytes / 25_165_760, 12_000),
};

/**
 * How many connections a database takes before it refuses more, as far as its memory tells: rather less than it really does. Nothing for a
 * class that is not known.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html#RDS_Limits.MaxConnections
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.max-connections
 */
export function mostConnections({ engine, capacity }: Pick<DatabasePlan, 'engine' | 'capacity'>): number | undefined {
  const memory = memoryOfCapacity(capacity);
  if (memory === undefined) return undefined;
  const most = Math.floor(MOST[engine._kind.name](memory * LEFT_TO_ENGINE));
  const mayBeSmall = capacity._serverless && (capacity._serverless.minimum ?? 0) < 1 && engine._kind.dialect === DatabaseDialect.POSTGRESQL;
  return mayBeSmall ? Math.min(most, MOST_WHERE_SMALL) : most;
}

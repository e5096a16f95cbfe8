import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, GraphWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { DATABASE_EVENTS } from './database-events';
import { DatabaseMetrics } from './database-metrics';
import { ComponentAlarm, raiseAlarm } from '../../../core/alarm';
import { AlarmSeverity } from '../../../core/alarm-severity';
import { GovernedComponent } from '../../../governance/governed-component';
import { memoryOfCapacity } from '../capacity/capacity-memory';
import { mostConnections } from '../capacity/most-connections';
import { DatabasePlan } from '../database-plan';

const GIBIBYTE = 1024 ** 3;

/** What counts as little memory where nobody knows how much the class has. */
const LITTLE_MEMORY = 0.2 * GIBIBYTE;

/** The section of `docs/runbooks` about the alarms of databases. */
export const RUNBOOK = 'database';

/** The names of the alarms that a database of an engine and a capacity has, and of the events that it passes on. */
export function databaseAlarms({ engine, capacity }: Pick<DatabasePlan, 'engine' | 'capacity'>): string[] {
  return [
    'CpuHigh', 'CpuExhausted', 'MemoryLow', 'ConnectionsHigh', 'ReadLatencyHigh', 'WriteLatencyHigh',
    ...engine.isCluster ? ['VolumeGrowing', 'Deadlocks', 'ReplicaLagging'] : ['StorageLow'],
    ...capacity._serverless ? ['CapacityAtCeiling'] : [],
    ...DATABASE_EVENTS,
  ];
}

/** The alarms that every database has. The tier decides how urgent they become. */
export function raiseDatabaseAlarms(database: GovernedComponent, plan: DatabasePlan, metrics: DatabaseMetrics): void {
  const raise: Raise = (id, alarm) => raiseAlarm(database, id, database.environment, { ...alarm, runbook: RUNBOOK });
  raiseLoadAlarms(raise, metrics);
  raiseMemoryAlarm(raise, plan, metrics);
  raiseConnectionsAlarm(database, raise, plan, metrics);
  raiseLatencyAlarms(raise, plan, metrics);
  if (plan.engine.isCluster) raiseClusterAlarms(raise, metrics);
  else raiseStorageAlarm(raise, plan, metrics);
  if (plan.capacity._serverless) raiseCapacityAlarm(raise, metrics);
}

type Raise = (id: string, alarm: Omit<ComponentAlarm, 'runbook'>) => void;

function raiseLoadAlarms(raise: Raise, metrics: DatabaseMetrics): void {
  raise('CpuHigh', {
    severity: AlarmSeverity.TICKET,
    metric: metrics.busiest('CPUUtilization'),
    threshold: 80,
    evaluationPeriods: 3,
    meaning: 'the database has used over 80 % of its CPU for 15 minutes; look for slow queries, then give it more capacity',
  });
  raise('CpuExhausted', {
    severity: AlarmSeverity.PAGE,
    metric: metrics.busiest('CPUUtilization', Duration.minutes(1)),
    threshold: 95,
    evaluationPeriods: 5,
    meaning: 'the database has used over 95 % of its CPU for 5 minutes, and callers wait; stop the query that takes it, or give it more capacity',
  });
}

function raiseMemoryAlarm(raise: Raise, { capacity }: DatabasePlan, metrics: DatabaseMetrics): void {
  const memory = memoryOfCapacity(capacity);
  raise('MemoryLow', {
    severity: AlarmSeverity.TICKET,
    metric: metrics.of('FreeableMemory', 'Minimum'),
    threshold: memory === undefined ? LITTLE_MEMORY : 0.1 * memory,
    comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 3,
    meaning: 'less than a tenth of its memory has been free for 15 minutes; give it more capacity before it starts to swap',
  });
}

function raiseConnectionsAlarm(database: GovernedComponent, raise: Raise, plan: DatabasePlan, metrics: DatabaseMetrics): void {
  const metric = metrics.of('DatabaseConnections', 'Maximum');
  const most = mostConnections(plan);
  if (most === undefined) {
    database.environment.addWidgets(database, [new GraphWidget({ title: 'ConnectionsHigh (no alarm, since the class is not known)', left: [metric] })]);
    return;
  }
  raise('ConnectionsHigh', {
    severity: AlarmSeverity.PAGE,
    metric,
    threshold: Math.floor(0.8 * most),
    evaluationPeriods: 3,
    meaning: 'over 80 % of the connections that it takes have been open for 15 minutes; find who does not close them, or put a pool between',
  });
}

function raiseLatencyAlarms(raise: Raise, { latencyTarget }: DatabasePlan, metrics: DatabaseMetrics): void {
  for (const [id, metricName, verb] of [['ReadLatencyHigh', 'ReadLatency', 'read'], ['WriteLatencyHigh', 'WriteLatency', 'write']] as const) {
    raise(id, {
      severity: AlarmSeverity.TICKET,
      metric: metrics.of(metricName, 'p99'),
      threshold: latencyTarget.toMilliseconds() / 1000,
      evaluationPeriods: 3,
      meaning: `storage has taken longer than \`latencyTarget\` to ${verb} for 15 minutes; look for what ${verb}s much, then for what storage gives`,
    });
  }
}

function raiseStorageAlarm(raise: Raise, { capacity }: DatabasePlan, metrics: DatabaseMetrics): void {
  const storage = capacity._provisioned?.storageGiB ?? 20;
  raise('StorageLow', {
    severity: AlarmSeverity.PAGE,
    metric: metrics.of('FreeStorageSpace', 'Minimum'),
    threshold: storage * 0.15 * GIBIBYTE,
    comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 1,
    meaning: 'less than 15 % of the first storage is free; a database without storage stops, so give it more or delete data',
  });
}

function raiseClusterAlarms(raise: Raise, metrics: DatabaseMetrics): void {
  const day = Duration.days(1);
  raise('VolumeGrowing', {
    severity: AlarmSeverity.TICKET,
    metric: new MathExpression({
      label: 'growth in a day in %',
      expression: `IF(most > ${10 * GIBIBYTE}, 100 * (most - least) / most, 0)`,
      period: day,
      usingMetrics: { most: metrics.of('VolumeBytesUsed', 'Maximum', day), least: metrics.of('VolumeBytesUsed', 'Minimum', day) },
    }),
    threshold: 20,
    evaluationPeriods: 1,
    meaning: 'over 10 GiB of storage have changed by a fifth within a day; Aurora grows without asking and bills it, so find out what writes',
  });
  raise('Deadlocks', {
    severity: AlarmSeverity.TICKET,
    metric: metrics.of('Deadlocks', 'Maximum'),
    threshold: 0,
    comparison: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 3,
    meaning: 'transactions have killed each other for 15 minutes; look in the logs which they are, and let them lock in one order',
  });
  if (!metrics.hasReaders) return;
  raise('ReplicaLagging', {
    severity: AlarmSeverity.TICKET,
    metric: metrics.ofReaders('AuroraReplicaLag', 'Maximum'),
    threshold: 1000,
    evaluationPeriods: 3,
    meaning: 'a reader has been over a second behind the writer for 15 minutes; look at the load of both, a reader that is too small falls behind',
  });
}

function raiseCapacityAlarm(raise: Raise, metrics: DatabaseMetrics): void {
  raise('CapacityAtCeiling', {
    severity: AlarmSeverity.TICKET,
    metric: metrics.busiest('ACUUtilization'),
    threshold: 95,
    evaluationPeriods: 3,
    meaning: 'the database has scaled to its ceiling for 15 minutes; raise the maximum of its capacity or lower the load',
  });
}

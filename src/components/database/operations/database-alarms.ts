import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { raiseAlarm } from '../../../core/alarm';
import { AlarmSeverity } from '../../../core/alarm-severity';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';

const GIBIBYTE = 1024 ** 3;

/** The names of the alarms that a database of an engine and a capacity has. */
export function databaseAlarms({ engine, capacity }: Pick<DatabasePlan, 'engine' | 'capacity'>): string[] {
  return [
    'CpuHigh',
    'MemoryLow',
    ...engine.isCluster ? [] : ['StorageLow'],
    ...capacity._serverless ? ['CapacityAtCeiling'] : [],
  ];
}

/** The alarms that every database has. The tier decides how urgent they become. */
export function raiseDatabaseAlarms(database: GovernedComponent, plan: DatabasePlan, resource: DatabaseCluster | DatabaseInstance): void {
  const { environment } = database;
  environment.addWidgets(database, [new GraphWidget({ title: 'Connections', left: [resource.metricDatabaseConnections()] })]);
  raiseAlarm(database, 'CpuHigh', environment, {
    severity: AlarmSeverity.TICKET,
    metric: resource.metricCPUUtilization({ period: Duration.minutes(5) }),
    threshold: 80,
    evaluationPeriods: 3,
    meaning: 'the database has used over 80 % of its CPU for 15 minutes; look for slow queries, then give it more capacity',
  });
  raiseAlarm(database, 'MemoryLow', environment, {
    severity: AlarmSeverity.TICKET,
    metric: resource.metricFreeableMemory({ period: Duration.minutes(5), statistic: 'Minimum' }),
    threshold: 0.2 * GIBIBYTE,
    comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 3,
    meaning: 'less than 200 MiB of memory have been free for 15 minutes; give it more capacity before it starts to swap',
  });
  if (resource instanceof DatabaseInstance) raiseStorageAlarm(database, plan, resource);
  if (plan.capacity._serverless) raiseCapacityAlarm(database, resource.metric('ACUUtilization', { period: Duration.minutes(5) }));
}

function raiseStorageAlarm(database: GovernedComponent, { capacity }: DatabasePlan, instance: DatabaseInstance): void {
  const storage = capacity._provisioned?.storageGiB ?? 20;
  raiseAlarm(database, 'StorageLow', database.environment, {
    severity: AlarmSeverity.PAGE,
    metric: instance.metricFreeStorageSpace({ period: Duration.minutes(5), statistic: 'Minimum' }),
    threshold: storage * 0.15 * GIBIBYTE,
    comparison: ComparisonOperator.LESS_THAN_THRESHOLD,
    evaluationPeriods: 1,
    meaning: 'less than 15 % of the first storage is free; a database without storage stops, so give it more or delete data',
  });
}

function raiseCapacityAlarm(database: GovernedComponent, metric: Metric): void {
  raiseAlarm(database, 'CapacityAtCeiling', database.environment, {
    severity: AlarmSeverity.TICKET,
    metric,
    threshold: 95,
    evaluationPeriods: 3,
    meaning: 'the database has scaled to its ceiling for 15 minutes; raise the maximum of its capacity or lower the load',
  });
}

import { DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { raiseDatabaseAlarms } from './database-alarms';
import { passOnEvents } from './database-events';
import { DatabaseMetrics } from './database-metrics';
import { overviewOf } from './database-widgets';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';

/** Watches a database: what a person looks at first on the dashboard, the alarms, and the events that no metric shows. */
export function watch(database: GovernedComponent, plan: DatabasePlan, resource: DatabaseCluster | DatabaseInstance): void {
  const metrics = new DatabaseMetrics(resource);
  database.environment.addWidgets(database, overviewOf(plan, metrics));
  raiseDatabaseAlarms(database, plan, metrics);
  passOnEvents(database, resource);
}

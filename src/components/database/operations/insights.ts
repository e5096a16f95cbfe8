import { DatabaseInsightsMode, PerformanceInsightRetention } from 'aws-cdk-lib/aws-rds';
import { DatabasePlan } from '../database-plan';

type InsightChoices = Pick<DatabasePlan, 'engine' | 'capacity' | 'insights' | 'key'>;

/**
 * What RDS shows of the load of a database: a week of it, or fifteen months where that is paid for.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Database-Insights.html
 */
export function insightsOf(choices: InsightChoices) {
  return { ...insightsOfMember(choices), databaseInsightsMode: choices.insights };
}

/**
 * The same of an instance in a cluster, whose mode is that of the cluster; nothing on an instance that is too small for it.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Engines.html
 */
export function insightsOfMember({ engine, capacity, insights, key }: InsightChoices) {
  const instanceType = capacity._provisioned?.instanceType.toString();
  if (instanceType && engine._kind.tooSmallForInsights?.test(instanceType)) return { enablePerformanceInsights: false };
  return {
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: key,
    ...insights === DatabaseInsightsMode.ADVANCED && { performanceInsightRetention: PerformanceInsightRetention.MONTHS_15 },
  };
}

import { DatabaseInsightsMode, PerformanceInsightRetention } from 'aws-cdk-lib/aws-rds';
import { DatabasePlan } from '../database-plan';

/**
 * What RDS shows of the load of a database: a week of it, or fifteen months where that is paid for.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Database-Insights.html
 */
export function insightsOf({ insights, key }: Pick<DatabasePlan, 'insights' | 'key'>) {
  return {
    enablePerformanceInsights: true,
    performanceInsightEncryptionKey: key,
    databaseInsightsMode: insights,
    ...insights === DatabaseInsightsMode.ADVANCED && { performanceInsightRetention: PerformanceInsightRetention.MONTHS_15 },
  };
}

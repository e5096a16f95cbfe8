import { DatabasePlan } from '../database-plan';

/**
 * Performance Insights, with the key of the data, on every instance that is large enough for it.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DatabaseInsights.Engines.html
 */
export function insightsOf({ engine, capacity, key }: DatabasePlan) {
  const instanceType = capacity._provisioned?.instanceType.toString();
  if (instanceType && engine._kind.tooSmallForInsights?.test(instanceType)) return { enablePerformanceInsights: false };
  return { enablePerformanceInsights: true, performanceInsightEncryptionKey: key };
}

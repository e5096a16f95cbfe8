import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';

/** With fewer calls in a period, a rate says little. */
const FEWEST_CALLS = 10;

/** The share of calls that failed, in percent. Of few calls it is 100 when all of them failed, else 0. */
export function failureRate(errors: Metric, calls: Metric): MathExpression {
  return new MathExpression({
    label: 'failed calls in percent',
    expression: `IF(calls >= ${FEWEST_CALLS}, 100 * errors / calls, IF(calls > 0 AND errors >= calls, 100, 0))`,
    usingMetrics: { errors, calls },
    period: errors.period,
  });
}

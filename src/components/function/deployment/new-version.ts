import { Duration } from 'aws-cdk-lib';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Alias, Function } from 'aws-cdk-lib/aws-lambda';
import { raiseAlarm } from '../../../core/alarm';
import { AlarmSeverity } from '../../../core/alarm-severity';
import { GovernedComponent } from '../../../governance/governed-component';
import { failureRate } from '../failures/failure-rate';

/**
 * Watches the version that takes over, and no other one: a function that fails already must not keep the version away that mends it.
 *
 * Lambda measures versions apart while the alias stands between two of them, so afterwards the alarm has nothing to look at.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html
 */
export function watchNewVersion(component: GovernedComponent, { functionName }: Function, { aliasName, version }: Alias): Alarm {
  const count = (metricName: string) => new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    statistic: 'Sum',
    period: Duration.minutes(1),
    dimensionsMap: { FunctionName: functionName, Resource: `${functionName}:${aliasName}`, ExecutedVersion: version.version },
  });
  return raiseAlarm(component, 'NewVersionErrors', component.environment, {
    severity: AlarmSeverity.TICKET,
    metric: failureRate(count('Errors'), count('Invocations')),
    threshold: 5,
    evaluationPeriods: 2,
    meaning: 'the version that takes over failed for 2 minutes; the deployment goes back to the one before, look at the logs of the function',
    runbook: 'function',
  })!;
}

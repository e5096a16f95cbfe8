import { Duration } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { raiseAlarm } from '../../core/alarm';
import { AlarmSeverity } from '../../core/alarm-severity';
import { GovernedComponent } from '../../governance/governed-component';

/** Tells when there is no host although one is wanted. */
export function raiseHostAlarm(component: GovernedComponent, { autoScalingGroupName: AutoScalingGroupName }: AutoScalingGroup): void {
  const period = Duration.minutes(5);
  const metricOf = (metricName: string, statistic: string) =>
    new Metric({ namespace: 'AWS/AutoScaling', metricName, statistic, period, dimensionsMap: { AutoScalingGroupName } });
  raiseAlarm(component, 'HostMissing', component.environment, {
    severity: AlarmSeverity.TICKET,
    metric: new MathExpression({
      label: 'hosts that are missing',
      expression: 'wanted - present',
      period,
      usingMetrics: { wanted: metricOf('GroupDesiredCapacity', 'Minimum'), present: metricOf('GroupInServiceInstances', 'Maximum') },
    }),
    threshold: 1,
    evaluationPeriods: 3,
    meaning: 'nobody has got in for 15 minutes, since no host runs; look at the activity of the Auto Scaling group, which says why it cannot start one',
    runbook: 'operators',
  });
}

import { Duration } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { IQueue } from 'aws-cdk-lib/aws-sqs';
import { raiseAlarm } from '../../core/alarm';
import { AlarmSeverity } from '../../core/alarm-severity';
import { GovernedComponent } from '../../governance/governed-component';

/** The names of the alarms that every function has. */
export const functionAlarms = ['Errors', 'Throttles', 'NearTimeout', 'DeadLettersWaiting'];

const FIVE_MINUTES = Duration.minutes(5);

/** The alarms that every function has. The tier decides how urgent they become. */
export function raiseFunctionAlarms(component: GovernedComponent, resource: Function, deadLetters: IQueue, timeout: Duration): void {
  const { environment } = component;
  environment.addWidgets(component, [new GraphWidget({ title: 'Calls', left: [resource.metricInvocations({ period: FIVE_MINUTES })] })]);
  raiseAlarm(component, 'Errors', environment, {
    severity: AlarmSeverity.PAGE,
    metric: resource.metricErrors({ period: FIVE_MINUTES }),
    threshold: 1,
    evaluationPeriods: 3,
    meaning: 'calls have failed for 15 minutes; look at the logs of the function',
    runbook: 'function',
  });
  raiseAlarm(component, 'Throttles', environment, {
    severity: AlarmSeverity.TICKET,
    metric: resource.metricThrottles({ period: FIVE_MINUTES }),
    threshold: 1,
    evaluationPeriods: 3,
    meaning: 'calls have been refused for 15 minutes; the concurrency of the function or the account is used up',
    runbook: 'function',
  });
  raiseAlarm(component, 'NearTimeout', environment, {
    severity: AlarmSeverity.TICKET,
    metric: resource.metricDuration({ period: FIVE_MINUTES, statistic: 'p95' }),
    threshold: timeout.toMilliseconds() * 0.8,
    evaluationPeriods: 3,
    meaning: 'one call in twenty has used over 80 % of its time for 15 minutes; make it faster or raise the timeout',
    runbook: 'function',
  });
  raiseAlarm(component, 'DeadLettersWaiting', environment, {
    severity: AlarmSeverity.TICKET,
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
    threshold: 1,
    evaluationPeriods: 1,
    meaning: 'asynchronous calls were given up; their events wait in the dead letter queue for 14 days',
    runbook: 'function',
  });
}

import { Duration, Token } from 'aws-cdk-lib';
import { GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Function } from 'aws-cdk-lib/aws-lambda';
import { IQueue } from 'aws-cdk-lib/aws-sqs';
import { failureRate } from './failures/failure-rate';
import { FunctionPlan } from './function-plan';
import { FunctionServiceProps } from './function-service-props';
import { raiseAlarm } from '../../core/alarm';
import { AlarmSeverity } from '../../core/alarm-severity';
import { GovernedComponent } from '../../governance/governed-component';

const FIVE_MINUTES = Duration.minutes(5);

/** Lambda gives up on an asynchronous call after this time where nobody says another one. */
const LONGEST_EVENT_AGE = Duration.hours(6);

/** The names of the alarms that can be left out. The one on a new version is a part of the deployment. */
export function functionAlarms({ reservedConcurrency, onFailure }: Pick<FunctionServiceProps, 'reservedConcurrency' | 'onFailure'>): string[] {
  return [
    'Errors',
    'Throttles',
    'NearTimeout',
    'DeadLettersWaiting',
    'EventsWaiting',
    ...isKnown(reservedConcurrency) ? ['ConcurrencyHigh'] : [],
    ...onFailure ? ['FailuresUndelivered'] : [],
  ];
}

/** The alarms that every function has. The tier decides how urgent they become. */
export function raiseFunctionAlarms(component: GovernedComponent, resource: Function, deadLetters: IQueue, plan: FunctionPlan): void {
  const { environment } = component;
  environment.addWidgets(component, [new GraphWidget({ title: 'Calls', left: [resource.metricInvocations({ period: FIVE_MINUTES })] })]);
  raiseAlarm(component, 'Errors', environment, {
    severity: AlarmSeverity.PAGE,
    metric: failureRate(resource.metricErrors({ period: FIVE_MINUTES }), resource.metricInvocations({ period: FIVE_MINUTES })),
    threshold: 5,
    evaluationPeriods: 3,
    meaning: 'one call in twenty has failed for 15 minutes, or every one of a few; look at the logs of the function',
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
    threshold: plan.timeout.toMilliseconds() * 0.8,
    evaluationPeriods: 3,
    meaning: 'one call in twenty has used over 80 % of its time for 15 minutes; make it faster or raise the timeout',
    runbook: 'function',
  });
  raiseEventAlarms(component, resource, deadLetters, plan);
  if (isKnown(plan.reservedConcurrency)) raiseConcurrencyAlarm(component, resource, plan.reservedConcurrency);
}

/** About asynchronous calls: those that wait, and those that Lambda gave up on. */
function raiseEventAlarms(
  component: GovernedComponent, resource: Function, deadLetters: IQueue, { maxEventAge = LONGEST_EVENT_AGE, onFailure }: FunctionPlan,
): void {
  const { environment } = component;
  raiseAlarm(component, 'DeadLettersWaiting', environment, {
    severity: AlarmSeverity.TICKET,
    metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
    threshold: 1,
    evaluationPeriods: 1,
    meaning: 'asynchronous calls were given up; their events wait in the dead letter queue for 14 days',
    runbook: 'function',
  });
  raiseAlarm(component, 'EventsWaiting', environment, {
    severity: AlarmSeverity.TICKET,
    metric: resource.metric('AsyncEventAge', { period: FIVE_MINUTES, statistic: 'Maximum' }),
    threshold: maxEventAge.toMilliseconds() / 2,
    evaluationPeriods: 1,
    meaning: 'asynchronous calls wait for half of the time after which Lambda gives up on them; they fail again and again, or concurrency is used up',
    runbook: 'function',
  });
  if (!onFailure) return;
  raiseAlarm(component, 'FailuresUndelivered', environment, {
    severity: AlarmSeverity.TICKET,
    metric: resource.metric('DestinationDeliveryFailures', { period: FIVE_MINUTES, statistic: 'Sum' }),
    threshold: 1,
    evaluationPeriods: 1,
    meaning: 'failures were not delivered to their destination; look at its policy, and at that of its key',
    runbook: 'function',
  });
}

function raiseConcurrencyAlarm(component: GovernedComponent, resource: Function, reservedConcurrency: number): void {
  raiseAlarm(component, 'ConcurrencyHigh', component.environment, {
    severity: AlarmSeverity.TICKET,
    metric: resource.metric('ConcurrentExecutions', { period: FIVE_MINUTES, statistic: 'Maximum' }),
    threshold: reservedConcurrency * 0.8,
    evaluationPeriods: 3,
    meaning: 'over 80 % of the reserved concurrency has been in use for 15 minutes; beyond it calls are refused, reserve more or make them faster',
    runbook: 'function',
  });
}

/** There is no share of a number that is known at the deployment alone. */
function isKnown(value: number | undefined): value is number {
  return value !== undefined && !Token.isUnresolved(value);
}

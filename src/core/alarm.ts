import { Alarm, AlarmWidget, ComparisonOperator, GraphWidget, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { AlarmOptOut } from './alarm-opt-out';
import { AlarmSeverity } from './alarm-severity';
import { IAppEnvironment } from './app-environment';

/** An alarm that comes with a component. */
interface ComponentAlarm {
  /** How urgent it is in production; the tier may lower it. */
  readonly severity: AlarmSeverity;
  readonly metric: IMetric;
  readonly threshold: number;
  /** At or above the threshold when left out. */
  readonly comparison?: ComparisonOperator;
  readonly evaluationPeriods: number;
  /** What is the matter and what to do, for the person who gets the message. */
  readonly meaning: string;
}

/** What raises alarms: a component, or a part of an environment. */
interface AlarmOwner extends Construct {
  /** The alarms that it does not raise. */
  readonly withoutAlarms?: readonly AlarmOptOut[];
}

/**
 * Raises an alarm, tells the topic of its severity both when it begins and when it is over, and shows it on the dashboard.
 *
 * One that was left out raises nothing and is not returned; its metric is shown all the same.
 */
export function raiseAlarm(component: AlarmOwner, id: string, environment: IAppEnvironment, alarm: ComponentAlarm): Alarm | undefined {
  const { severity, metric, threshold, comparison, evaluationPeriods, meaning } = alarm;
  if (component.withoutAlarms?.some((optOut) => optOut.alarm === id)) {
    environment.addWidgets(component, [new GraphWidget({ title: `${id} (no alarm)`, left: [metric] })]);
    return undefined;
  }
  const resource = new Alarm(component, id, {
    alarmDescription: `${component.node.path}: ${meaning}`,
    metric,
    threshold,
    comparisonOperator: comparison ?? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
  const action = new SnsAction(environment.provideAlarmTopic(component, severity));
  resource.addAlarmAction(action);
  resource.addOkAction(action);
  environment.addWidgets(component, [new AlarmWidget({ title: id, alarm: resource })]);
  return resource;
}

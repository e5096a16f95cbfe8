import { Alarm, ComparisonOperator, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
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

/** Raises an alarm and tells the topic of its severity, both when it begins and when it is over. */
export function raiseAlarm(component: Construct, id: string, environment: IAppEnvironment, alarm: ComponentAlarm): Alarm {
  const { severity, metric, threshold, comparison, evaluationPeriods, meaning } = alarm;
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
  return resource;
}

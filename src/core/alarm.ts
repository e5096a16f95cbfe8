import { Alarm, AlarmWidget, ComparisonOperator, GraphWidget, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import { AlarmOptOut } from './alarm-opt-out';
import { AlarmSeverity } from './alarm-severity';
import { IAppEnvironment } from './app-environment';
import { addressOfPage } from '../private/repository';

/** An alarm that comes with a component. */
export interface ComponentAlarm {
  /** How urgent it is in production; the tier may lower it. */
  readonly severity: AlarmSeverity;
  /** What is measured. */
  readonly metric: IMetric;
  /** The value that it is compared with, in the unit of the metric. */
  readonly threshold: number;
  /**
   * How it is compared.
   *
   * @default - at or above the threshold
   */
  readonly comparison?: ComparisonOperator;
  /** For how many periods of the metric it has to last. */
  readonly evaluationPeriods: number;
  /** What is the matter and what to do, for the person who gets the message. */
  readonly meaning: string;
  /** The page of `docs/runbooks` that has a section about it, such as `database`. */
  readonly runbook: string;
}

/** What stands in a description between the meaning and the address of the section in the runbook. */
const SEE = '. Runbook: ';

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
  const { severity, metric, threshold, comparison, evaluationPeriods, meaning, runbook } = alarm;
  if (isLeftOut(component, id)) {
    environment.addWidgets(component, [new GraphWidget({ title: `${id} (no alarm)`, left: [metric] })]);
    return undefined;
  }
  const resource = new Alarm(component, id, {
    alarmDescription: `${component.node.path}: ${meaning}${SEE}${sectionAbout(id, runbook)}`,
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

/** Whether a component does not raise an alarm, or pass on events that are left out as alarms are. */
export function isLeftOut({ withoutAlarms = [] }: AlarmOwner, id: string): boolean {
  return withoutAlarms.some(({ alarm }) => alarm === id);
}

/** The address of the section about an alarm: what it means, where to look, what to do. */
export function sectionAbout(alarm: string, runbook: string): string {
  return `${addressOfPage(`docs/runbooks/${runbook}.md`)}#${alarm.toLowerCase()}`;
}

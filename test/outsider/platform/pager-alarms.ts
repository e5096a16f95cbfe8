import { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlarmSeverity, IAlarmSource, IAppEnvironment, ICoreAlarms } from '../../../src';

/** The topics of the company's pager, which knows who is on call. */
export class PagerAlarmSource implements IAlarmSource {
  /** How often it was bound. */
  public bindings = 0;

  constructor(private readonly account: string) {}

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreAlarms {
    this.bindings += 1;
    const topics = new Construct(scope, id);
    const nameOf = (severity: AlarmSeverity) => `pager-${environment.identity.owner}-${severity}`;
    return {
      topicFor: (severity: AlarmSeverity): ITopic => (topics.node.tryFindChild(severity) as ITopic & Construct | undefined)
        ?? Topic.fromTopicArn(topics, severity, `arn:aws:sns:${environment.region}:${this.account}:${nameOf(severity)}`),
    };
  }
}

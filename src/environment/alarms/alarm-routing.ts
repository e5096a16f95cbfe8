import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { letAlarmsPublish } from './publishers';
import { AlarmSeverity } from '../../core/alarm-severity';
import { IAppEnvironment } from '../../core/app-environment';
import { IAlarmSource, ICoreAlarms } from '../../core/core-sources';

/** Topics that exist already, by the severity of the alarms that they take. */
export interface AlarmTopics {
  /** Takes tickets, and notices about spend. */
  readonly ticket: ITopic;

  /**
   * Takes pages.
   *
   * @default - the topic of tickets
   */
  readonly page?: ITopic;

  /**
   * Takes infos.
   *
   * @default - the topic of tickets
   */
  readonly info?: ITopic;
}

/** Where the alarms of an environment go that has no topics of its own. */
export abstract class AlarmRouting implements IAlarmSource {
  /**
   * To topics that exist already, such as those of an organization.
   *
   * They have to lie in the account of the environment, for budgets, and in its region, for alarms. Whoever owns them lets
   * `cloudwatch.amazonaws.com`, `events.rds.amazonaws.com` for databases, and `budgets.amazonaws.com` publish to them, and use the key where they have one; a topic of
   * the same app is let in by itself.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
   * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html
   * @param topics the topics
   */
  public static toTopics(topics: AlarmTopics): AlarmRouting {
    return new ToTopics(topics);
  }

  /**
   * Refers to the topics. The environment calls it.
   *
   * @param scope the core of the environment
   * @param id the construct id to use
   * @param environment the environment
   */
  public abstract bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreAlarms;
}

class ToTopics extends AlarmRouting {
  constructor(private readonly topics: AlarmTopics) {
    super();
  }

  public bind(scope: Construct): ICoreAlarms {
    const { ticket, page = ticket, info = ticket } = this.topics;
    new Set([page, ticket, info]).forEach((topic) => letAlarmsPublish(topic, scope));
    const bySeverity = { [AlarmSeverity.PAGE]: page, [AlarmSeverity.TICKET]: ticket, [AlarmSeverity.INFO]: info };
    return { topicFor: (severity) => bySeverity[severity] };
  }
}

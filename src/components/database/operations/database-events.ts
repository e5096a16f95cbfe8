import { CfnEventSubscription, DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { isLeftOut } from '../../../core/alarm';
import { AlarmSeverity } from '../../../core/alarm-severity';
import { GovernedComponent } from '../../../governance/governed-component';

/** Who events are about. */
interface Source {
  readonly sourceType: 'db-cluster' | 'db-instance';
  readonly sourceIds: string[];
}

/** What a topic is told of. */
interface Subscription extends Source {
  readonly id: string;
  readonly eventCategories: string[];
}

const FAILURES = ['failover', 'failure'];
const FAILURES_OF_INSTANCES = [...FAILURES, 'low storage'];
const MAINTENANCE = ['configuration change', 'deletion', 'maintenance', 'notification'];
const MAINTENANCE_OF_INSTANCES = [...MAINTENANCE, 'availability', 'recovery'];

/** What can be left out by name, as alarms can. */
export const DATABASE_EVENTS = ['FailureEvents', 'MaintenanceEvents'];

/**
 * Lets RDS tell topics of the environment what no metric shows: what fails, as urgently as the tier lets it be, and what is maintained or
 * changed, as a ticket.
 *
 * RDS has 20 subscriptions for each account and region, unless it was asked for more; a cluster takes three, an instance two.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html
 */
export function passOnEvents(database: GovernedComponent, resource: DatabaseCluster | DatabaseInstance): void {
  const [failures, maintenance] = resource instanceof DatabaseCluster ? ofCluster(resource) : ofInstance(resource);
  subscribe(database, AlarmSeverity.PAGE, 'FailureEvents', failures);
  subscribe(database, AlarmSeverity.TICKET, 'MaintenanceEvents', maintenance);
}

function subscribe(database: GovernedComponent, severity: AlarmSeverity, name: string, subscriptions: readonly Subscription[]): void {
  if (isLeftOut(database, name)) return;
  const topic = database.environment.provideAlarmTopic(database, severity);
  for (const { id, ...events } of subscriptions) {
    // RDS tries the topic out at once, so the topic has to admit it before.
    new CfnEventSubscription(database, id, { snsTopicArn: topic.topicArn, ...events }).node.addDependency(topic);
  }
}

function ofCluster({ clusterIdentifier, instanceIdentifiers }: DatabaseCluster): [Subscription[], Subscription[]] {
  const cluster: Source = { sourceType: 'db-cluster', sourceIds: [clusterIdentifier] };
  return [
    [
      { id: 'FailureEvents', ...cluster, eventCategories: FAILURES },
      { id: 'MemberFailureEvents', sourceType: 'db-instance', sourceIds: instanceIdentifiers, eventCategories: FAILURES_OF_INSTANCES },
    ],
    [{ id: 'MaintenanceEvents', ...cluster, eventCategories: MAINTENANCE }],
  ];
}

function ofInstance({ instanceIdentifier }: DatabaseInstance): [Subscription[], Subscription[]] {
  const instance: Source = { sourceType: 'db-instance', sourceIds: [instanceIdentifier] };
  return [
    [{ id: 'FailureEvents', ...instance, eventCategories: FAILURES_OF_INSTANCES }],
    [{ id: 'MaintenanceEvents', ...instance, eventCategories: MAINTENANCE_OF_INSTANCES }],
  ];
}

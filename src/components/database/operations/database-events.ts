import { CfnEventSubscription, DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { isLeftOut } from '../../../core/alarm';
import { AlarmSeverity } from '../../../core/alarm-severity';
import { GovernedComponent } from '../../../governance/governed-component';

/** What a topic is told of. */
interface Subscription {
  readonly sourceType: 'db-cluster' | 'db-instance';
  readonly sourceIds: string[];
  readonly eventCategories: string[];
}

const OF_MEMBERS = ['configuration change', 'failure', 'low storage', 'maintenance'];
const OF_CLUSTERS = ['configuration change', 'deletion', 'failover', 'failure', 'maintenance', 'notification'];
const OF_INSTANCES = ['availability', ...OF_CLUSTERS, 'low storage', 'recovery'];

/** What can be left out by name, as alarms can. */
export const DATABASE_EVENTS = ['Events'];

/**
 * Lets RDS tell a topic of the environment what no metric shows: what fails, fails over, runs out of storage, is maintained or changed. It is
 * a ticket: whoever has to get up is called by the alarms.
 *
 * RDS has 20 subscriptions for each account and region, unless it was asked for more; a cluster takes two, an instance one.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Limits.html
 */
export function passOnEvents(database: GovernedComponent, resource: DatabaseCluster | DatabaseInstance): void {
  const [name] = DATABASE_EVENTS;
  if (isLeftOut(database, name)) return;
  if (resource instanceof DatabaseInstance) {
    subscribe(database, name, { sourceType: 'db-instance', sourceIds: [resource.instanceIdentifier], eventCategories: OF_INSTANCES });
    return;
  }
  subscribe(database, name, { sourceType: 'db-cluster', sourceIds: [resource.clusterIdentifier], eventCategories: OF_CLUSTERS });
  subscribe(database, `Member${name}`, { sourceType: 'db-instance', sourceIds: resource.instanceIdentifiers, eventCategories: OF_MEMBERS });
}

function subscribe(database: GovernedComponent, id: string, subscription: Subscription): void {
  const topic = database.environment.provideAlarmTopic(database, AlarmSeverity.TICKET);
  // RDS tries the topic out at once, so the topic has to admit it before.
  new CfnEventSubscription(database, id, { snsTopicArn: topic.topicArn, enabled: true, ...subscription }).node.addDependency(topic);
}

import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { AlarmSeverity } from '../../core/alarm-severity';
import { IAppEnvironment } from '../../core/app-environment';
import { KeyAccess } from '../../core/connection/key-access';

/** Who, among AWS services, publishes to a topic, and on whose behalf. */
export interface Publisher {
  /** The service, such as `cloudwatch.amazonaws.com`. */
  readonly service: string;

  /** What of the service publishes: the pattern of its ARNs. Keeps other accounts from using the service against us. */
  readonly sourceArn: string;
}

/**
 * Lets an AWS service publish to a topic on behalf of this account: in the topic's policy, and in that of its key. Topics of
 * somebody else stay as they are.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.GrantingPermissions.html
 */
function letPublish(topic: ITopic, publisher: Publisher): void {
  const principals = [new ServicePrincipal(publisher.service)];
  const conditions = {
    StringEquals: { 'aws:SourceAccount': Stack.of(topic).account },
    ArnLike: { 'aws:SourceArn': publisher.sourceArn },
  };
  topic.addToResourcePolicy(new PolicyStatement({ principals, conditions, actions: ['sns:Publish'], resources: [topic.topicArn] }));
  if (topic.masterKey) KeyAccess.letService(topic.masterKey, publisher);
}

/** The ticket topic of an environment, for what an AWS service publishes there; whoever asks is created once the service may do so. */
export function ticketTopicFor(asker: IConstruct, environment: IAppEnvironment, publisher: Publisher): ITopic {
  const topic = environment.provideAlarmTopic(asker, AlarmSeverity.TICKET);
  letPublish(topic, publisher);
  asker.node.addDependency(topic);
  return topic;
}

/** Lets what watches the account and region of a construct publish to a topic: alarms of CloudWatch, and events of databases. */
export function letAlarmsPublish(topic: ITopic, alarms: IConstruct): void {
  const sourceArn = Stack.of(alarms).formatArn({ service: 'cloudwatch', resource: 'alarm:*' });
  letPublish(topic, { service: 'cloudwatch.amazonaws.com', sourceArn });
  letPublish(topic, { service: 'events.rds.amazonaws.com', sourceArn: Stack.of(alarms).formatArn({ service: 'rds', resource: '*' }) });
}

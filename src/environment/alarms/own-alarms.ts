import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic, Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlarmSeverity } from '../../core/alarm-severity';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreAlarms } from '../../core/core-sources';
import { DataClassification } from '../../core/data-classification';
import { KeyAccess } from '../../core/key-access';
import { proposeOnBehalf } from '../../governance/governed-scope';

/** Who, among AWS services, publishes to a topic, and on whose behalf. */
export interface Publisher {
  /** The service, such as `cloudwatch.amazonaws.com`. */
  readonly service: string;

  /** What of the service publishes: the pattern of its ARNs. Keeps other accounts from using the service against us. */
  readonly sourceArn: string;
}

/**
 * The topics of an environment that alarms are published to, one for each severity.
 *
 * A topic is encrypted with the customer-managed key for internal data where the tier has one. Where it has none the
 * topic carries no key at all: with `alias/aws/sns`, whose policy nobody can change, CloudWatch is refused and the
 * alarm is silently lost. An alarm says a name and a number; an alarm that arrives is worth more than an encrypted one
 * that does not.
 *
 * @see https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export class OwnAlarms extends Construct implements ICoreAlarms {
  constructor(scope: Construct, id: string, private readonly environment: IAppEnvironment, private readonly alertEmail?: string) {
    super(scope, id);
  }

  /** The topic of a severity; the same one each time. */
  public topicFor(severity: AlarmSeverity): Topic {
    return (this.node.tryFindChild(severity) as Topic | undefined) ?? this.defineTopic(severity);
  }

  private defineTopic(severity: AlarmSeverity): Topic {
    const masterKey = this.environment.provideKey(this, DataClassification.INTERNAL);
    const topic = new Topic(this, severity, { masterKey, enforceSSL: true });
    const alarms = Stack.of(this).formatArn({ service: 'cloudwatch', resource: 'alarm:*' });
    letPublish(topic, masterKey, { service: 'cloudwatch.amazonaws.com', sourceArn: alarms });
    if (masterKey === undefined) {
      const reason = `a ${this.environment.tier} environment has no customer-managed keys, and CloudWatch cannot publish through the one of AWS`;
      proposeOnBehalf({ rule: 'PR-SNS-ENCRYPTED', resource: topic, reason });
    }
    if (this.alertEmail !== undefined) subscribe(topic, this.alertEmail);
    return topic;
  }
}

/**
 * Lets an AWS service publish to a topic on behalf of this account: in the topic's policy, and in that of its key.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function letPublish(topic: ITopic, key: IKey | undefined, publisher: Publisher): void {
  const principals = [new ServicePrincipal(publisher.service)];
  const conditions = {
    StringEquals: { 'aws:SourceAccount': Stack.of(topic).account },
    ArnLike: { 'aws:SourceArn': publisher.sourceArn },
  };
  topic.addToResourcePolicy(new PolicyStatement({ principals, conditions, actions: ['sns:Publish'], resources: [topic.topicArn] }));
  if (key) KeyAccess.letService(key, publisher);
}

/** Under an id of its own: the CDK's e-mail subscription would put the address into construct paths. */
function subscribe(topic: Topic, endpoint: string): void {
  const subscription = new Subscription(topic, 'AlertEmail', { topic, protocol: SubscriptionProtocol.EMAIL, endpoint });
  proposeOnBehalf({
    rule: 'SNSRedrivePolicy',
    resource: subscription,
    reason: 'AwsSolutions-SQS3 takes the dead letter queue of a subscription for a queue that lacks one, so either rule is broken; SNS repeats an e-mail by itself',
  });
}

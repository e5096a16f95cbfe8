import { ITopicSubscription, Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AlarmSubscription } from './alarm-subscription';
import { letAlarmsPublish } from './publishers';
import { AlarmSeverity } from '../../core/alarm-severity';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreAlarms } from '../../core/core-sources';
import { DataClassification } from '../../core/data-classification';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';
import { shortHash } from '../../private/stable-json';

/** Who receives the alarms of an environment; valid already. */
export interface AlarmReceivers {
  /**
   * The e-mail address that receives all of them.
   *
   * @default - nobody is told by e-mail
   */
  readonly alertEmail?: string;

  /**
   * Who else receives them.
   *
   * @default - nobody else
   */
  readonly alarmSubscriptions?: AlarmSubscription[];
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
  constructor(scope: Construct, id: string, private readonly environment: IAppEnvironment, private readonly receivers: AlarmReceivers) {
    super(scope, id);
  }

  /** The topic of a severity; the same one each time. */
  public topicFor(severity: AlarmSeverity): Topic {
    return (this.node.tryFindChild(severity) as Topic | undefined) ?? this.defineTopic(severity);
  }

  private defineTopic(severity: AlarmSeverity): Topic {
    const masterKey = this.environment.provideKey(this, DataClassification.INTERNAL);
    const topic = new Topic(this, severity, { masterKey, enforceSSL: true });
    letAlarmsPublish(topic, this);
    if (masterKey === undefined) {
      const reason = `a ${this.environment.tier} environment has no customer-managed keys, and CloudWatch cannot publish through the one of AWS`;
      proposeOnBehalf({ rule: 'PR-SNS-ENCRYPTED', resource: topic, reason });
    }
    this.subscribeAll(topic, severity);
    return topic;
  }

  private subscribeAll(topic: Topic, severity: AlarmSeverity): void {
    const { alertEmail, alarmSubscriptions = [] } = this.receivers;
    if (alertEmail !== undefined) subscribeEmail(topic, alertEmail);
    alarmSubscriptions
      .filter(({ severities }) => severities === undefined || severities.includes(severity))
      .forEach(({ subscription }) => subscribe(topic, subscription));
  }
}

/** Under an id of its own: the CDK's e-mail subscription would put the address into construct paths. */
function subscribeEmail(topic: Topic, endpoint: string): void {
  proposeNoDeadLetters(new Subscription(topic, 'AlertEmail', { topic, protocol: SubscriptionProtocol.EMAIL, endpoint }));
}

/**
 * As `Topic.addSubscription` does it, but for the id of what lies below the topic: the CDK takes the address or URL, which
 * would put a secret of the receiver into construct paths.
 */
function subscribe(topic: Topic, receiver: ITopicSubscription): void {
  const { subscriberScope, subscriberId, subscriptionDependency, ...options } = receiver.bind(topic);
  const id = subscriberScope ? subscriberId : `Receiver${shortHash([subscriberId])}`;
  const subscription = new Subscription(subscriberScope ?? topic, id, { topic, ...options });
  if (!subscriberScope) proposeNoDeadLetters(subscription);
  if (subscriptionDependency) subscription.node.addDependency(subscriptionDependency);
}

function proposeNoDeadLetters(subscription: Subscription): void {
  proposeOnBehalf({
    rule: 'SNSRedrivePolicy',
    resource: subscription,
    reason: 'AwsSolutions-SQS3 takes the dead letter queue of a subscription for a queue that lacks one, so either rule is broken; SNS repeats by itself',
  });
}

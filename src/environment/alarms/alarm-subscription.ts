import { ITopicSubscription } from 'aws-cdk-lib/aws-sns';
import { AlarmSeverity } from '../../core/alarm-severity';

/** Somebody, or something, that alarms are delivered to. */
export interface AlarmSubscription {
  /**
   * Where they are delivered, as the CDK subscribes it: an e-mail address, a URL such as that of an on-call service, a
   * function or a queue.
   *
   * The key of a queue that is encrypted with KMS must let SNS use it: the CDK adds that to a key of your app, and refuses the key
   * of AWS, whose policy nobody can change.
   *
   * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_sns_subscriptions-readme.html
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html
   */
  readonly subscription: ITopicSubscription;

  /**
   * The severities that are delivered, as the tier lowered them: staging has no pages, and a playground nothing but infos.
   *
   * @default - all of them
   */
  readonly severities?: AlarmSeverity[];
}

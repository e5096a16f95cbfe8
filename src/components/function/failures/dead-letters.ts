import { Duration } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { proposeOnBehalf } from '../../../governance/scope/governed-scope';

/** Where events of asynchronous calls wait that the function gave up on. */
export function createDeadLetterQueue(component: Construct, key: IKey | undefined): Queue {
  const queue = new Queue(component, 'DeadLetters', {
    retentionPeriod: Duration.days(14),
    enforceSSL: true,
    ...key ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key } : { encryption: QueueEncryption.SQS_MANAGED },
  });
  proposeOnBehalf({
    rule: 'SQSRedrivePolicy', resource: queue, reason: 'a dead letter queue is the end of the line; one of its own would need another one',
  });
  return queue;
}

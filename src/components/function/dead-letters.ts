import { Duration } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Where events of asynchronous calls wait that the function gave up on. */
export function createDeadLetterQueue(component: Construct, key: IKey | undefined): Queue {
  return new Queue(component, 'DeadLetters', {
    retentionPeriod: Duration.days(14),
    enforceSSL: true,
    ...key ? { encryption: QueueEncryption.KMS, encryptionMasterKey: key } : { encryption: QueueEncryption.SQS_MANAGED },
  });
}

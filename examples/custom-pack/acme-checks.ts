import { policy } from 'cdk-paved-road';

/** Queues keep what nobody could process. */
class DeadLetters extends policy.Rule {
  constructor() {
    super({
      id: 'ACME-SQS-DEAD-LETTERS',
      statement: 'a queue has a dead letter queue',
      why: 'messages that nobody can process would come back until they expire, and then be lost',
      fix: 'give the queue a deadLetterQueue',
      severity: policy.Severity.ERROR,
      types: ['AWS::SQS::Queue'],
      source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
      sameAs: ['AwsSolutions-SQS3'],
    });
  }

  public judge(queue: policy.ResourceView): policy.Verdict {
    const target = queue.read('RedrivePolicy.deadLetterTargetArn');
    if (target.isPresent) return policy.Verdict.COMPLIANT;
    const isDeadLetterQueue = queue.referrers('AWS::SQS::Queue').length > 0;
    return isDeadLetterQueue ? policy.Verdict.NOT_APPLICABLE : policy.Verdict.nonCompliant('the queue has no dead letter queue', target.path);
  }
}

/** No message waits for ever. */
class RetentionBounded extends policy.Rule {
  constructor() {
    super({
      id: 'ACME-SQS-RETENTION-BOUNDED',
      statement: 'messages are kept for at most 7 days',
      why: 'the privacy notice promises it',
      fix: 'set retentionPeriod to at most 7 days',
      severity: policy.Severity.WARNING,
      types: ['AWS::SQS::Queue'],
      source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
      parameters: [{ name: 'mostSeconds', description: 'seconds that a message is kept at most', default: 604_800, stricter: policy.ParameterOrder.SMALLER }],
    });
  }

  public judge(queue: policy.ResourceView): policy.Verdict {
    const retention = queue.read('MessageRetentionPeriod');
    if (!retention.isKnown) return policy.Verdict.unknown(retention.path);
    const seconds = retention.number ?? 345_600; // 4 days where it is left out
    const isBounded = seconds <= Number(this.parameter(queue, 'mostSeconds'));
    return isBounded ? policy.Verdict.COMPLIANT : policy.Verdict.nonCompliant('messages are kept for too long', retention.path);
  }
}

/** What Acme's security team asks of queues, as a pack of this library. */
export class AcmeChecks extends policy.RulePack {
  constructor() {
    super({ name: 'Acme', version: '2.1.0', rules: [new DeadLetters(), new RetentionBounded()] });
  }
}

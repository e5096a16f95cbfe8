package com.example.checks;

import io.github.cdkpavedroad.policy.Reading;
import io.github.cdkpavedroad.policy.ResourceView;
import io.github.cdkpavedroad.policy.Rule;
import io.github.cdkpavedroad.policy.RuleMeta;
import io.github.cdkpavedroad.policy.Severity;
import io.github.cdkpavedroad.policy.Verdict;
import java.util.List;

/** Queues keep what nobody could process. */
final class DeadLetters extends Rule {
  DeadLetters() {
    super(RuleMeta.builder()
        .id("ACME-SQS-DEAD-LETTERS")
        .statement("a queue has a dead letter queue")
        .why("messages that nobody can process would come back until they expire, and then be lost")
        .fix("give the queue a deadLetterQueue")
        .severity(Severity.ERROR)
        .types(List.of("AWS::SQS::Queue"))
        .source("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html")
        .sameAs(List.of("AwsSolutions-SQS3"))
        .build());
  }

  @Override
  public Verdict judge(ResourceView queue) {
    Reading target = queue.read("RedrivePolicy.deadLetterTargetArn");
    if (target.getIsPresent()) {
      return Verdict.COMPLIANT;
    }
    boolean isDeadLetterQueue = !queue.referrers("AWS::SQS::Queue").isEmpty();
    return isDeadLetterQueue ? Verdict.NOT_APPLICABLE : Verdict.nonCompliant("the queue has no dead letter queue", target.getPath());
  }
}

package com.example.checks;

import io.github.cdkpavedroad.policy.ParameterOrder;
import io.github.cdkpavedroad.policy.Reading;
import io.github.cdkpavedroad.policy.ResourceView;
import io.github.cdkpavedroad.policy.Rule;
import io.github.cdkpavedroad.policy.RuleMeta;
import io.github.cdkpavedroad.policy.RuleParameter;
import io.github.cdkpavedroad.policy.Severity;
import io.github.cdkpavedroad.policy.Verdict;
import java.util.List;
import java.util.Objects;

/** No message waits for ever. */
final class RetentionBounded extends Rule {
  private static final int FOUR_DAYS = 345_600; // where it is left out

  RetentionBounded() {
    super(RuleMeta.builder()
        .id("ACME-SQS-RETENTION-BOUNDED")
        .statement("messages are kept for at most 7 days")
        .why("the privacy notice promises it")
        .fix("set retentionPeriod to at most 7 days")
        .severity(Severity.WARNING)
        .types(List.of("AWS::SQS::Queue"))
        .source("https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html")
        .parameters(List.of(RuleParameter.builder()
            .name("mostSeconds")
            .description("seconds that a message is kept at most")
            .defaultValue(604_800)
            .stricter(ParameterOrder.SMALLER)
            .build()))
        .build());
  }

  @Override
  public Verdict judge(ResourceView queue) {
    Reading retention = queue.read("MessageRetentionPeriod");
    if (!retention.getIsKnown()) {
      return Verdict.unknown(retention.getPath());
    }
    Number seconds = Objects.requireNonNullElse(retention.getNumber(), FOUR_DAYS);
    Number most = (Number) parameter(queue, "mostSeconds");
    boolean isBounded = seconds.doubleValue() <= most.doubleValue();
    return isBounded ? Verdict.COMPLIANT : Verdict.nonCompliant("messages are kept for too long", retention.getPath());
  }
}

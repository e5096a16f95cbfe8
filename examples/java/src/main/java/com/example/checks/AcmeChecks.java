package com.example.checks;

import io.github.cdkpavedroad.policy.RulePack;
import io.github.cdkpavedroad.policy.RulePackProps;
import java.util.List;

/** What Acme's security team asks of queues. */
public final class AcmeChecks extends RulePack {
  public AcmeChecks() {
    super(RulePackProps.builder()
        .name("Acme")
        .version("2.1.0")
        .rules(List.of(new DeadLetters(), new RetentionBounded()))
        .build());
  }
}

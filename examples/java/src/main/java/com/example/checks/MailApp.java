package com.example.checks;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdkpavedroad.Governance;
import io.github.cdkpavedroad.GovernanceProps;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;

/** An ordinary app that is governed by the security team's pack. It fails: its queue has no dead letter queue. */
public final class MailApp {
  public static void main(String[] args) {
    App app = new App();
    Governance.apply(app, GovernanceProps.builder()
        .packs(List.of(new AcmeChecks(), new AcmeNagChecks(), new AwsSolutionsChecks()))
        .build());
    Queue.Builder.create(new Stack(app, "Mail"), "Outgoing")
        .encryption(QueueEncryption.SQS_MANAGED)
        .queueName("outgoing")
        .enforceSsl(true)
        .retentionPeriod(Duration.days(10))
        .build();
    app.synth();
  }
}

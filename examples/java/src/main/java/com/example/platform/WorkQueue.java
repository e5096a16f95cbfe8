package com.example.platform;

import io.github.cdkpavedroad.ComponentDescription;
import io.github.cdkpavedroad.DataClassification;
import io.github.cdkpavedroad.GovernedComponent;
import io.github.cdkpavedroad.GovernedComponentProps;
import io.github.cdkpavedroad.IAppEnvironment;
import io.github.cdkpavedroad.IConnectionTarget;
import io.github.cdkpavedroad.IWorkload;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** Work that one service leaves for another: a component of the platform team, governed like those of the library. */
public class WorkQueue extends GovernedComponent implements IConnectionTarget {
  private final Queue queue;

  public WorkQueue(Construct scope, String id, IAppEnvironment environment) {
    super(scope, id, GovernedComponentProps.builder().environment(environment).build(), ComponentDescription.builder()
        .type("acme-components.WorkQueue")
        .version("1.4.0")
        .dataClassification(DataClassification.INTERNAL)
        .promises(List.of("AwsSolutions-SQS3", "AwsSolutions-SQS4"))
        .build());
    Queue deadLetters = safeQueue("DeadLetters").retentionPeriod(Duration.days(14)).build();
    queue = safeQueue("Resource")
        .deadLetterQueue(DeadLetterQueue.builder().queue(deadLetters).maxReceiveCount(3).build())
        .build();
  }

  @Override
  public String getConnectionName() {
    return getComponentName();
  }

  /** Lets a workload leave messages, and gives it the address. */
  @Override
  public void admitWorkload(IWorkload workload, String variablePrefix) {
    workload.addVariable(variablePrefix + "_QUEUE_URL", queue.getQueueUrl());
    workload.getGrantPrincipal().addToPrincipalPolicy(PolicyStatement.Builder.create()
        .actions(List.of("sqs:SendMessage"))
        .resources(List.of(queue.getQueueArn()))
        .build());
  }

  private Queue.Builder safeQueue(String id) {
    return Queue.Builder.create(this, id).encryption(QueueEncryption.SQS_MANAGED).enforceSsl(true);
  }
}

"""What Acme's security team asks of queues, as a pack."""

from cdk_paved_road.policy import ResourceView, Rule, RulePack, Severity, Verdict


class DeadLetters(Rule):
    """Queues keep what nobody could process."""

    def __init__(self) -> None:
        super().__init__(
            id="ACME-SQS-DEAD-LETTERS",
            statement="a queue has a dead letter queue",
            why="messages that nobody can process would come back until they expire, and then be lost",
            fix="give the queue a dead_letter_queue",
            severity=Severity.ERROR,
            # Each call from the library into Python takes about a millisecond: name the types, and nobody asks about others.
            types=["AWS::SQS::Queue"],
            source="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html",
            same_as=["AwsSolutions-SQS3"],
        )

    def judge(self, resource: ResourceView) -> Verdict:
        target = resource.read("RedrivePolicy.deadLetterTargetArn")
        if target.is_present:
            return Verdict.COMPLIANT
        if resource.referrers("AWS::SQS::Queue"):
            return Verdict.NOT_APPLICABLE  # it is one itself
        return Verdict.non_compliant("the queue has no dead letter queue", target.path)


class AcmeChecks(RulePack):
    """The pack, with the version that records name."""

    def __init__(self) -> None:
        super().__init__(name="Acme", version="2.1.0", rules=[DeadLetters()])

"""An app that breaks two rules of the security team: the synthesis fails and says why."""

from acme_checks import AcmeChecks
from acme_nag_checks import AcmeNagChecks
from aws_cdk import App, Duration, Stack
from aws_cdk.aws_sqs import Queue, QueueEncryption
from cdk_nag import AwsSolutionsChecks
from cdk_paved_road import Governance

app = App()
Governance.apply(app, packs=[AcmeChecks(), AcmeNagChecks(), AwsSolutionsChecks()])

stack = Stack(app, "Mail")
Queue(stack, "Outgoing", encryption=QueueEncryption.SQS_MANAGED, enforce_ssl=True, retention_period=Duration.days(14))

app.synth()

"""An app that breaks a rule of the security team: the synthesis fails and says why."""

from acme_checks import AcmeChecks
from aws_cdk import App, Stack
from aws_cdk.aws_sqs import Queue, QueueEncryption
from cdk_nag import AwsSolutionsChecks
from cdk_paved_road import Governance

app = App()
Governance.apply(app, packs=[AcmeChecks(), AwsSolutionsChecks()])

stack = Stack(app, "Mail")
Queue(stack, "Outgoing", encryption=QueueEncryption.SQS_MANAGED, enforce_ssl=True)

app.synth()

"""A pack of cdk-nag that Acme had before: it is judged with the others, as it is."""

import jsii
from aws_cdk import CfnResource
from aws_cdk.aws_sqs import CfnQueue
from cdk_nag import IApplyRule, NagMessageLevel, NagPack, NagRuleCompliance


# What an interface calls a property is one in Python too: a plain attribute would arrive as nothing.
@jsii.implements(IApplyRule)
class RetentionBounded:
    """No message waits for ever."""

    rule_suffix_override = property(lambda self: "SQS-RETENTION-BOUNDED")
    info = property(lambda self: "messages are kept for too long")
    explanation = property(lambda self: "the privacy notice promises at most 7 days")
    level = property(lambda self: NagMessageLevel.ERROR)
    node = property(lambda self: self._node)

    def __init__(self, node: CfnResource) -> None:
        self._node = node

    def rule(self, node: CfnResource) -> NagRuleCompliance:
        if not isinstance(node, CfnQueue):
            return NagRuleCompliance.NOT_APPLICABLE
        seconds = node.message_retention_period or 345_600  # 4 days where it is left out
        return NagRuleCompliance.COMPLIANT if seconds <= 604_800 else NagRuleCompliance.NON_COMPLIANT


class AcmeNagChecks(NagPack):
    """The pack."""

    name = property(lambda self: "AcmeNag")

    def __init__(self) -> None:
        super().__init__()
        self._pack_name = "ACME-NAG"

    def _check_resource(self, node: CfnResource) -> None:
        self._apply_rule(RetentionBounded(node))

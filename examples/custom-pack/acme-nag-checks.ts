import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { NagMessageLevel, NagPack, NagRuleCompliance, NagRules } from 'cdk-nag';

/** What Acme's security team asks of queues, as a pack of cdk-nag. */
export class AcmeNagChecks extends NagPack {
  public readonly name = 'Acme';

  constructor() {
    super();
    this.packName = 'ACME';
  }

  protected checkResource(node: CfnResource): void {
    this.applyRule({
      ruleSuffixOverride: 'SQS-DEAD-LETTERS',
      info: 'the queue has no dead letter queue',
      explanation: 'messages that nobody can process would come back until they expire, and then be lost',
      level: NagMessageLevel.ERROR,
      rule: hasDeadLetters,
      node,
    });
    this.applyRule({
      ruleSuffixOverride: 'SQS-RETENTION-BOUNDED',
      info: 'messages are kept for too long',
      explanation: 'the privacy notice promises at most 7 days',
      level: NagMessageLevel.WARN,
      rule: boundsRetention,
      node,
    });
  }
}

function hasDeadLetters(node: CfnResource): NagRuleCompliance {
  if (!(node instanceof CfnQueue)) return NagRuleCompliance.NOT_APPLICABLE;
  if (deadLettersOf(node) !== undefined) return NagRuleCompliance.COMPLIANT;
  const stack = Stack.of(node);
  const ownId: unknown = stack.resolve(node.logicalId);
  const isDeadLetterQueue = stack.node.findAll().some((other) => other instanceof CfnQueue && deadLettersOf(other) === ownId);
  return isDeadLetterQueue ? NagRuleCompliance.NOT_APPLICABLE : NagRuleCompliance.NON_COMPLIANT;
}

/** The logical id of the queue that takes what nobody could process. */
function deadLettersOf(queue: CfnQueue): unknown {
  const policy = Stack.of(queue).resolve(queue.redrivePolicy) as { readonly deadLetterTargetArn?: unknown } | undefined;
  return policy?.deadLetterTargetArn === undefined ? undefined : NagRules.resolveResourceFromIntrinsic(queue, policy.deadLetterTargetArn);
}

function boundsRetention(node: CfnResource): NagRuleCompliance {
  if (!(node instanceof CfnQueue)) return NagRuleCompliance.NOT_APPLICABLE;
  const seconds = Number(NagRules.resolveIfPrimitive(node, node.messageRetentionPeriod) ?? 345_600);
  return seconds <= 604_800 ? NagRuleCompliance.COMPLIANT : NagRuleCompliance.NON_COMPLIANT;
}

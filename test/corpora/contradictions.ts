/** A rule that somebody else wrote, that production templates break on purpose, and why. */
export interface Contradiction {
  /** The name of the rule. */
  readonly rule: string;
  /** The construct paths that may break it. */
  readonly paths: RegExp;
  readonly reason: string;
}

const DEFAULT_GROUP_FUNCTION = /\/Core\/Network\/DefaultSecurityGroup\/Function\//;

/** What two corpora ask for in opposite ways, or what AWS refuses. Nothing else may be broken. */
export const CONTRADICTIONS: Contradiction[] = [
  {
    rule: 'lambda_inside_vpc_check',
    paths: DEFAULT_GROUP_FUNCTION,
    reason: 'it closes the default group of the network before anything runs there, and calls the EC2 API without a way out of it',
  },
  {
    rule: 'sqs_dlq_check',
    paths: /\/DeadLetters\/Resource$/,
    reason: 'a dead letter queue is the end of the line; one of its own would need another one',
  },
  {
    rule: 'autoscaling_mixed_instances_policy_multiple_instance_types_check',
    paths: /\/Operators\/Resource\/ASG$/,
    reason: 'the rules of cdk-nag for metadata and volumes do not follow a group to the template of such a policy; any zone has room for one small host',
  },
];

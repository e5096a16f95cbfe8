/** A rule that somebody else wrote, that production templates break on purpose, and why. */
export interface Contradiction {
  /** The name of the rule. */
  readonly rule: string;
  /** The construct paths that may break it. */
  readonly paths: RegExp;
  readonly reason: string;
}

const LOG_BUCKET = /\/Core\/LogBucket\/Resource\/Resource$/;
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
  {
    rule: 's3_bucket_logging_enabled_check',
    paths: LOG_BUCKET,
    reason: 'it is where access logs go; AWS recommends none of its own, which would be written about every log without an end',
  },
  {
    rule: 's3_bucket_object_lock_enabled_check',
    paths: LOG_BUCKET,
    reason: 'S3 refuses to write access logs into a bucket with Object Lock',
  },
  {
    rule: 's3_bucket_default_encryption_kms_check',
    paths: LOG_BUCKET,
    reason: 'S3 and load balancers write access logs with a key of S3 alone',
  },
  ...['rds_instance_storage_encrypted_check', 'rds_storage_encrypted_kms_key_check'].map((rule) => ({
    rule,
    paths: /\/Restored[0-9a-f]{8}\/Resource$/,
    reason: 'a restored instance is encrypted as its source was, and the rules of CloudFormation itself refuse a template that says so',
  })),
];

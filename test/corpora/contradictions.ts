/** A rule that somebody else wrote, that production templates break on purpose, and why. */
export interface Contradiction {
  /** The name of the rule, or what names of several frameworks end with. */
  readonly rule: string;
  /** The construct paths that may break it. */
  readonly paths: RegExp;
  readonly reason: string;
}

const DEFAULT_GROUP_FUNCTION = /\/Core\/Network\/DefaultSecurityGroup\/Function\//;

/** What two corpora ask for in opposite ways, or what AWS refuses. Nothing else may be broken. */
export const CONTRADICTIONS: Contradiction[] = [
  {
    rule: 'VPCNoUnrestrictedRouteToIGW',
    paths: /\/Core\/Network\/PublicSubnet\d\/DefaultRoute$/,
    reason: 'a NAT gateway works in a subnet with this route alone; nothing but NAT gateways lies there',
  },
  {
    rule: 'LambdaInsideVPC',
    paths: DEFAULT_GROUP_FUNCTION,
    reason: 'it closes the default group of the network before anything runs there, and calls the EC2 API without a way out of it',
  },
  {
    rule: 'lambda_inside_vpc_check',
    paths: DEFAULT_GROUP_FUNCTION,
    reason: 'as LambdaInsideVPC',
  },
  {
    rule: 'LambdaDLQ',
    paths: DEFAULT_GROUP_FUNCTION,
    reason: 'CloudFormation waits for its answer and reports its failure; an event that nobody waits for does not exist',
  },
  {
    rule: 'LambdaConcurrency',
    paths: DEFAULT_GROUP_FUNCTION,
    reason: 'it runs once per network, and a new account, whose quota is 10, refuses to reserve anything',
  },
  {
    rule: 'SNSRedrivePolicy',
    paths: /\/Core\/Alarms\/\w+\/(AlertEmail|Receiver\w+)\/Resource$/,
    reason: 'AwsSolutions-SQS3 takes the dead letter queue of a subscription for a queue that lacks one, so either rule is broken',
  },
  {
    rule: 'SQSRedrivePolicy',
    paths: /\/DeadLetters\/Resource$/,
    reason: 'a dead letter queue is the end of the line; one of its own would need another one',
  },
  {
    rule: 'sqs_dlq_check',
    paths: /\/DeadLetters\/Resource$/,
    reason: 'as SQSRedrivePolicy',
  },
  {
    rule: 'RDSInBackupPlan',
    paths: /\/Orders\/Resource\/(Writer|Reader)\/Resource$/,
    reason: 'AWS Backup takes Aurora as a cluster, which is in the plan, and refuses its instances, for which the rule asks',
  },
];

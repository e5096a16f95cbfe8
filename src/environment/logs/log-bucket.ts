import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, IBucket, LifecycleRule, ObjectOwnership, StorageClass } from 'aws-cdk-lib/aws-s3';
import { Construct, Dependable } from 'constructs';
import { IAppEnvironment } from '../../core/app-environment';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';
import { logDays } from '../../governance/scope/log-group';

/** Below which S3 itself writes the access logs of other buckets. */
const ACCESS_LOGS = 's3/';

/** How long a deleted or overwritten log can be had back, and an upload that nobody finished is kept. */
const AFTERMATH = Duration.days(7);

/** Days after which logs that are hardly read any more move to a cheaper class, in which they are paid for 90 days at least. */
const DAYS_AT_HAND = 90;

/** What frameworks ask of every bucket, and this one cannot have. */
const DEPARTURES = {
  S3BucketDefaultLockEnabled: 'S3 refuses to write access logs into a bucket with Object Lock',
  S3DefaultEncryptionKMS: 'S3 and load balancers write access logs with a key of S3 alone',
  S3BucketReplicationEnabled: 'a copy of every log in another region is a choice of the organization, which knows where; here logs have an end',
};

/**
 * Where services of AWS put logs that they write to S3: flow logs below `AWSLogs/`, access logs of buckets below `s3/`.
 *
 * Encrypted with a key of S3: access logs of buckets and of load balancers cannot be written with a customer-managed key. Never locked,
 * since S3 refuses to write access logs into a bucket with Object Lock. EventBridge hears of each log, which costs nothing. Logs go when the tier's time for logs is over, and the bucket goes
 * with the stack where the tier keeps no data.
 *
 * Its policy names from the beginning who may write, since nobody can add to it: what is handed out refers to the bucket and does not
 * change it, or stacks of the core and of components would need each other.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
 */
export class LogBucket extends Construct {
  /** What askers get to see. */
  public readonly offer: IBucket;

  constructor(scope: Construct, id: string, { tier }: IAppEnvironment) {
    super(scope, id);
    const bucket = new Bucket(this, 'Resource', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      versioned: true,
      lifecycleRules: [endOfLogs(tier)],
      ...tier.keepsData ? { removalPolicy: RemovalPolicy.RETAIN } : { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true },
    });
    // On the resource itself: the option of the CDK would bring a function along.
    (bucket.node.defaultChild as CfnBucket).notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    letLogDeliveryWrite(bucket);
    letAccessLogsBeWritten(bucket);
    proposeOnBehalf({
      rule: 'AwsSolutions-S1',
      sameAs: ['S3BucketLoggingEnabled'],
      resource: bucket,
      reason: 'it is where access logs go: logs of its own would be written about every log, without an end',
    });
    Object.entries(DEPARTURES).forEach(([rule, reason]) => proposeOnBehalf({ rule, resource: bucket, reason }));
    this.offer = Bucket.fromBucketAttributes(this, 'Offer', { bucketArn: bucket.bucketArn, bucketName: bucket.bucketName });
    // Who depends on it comes after the bucket with its policy, and goes before the bucket is emptied.
    Dependable.implement(this.offer, { dependencyRoots: [bucket] });
  }
}

function endOfLogs({ logRetention }: EnvironmentTier): LifecycleRule {
  const days = logDays(logRetention);
  const isWorthMoving = days === undefined || days >= 2 * DAYS_AT_HAND;
  return {
    expiration: days === undefined ? undefined : Duration.days(days),
    noncurrentVersionExpiration: AFTERMATH,
    abortIncompleteMultipartUploadAfter: AFTERMATH,
    transitions: isWorthMoving ? [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(DAYS_AT_HAND) }] : undefined,
  };
}

/**
 * Flow logs and whatever else AWS delivers for this account.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html
 */
function letLogDeliveryWrite(bucket: Bucket): void {
  const { account } = Stack.of(bucket);
  const conditions = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': Stack.of(bucket).formatArn({ service: 'logs', resource: '*' }) },
  };
  const principals = [new ServicePrincipal('delivery.logs.amazonaws.com')];
  bucket.addToResourcePolicy(new PolicyStatement({
    sid: 'AWSLogDeliveryWrite',
    principals,
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
    conditions: { ...conditions, StringEquals: { ...conditions.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' } },
  }));
  bucket.addToResourcePolicy(new PolicyStatement({
    sid: 'AWSLogDeliveryCheck', principals, actions: ['s3:GetBucketAcl', 's3:ListBucket'], resources: [bucket.bucketArn], conditions,
  }));
}

/** Access logs of the account's buckets. */
function letAccessLogsBeWritten(bucket: Bucket): void {
  bucket.addToResourcePolicy(new PolicyStatement({
    sid: 'S3AccessLogs',
    principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
    actions: ['s3:PutObject'],
    resources: [bucket.arnForObjects(`${ACCESS_LOGS}*`)],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(bucket).account } },
  }));
}

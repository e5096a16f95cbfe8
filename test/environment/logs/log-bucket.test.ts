import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { EnvironmentTier } from '../../../src/core';
import { GovernanceAssertions } from '../../../src/testing';
import { CONCRETE, properties, Rendered, resources, Shop, statementsFor } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

function asked(tier = PRODUCTION, env?: typeof CONCRETE): Shop {
  const shop = new Shop({ tier, env });
  shop.environment.provideLogBucket(shop.stack);
  return shop;
}

const bucketOf = ({ template }: Shop): Rendered => Object.values(resources(template, 'AWS::S3::Bucket'))[0];
const lifecycleOf = (tier: EnvironmentTier): Rendered => {
  const [rule, ...more] = bucketOf(asked(tier)).Properties.LifecycleConfiguration.Rules;
  expect(more).toEqual([]);
  return rule;
};
const policyOf = ({ template }: Shop): Rendered => properties(template, 'AWS::S3::BucketPolicy').PolicyDocument;

describe('Log bucket', () => {
  test('is there once, when it is first asked for', () => {
    const other = new Shop();
    other.environment.provideNetwork(other.stack);
    expect(resources(other.template, 'AWS::S3::Bucket')).toEqual({});
    const shop = new Shop();
    const bucket = shop.environment.provideLogBucket(shop.stack);
    expect(shop.environment.provideLogBucket(shop.stack)).toBe(bucket);
    expect(Object.keys(resources(shop.template, 'AWS::S3::Bucket'))).toEqual(['LogBucket27CEF49F']);
  });

  test('has a key of S3, versions and no name, and nobody can make it public or write with rights of their own', () => {
    const { Properties } = bucketOf(asked());
    expect(Properties.BucketName).toBeUndefined();
    expect(Properties).toMatchObject({
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test.each([[PLAYGROUND, 14], [DEVELOPMENT, 30], [STAGING, 90], [PRODUCTION, 365]])('Log retention: in %s logs go after %d days', (tier, days) => {
    expect(lifecycleOf(tier)).toMatchObject({
      Status: 'Enabled', ExpirationInDays: days, NoncurrentVersionExpiration: { NoncurrentDays: 7 }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    });
  });

  test.each([
    [RetentionDays.FIVE_MONTHS, 150, false], [RetentionDays.SIX_MONTHS, 180, true], [RetentionDays.INFINITE, undefined, true],
  ])('moves logs that are kept for %d days to a cheaper class when that is worth it', (logRetention, days, moves) => {
    const rule = lifecycleOf(EnvironmentTier.custom('longer', { basedOn: STAGING, logRetention }));
    expect(rule.ExpirationInDays).toBe(days);
    expect(rule.Transitions).toEqual(moves ? [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }] : undefined);
  });

  test.each([[PLAYGROUND, false], [DEVELOPMENT, false], [STAGING, true], [PRODUCTION, true]])('in %s outlives the stack: %s', (tier, outlives) => {
    const shop = asked(tier);
    expect(bucketOf(shop).DeletionPolicy).toBe(outlives ? 'Retain' : 'Delete');
    expect(Object.keys(resources(shop.template, 'Custom::S3AutoDeleteObjects'))).toHaveLength(outlives ? 0 : 1);
  });

  test('lets log delivery write for this account and region alone, and look at the bucket', () => {
    const [write, check, ...more] = statementsFor(policyOf(asked(PRODUCTION, CONCRETE)), 'delivery.logs.amazonaws.com');
    expect(more).toEqual([]);
    expect(write).toMatchObject({ Effect: 'Allow', Action: 's3:PutObject' });
    expect(JSON.stringify(write.Resource)).toContain('/AWSLogs/111111111111/*');
    expect(write.Condition.StringEquals).toEqual({ 'aws:SourceAccount': '111111111111', 's3:x-amz-acl': 'bucket-owner-full-control' });
    expect(JSON.stringify(write.Condition.ArnLike)).toContain(':logs:eu-west-1:111111111111:*');
    expect(check).toMatchObject({ Effect: 'Allow', Action: ['s3:GetBucketAcl', 's3:ListBucket'], Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } });
  });

  test('lets S3 write access logs of the account, and nobody write anything else', () => {
    const policy = policyOf(asked(PRODUCTION, CONCRETE));
    const [access] = statementsFor(policy, 'logging.s3.amazonaws.com');
    expect(access).toMatchObject({ Action: 's3:PutObject', Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } });
    expect(JSON.stringify(access.Resource)).toContain('/s3/*');
    expect(policy.Statement.map(({ Effect, Action }: Rendered) => [Effect, Action])).toEqual([
      ['Deny', 's3:*'], ['Allow', 's3:PutObject'], ['Allow', ['s3:GetBucketAcl', 's3:ListBucket']], ['Allow', 's3:PutObject'],
    ]);
  });

  test('takes the access logs of a bucket in another stack, which it does not know', () => {
    const shop = new Shop();
    new Bucket(shop.stack, 'Invoices', { serverAccessLogsBucket: shop.environment.provideLogBucket(shop.stack), serverAccessLogsPrefix: 's3/invoices/' });
    const before = JSON.stringify(asked().template.toJSON().Resources);
    expect(JSON.stringify(shop.template.toJSON().Resources)).toBe(before);
    Template.fromStack(shop.stack).hasResourceProperties('AWS::S3::Bucket', { LoggingConfiguration: { LogFilePrefix: 's3/invoices/' } });
    expect(JSON.stringify([shop.template.toJSON(), Template.fromStack(shop.stack).toJSON()])).not.toMatch(/"Export"|Fn::ImportValue/);
  });

  test.each([[PLAYGROUND], [DEVELOPMENT], [STAGING], [PRODUCTION]])('breaks no rule in %s but the one that it proposes', (tier) => {
    const verdict = GovernanceAssertions.of(asked(tier).app);
    verdict.isCompliant();
    const ours = verdict.findings().filter(({ path }) => path.includes('/LogBucket/'));
    expect(ours.map(({ rule, disposition }) => [rule, disposition])).toEqual([['AwsSolutions-S1', 'waived']]);
  });
});

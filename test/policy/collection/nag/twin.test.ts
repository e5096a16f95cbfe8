import { CfnResource, Stack } from 'aws-cdk-lib';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { l1ClassOf } from '../../../../src/policy/collection/nag/l1-classes';
import { TwinFactory } from '../../../../src/policy/collection/nag/twin';

const make = <T extends CfnResource>(type: string, properties?: object, more: object = {}): T => new TwinFactory().make('It', { Type: type, Properties: properties, ...more }) as T;
const resolved = (twin: CfnResource, value: unknown): unknown => Stack.of(twin).resolve(value);

describe('TwinFactory', () => {
  test('makes an instance of the L1 class, with the logical id', () => {
    const twin = make<CfnBucket>('AWS::S3::Bucket', { BucketName: 'shop' });
    expect([twin instanceof CfnBucket, twin.bucketName, resolved(twin, twin.ref), resolved(twin, twin.attrArn)]).toEqual([true, 'shop', { Ref: 'It' }, { 'Fn::GetAtt': ['It', 'Arn'] }]);
  });

  test.each<[string, object, (bucket: CfnBucket) => unknown, unknown]>([
    ['nested values under the names of the L1', { VersioningConfiguration: { Status: 'Enabled' } }, ({ versioningConfiguration }) => versioningConfiguration, { status: 'Enabled' }],
    ['lists', { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] } }, ({ corsConfiguration }) => corsConfiguration, { corsRules: [{ allowedMethods: ['GET'], allowedOrigins: ['*'] }] }],
    ['truth values written as text', { ObjectLockEnabled: 'true' }, ({ objectLockEnabled }) => objectLockEnabled, true],
    ['intrinsics', { BucketName: { Ref: 'Name' } }, ({ bucketName }) => bucketName, { Ref: 'Name' }],
    ['nested intrinsics', { VersioningConfiguration: { Status: { 'Fn::If': ['C', 'Enabled', 'Suspended'] } } }, ({ versioningConfiguration }) => versioningConfiguration, { status: { 'Fn::If': ['C', 'Enabled', 'Suspended'] } }],
    ['intrinsics in place of objects', { VersioningConfiguration: { 'Fn::If': ['C', { Status: 'Enabled' }, { Ref: 'AWS::NoValue' }] } }, ({ versioningConfiguration }) => versioningConfiguration,
      { 'Fn::If': ['C', { Status: 'Enabled' }, { Ref: 'AWS::NoValue' }] }],
    ['intrinsics in place of lists', { CorsConfiguration: { CorsRules: { 'Fn::FindInMap': ['A', 'B', 'C'] } } }, ({ corsConfiguration }) => corsConfiguration, { corsRules: { 'Fn::FindInMap': ['A', 'B', 'C'] } }],
    ['nothing for AWS::NoValue', { VersioningConfiguration: { Ref: 'AWS::NoValue' } }, ({ versioningConfiguration }) => versioningConfiguration, undefined],
    ['nothing for what is left out', {}, ({ versioningConfiguration }) => versioningConfiguration, undefined],
    ['dynamic references', { BucketName: '{{resolve:ssm:/shop/name}}' }, ({ bucketName }) => bucketName, '{{resolve:ssm:/shop/name}}'],
    ['dynamic references of truth values', { ObjectLockEnabled: '{{resolve:ssm:/shop/locked}}' }, ({ objectLockEnabled }) => objectLockEnabled, '{{resolve:ssm:/shop/locked}}'],
  ])('says what the template says: %s', (_, properties, read, value) => {
    const twin = make<CfnBucket>('AWS::S3::Bucket', properties);
    expect(resolved(twin, read(twin))).toEqual(value);
  });

  test.each<[unknown, unknown]>([[7, 7], ['7', 7], [{ Ref: 'Days' }, { Ref: 'Days' }], ['{{resolve:secretsmanager:x:SecretString:days}}', '{{resolve:secretsmanager:x:SecretString:days}}']])('numbers: %p', (written, read) => {
    const twin = make<CfnDBInstance>('AWS::RDS::DBInstance', { BackupRetentionPeriod: written });
    expect(resolved(twin, twin.backupRetentionPeriod)).toEqual(read);
  });

  test('tags may be tokens one by one', () => {
    const twin = make<CfnBucket>('AWS::S3::Bucket', { Tags: [{ Key: 'owner', Value: { Ref: 'Owner' } }] });
    expect(resolved(twin, twin.tags.renderTags())).toEqual([{ key: 'owner', value: { Ref: 'Owner' } }]);
  });

  test('has what stands beside the properties', () => {
    const options = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Snapshot', Metadata: { a: 1 }, CreationPolicy: { b: 2 }, UpdatePolicy: { c: 3 }, Version: '1.0', Description: 'x' };
    expect(make('AWS::S3::Bucket', {}, options).cfnOptions).toMatchObject({
      deletionPolicy: 'Retain', updateReplacePolicy: 'Snapshot', metadata: { a: 1 }, creationPolicy: { b: 2 }, updatePolicy: { c: 3 }, version: '1.0', description: 'x',
    });
  });

  test.each(['Custom::Thing', 'Acme::Storage::Bucket', 'AWS::CloudFormation::CustomResource'])('a type without a class of its own is generic: %s', (type) => {
    const twin = make(type, { ServiceToken: 'x', Deep: { Name: { Ref: 'Name' } } }, { DeletionPolicy: 'Retain' });
    expect([twin.cfnResourceType, twin.cfnOptions.deletionPolicy]).toEqual([type, 'Retain']);
  });

  test.each<[string, string, object | undefined, RegExp]>([
    ['a required property is left out', 'AWS::S3::BucketPolicy', { Bucket: 'x' }, /missing required property: policyDocument/],
    ['a required property is AWS::NoValue', 'AWS::S3::BucketPolicy', { Bucket: 'x', PolicyDocument: { Ref: 'AWS::NoValue' } }, /missing required property: policyDocument/],
    ['there are no properties', 'AWS::IAM::Policy', undefined, /missing required property/],
    ['a truth value is none', 'AWS::S3::Bucket', { ObjectLockEnabled: 'perhaps' }, /boolean/],
  ])('refuses what the class refuses: %s', (_, type, properties, message) => {
    expect(() => make(type, properties)).toThrow(message);
  });

  test('what it refused leaves nothing behind', () => {
    const factory = new TwinFactory();
    const before = Stack.of(factory.make('It', { Type: 'AWS::S3::Bucket' })).node.children.length;
    expect(() => factory.make('It', { Type: 'AWS::IAM::Policy' })).toThrow();
    expect(Stack.of(factory.make('It', { Type: 'AWS::S3::Bucket' })).node.children).toHaveLength(before + 1);
  });

  test('says so where the CDK has changed underneath', () => {
    const bucket = l1ClassOf('AWS::S3::Bucket')!;
    const spied = jest.spyOn(bucket, '_fromCloudFormation').mockImplementation((scope, id) => new CfnBucket(scope, id, { bucketName: 'another' }));
    try {
      expect(() => new TwinFactory()).toThrow(/^rules of cdk-nag cannot be shown rendered templates with this version of aws-cdk-lib: a bucket came out as \["another"/);
    } finally {
      spied.mockRestore();
    }
  });
});

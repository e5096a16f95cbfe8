import { Fn, Stack } from 'aws-cdk-lib';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { GovernanceAssertions } from '../../../src/testing';
import { databaseIn, newApp, recordOf } from '../apps';

const overridesAfter = (change: (cluster: CfnDBCluster) => void) => {
  const app = newApp();
  change(databaseIn(app).node.defaultChild as CfnDBCluster);
  GovernanceAssertions.of(app);
  return recordOf(app).overrides.map(({ property, before, after }) => [property, before, after]);
};

describe('raw overrides of governed resources', () => {
  test.each<[string, (cluster: CfnDBCluster) => void, unknown[]]>([
    ['a value', (cluster) => cluster.addPropertyOverride('StorageEncrypted', false), ['StorageEncrypted', true, false]],
    ['a value below', (cluster) => cluster.addPropertyOverride('ServerlessV2ScalingConfiguration.MaxCapacity', 64), ['ServerlessV2ScalingConfiguration.MaxCapacity', 4, 64]],
    ['a list', (cluster) => cluster.addPropertyOverride('EnableCloudwatchLogsExports', []), ['EnableCloudwatchLogsExports', ['postgresql'], []]],
    ['what was not there', (cluster) => cluster.addPropertyOverride('BacktrackWindow', 3600), ['BacktrackWindow', null, 3600]],
    ['an intrinsic', (cluster) => cluster.addPropertyOverride('DatabaseName', { Ref: 'Name' }), ['DatabaseName', 'orders', { Ref: 'Name' }]],
    ['a token', (cluster) => cluster.addPropertyOverride('KmsKeyId', Fn.getAtt('Key', 'Arn')), ['KmsKeyId', null, { 'Fn::GetAtt': ['Key', 'Arn'] }]],
    ['an empty object', (cluster) => cluster.addPropertyOverride('ScalingConfiguration', {}), ['ScalingConfiguration', null, {}]],
    ['a deletion', (cluster) => cluster.addPropertyDeletionOverride('EnableCloudwatchLogsExports'), ['EnableCloudwatchLogsExports', ['postgresql'], null]],
  ])('%s is listed with both values', (_, change, row) => expect(overridesAfter(change)).toEqual([row]));

  test('without any, nothing is listed', () => expect(overridesAfter(() => {})).toEqual([]));

  test('those of ordinary resources are nobody\'s business', () => {
    const app = newApp();
    const bucket = new Bucket(Stack.of(databaseIn(app)), 'Beside');
    (bucket.node.defaultChild as CfnBucket).addPropertyOverride('BucketName', 'x');
    GovernanceAssertions.of(app);
    expect(recordOf(app).overrides).toEqual([]);
  });
});

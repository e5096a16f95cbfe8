import { EnvironmentTier } from '../../../src/core';
import { FlowLogDestination, NetworkShape } from '../../../src/environment';
import { properties, resources, Shop } from '../shop';

function network(tier = EnvironmentTier.PRODUCTION): Shop {
  const shop = new Shop({ tier });
  shop.environment.provideNetwork(shop.stack);
  return shop;
}

describe('FlowLog', () => {
  test('writes all traffic of the VPC into a log group of its own', () => {
    const flowLog = properties(network().template, 'AWS::EC2::FlowLog');

    expect(flowLog).toMatchObject({ ResourceType: 'VPC', TrafficType: 'ALL', LogDestinationType: 'cloud-watch-logs' });
    expect(flowLog.ResourceId.Ref).toMatch(/^Network/);
    expect(flowLog.LogGroupName.Ref).toMatch(/^NetworkFlowLogLogGroup/);
  });

  test.each([
    [EnvironmentTier.PLAYGROUND, 14, 'Delete', false],
    [EnvironmentTier.DEVELOPMENT, 30, 'Delete', false],
    [EnvironmentTier.STAGING, 90, 'Retain', true],
    [EnvironmentTier.PRODUCTION, 365, 'Retain', true],
  ])('in %s keeps lines for %d days, its deletion policy is %s, with a key: %s', (tier, days, deletionPolicy, hasKey) => {
    for (const logGroup of Object.values(resources(network(tier).template, 'AWS::Logs::LogGroup'))) {
      expect(logGroup.Properties.RetentionInDays).toBe(days);
      expect(logGroup.DeletionPolicy).toBe(deletionPolicy);
      expect(logGroup.Properties.KmsKeyId !== undefined).toBe(hasKey);
    }
  });

  test('may write into that log group and do nothing else', () => {
    const [statement, ...more] = properties(network().template, 'AWS::IAM::ManagedPolicy', 'NetworkFlowLog').PolicyDocument.Statement;

    expect(more).toEqual([]);
    expect(statement.Action).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams']);
    expect(statement.Resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^NetworkFlowLogLogGroup/), 'Arn'] });
  });

  test('lends its role to flow logs of this account alone', () => {
    const [statement] = properties(network().template, 'AWS::IAM::Role', 'NetworkFlowLog').AssumeRolePolicyDocument.Statement;

    expect(statement.Principal).toEqual({ Service: 'vpc-flow-logs.amazonaws.com' });
    expect(statement.Condition.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } });
    expect(JSON.stringify(statement.Condition.ArnLike)).toContain(':vpc-flow-log/*');
  });

  test('puts no permission into a role itself', () => {
    const { template } = network();

    template.resourceCountIs('AWS::IAM::Policy', 0);
    Object.values(resources(template, 'AWS::IAM::Role')).forEach(({ Properties }) => expect(Properties.Policies).toBeUndefined());
  });
});

describe('Flow logs to S3', () => {
  const bucketed = (tier = EnvironmentTier.PRODUCTION): Shop => {
    const shop = new Shop({ tier, network: NetworkShape.privateWithEgress({ flowLogs: FlowLogDestination.LOG_BUCKET }) });
    shop.environment.provideNetwork(shop.stack);
    return shop;
  };

  test('go to the log bucket of the environment, without a role', () => {
    const { template } = bucketed();
    const flowLog = properties(template, 'AWS::EC2::FlowLog');
    expect(flowLog).toMatchObject({ LogDestinationType: 's3', LogDestination: { 'Fn::GetAtt': [expect.stringMatching(/^LogBucket/), 'Arn'] } });
    expect(flowLog.DeliverLogsPermissionArn).toBeUndefined();
    expect(Object.keys(resources(template, 'AWS::IAM::Role')).filter((id) => id.includes('FlowLog'))).toEqual([]);
  });

  test('begin after the policy of the bucket, and end before the bucket is emptied', () => {
    const { template } = bucketed(EnvironmentTier.PLAYGROUND);
    const [flowLog] = Object.values(resources(template, 'AWS::EC2::FlowLog'));
    expect(flowLog.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^LogBucketPolicy/), expect.stringMatching(/^LogBucketAutoDelete/)]));
  });

  test.each([[EnvironmentTier.PLAYGROUND, 14], [EnvironmentTier.PRODUCTION, 365]])('in %s are kept for %d days there, too', (tier, days) => {
    expect(properties(bucketed(tier).template, 'AWS::S3::Bucket').LifecycleConfiguration.Rules[0].ExpirationInDays).toBe(days);
  });
});

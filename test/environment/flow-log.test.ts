import { properties, resources, Shop } from './shop';

function network(): Shop {
  const shop = new Shop();
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

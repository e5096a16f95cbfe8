import { properties, resources, Shop } from '../shop';

function network(): Shop {
  const shop = new Shop();
  shop.environment.provideNetwork(shop.stack);
  return shop;
}

describe('closeDefaultSecurityGroup', () => {
  test('names the default group of the VPC, and gives up after five minutes', () => {
    expect(properties(network().template, 'Custom::VpcRestrictDefaultSG')).toEqual({
      ServiceToken: { 'Fn::GetAtt': [expect.stringMatching(/^NetworkDefaultSecurityGroupFunction/), 'Arn'] },
      ServiceTimeout: '300',
      DefaultSecurityGroupId: { 'Fn::GetAtt': [expect.stringMatching(/^Network/), 'DefaultSecurityGroup'] },
    });
  });

  test('may take rules out of that group alone, and put none in', () => {
    const { PolicyDocument } = properties(network().template, 'AWS::IAM::ManagedPolicy', 'NetworkDefaultSecurityGroup');
    const [describing, revoking, logging, ...more] = PolicyDocument.Statement;

    expect(more).toEqual([]);
    expect(describing).toMatchObject({
      Action: ['ec2:DescribeSecurityGroups', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*',
    });
    expect(revoking.Action).toEqual(['ec2:RevokeSecurityGroupIngress', 'ec2:RevokeSecurityGroupEgress']);
    expect(JSON.stringify(revoking.Resource)).toMatch(/:security-group\/",\{"Fn::GetAtt":\["Network\w+","DefaultSecurityGroup"\]\}/);
    expect(logging.Resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^NetworkDefaultSecurityGroupLogGroup/), 'Arn'] });
  });

  test('runs on a current runtime and logs where the environment wants it', () => {
    expect(properties(network().template, 'AWS::Lambda::Function')).toMatchObject({
      Runtime: 'nodejs24.x',
      Timeout: 60,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogGroup: { Ref: expect.stringMatching(/^NetworkDefaultSecurityGroupLogGroup/) } },
    });
  });

  test('leaves nothing beside the network', () => {
    const shop = network();
    const paths = shop.core!.node.findAll().map(({ node }) => node.path).filter((path) => !/^Shop\/Core(\/(Network|Keys)|$)/.test(path));

    expect(paths.filter((path) => !/CDKMetadata|BootstrapVersion|CheckBootstrap/.test(path))).toEqual([]);
    expect(Object.keys(resources(shop.template, 'AWS::Lambda::Function'))).toHaveLength(1);
  });
});

import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AuroraPostgresEngineVersion, ClusterInstance, DatabaseCluster, DatabaseClusterEngine } from 'aws-cdk-lib/aws-rds';
import { EnvironmentTier, NatStrategy } from '../../../src/core';
import { AppEnvironment, AppEnvironmentProps, NetworkShape } from '../../../src/environment';
import { CONCRETE, properties, resources, Shop, VALID } from '../shop';

function networkOf(props: Partial<AppEnvironmentProps> = {}, egress = false): Template {
  const shop = new Shop(props);
  shop.environment.provideNetwork(shop.stack, { egress });
  return shop.template;
}

function subnets(template: Template): Record<string, string> {
  return Object.fromEntries(Object.entries(resources(template, 'AWS::EC2::Subnet')).map(([id, { Properties }]) => [id, Properties.CidrBlock]));
}

/** Where the default route of each subnet leads to, by the beginning of the logical id. */
function defaultRoutes(template: Template): Record<string, unknown> {
  return Object.fromEntries(Object.entries(resources(template, 'AWS::EC2::Route')).map(([id, { Properties }]) => [
    id.replace(/^Network|DefaultRoute.*$/g, ''), Properties.NatGatewayId?.Ref.replace(/^Network|NatGateway.*$/g, '') ?? 'internet',
  ]));
}

describe('Network', () => {
  test.each([
    [EnvironmentTier.PLAYGROUND, 2, 1],
    [EnvironmentTier.DEVELOPMENT, 2, 1],
    [EnvironmentTier.STAGING, 2, 1],
    [EnvironmentTier.PRODUCTION, 3, 3],
  ])('of %s lies in %d zones, with %d NAT gateways once something needs egress', (tier, zones, nats) => {
    const quiet = networkOf({ tier });
    quiet.resourceCountIs('AWS::EC2::Subnet', 2 * zones);

    const open = networkOf({ tier }, true);
    open.resourceCountIs('AWS::EC2::Subnet', 3 * zones);
    open.resourceCountIs('AWS::EC2::NatGateway', nats);
    open.resourceCountIs('AWS::EC2::EIP', nats);
  });

  test('has no way out before something needs one', () => {
    const template = networkOf();

    for (const type of ['InternetGateway', 'VPCGatewayAttachment', 'NatGateway', 'EIP', 'Route']) {
      template.resourceCountIs(`AWS::EC2::${type}`, 0);
    }
  });

  test('sends private subnets through the NAT gateway of their own zone in production', () => {
    expect(defaultRoutes(networkOf({}, true))).toEqual({
      PublicSubnet1: 'internet',
      PublicSubnet2: 'internet',
      PublicSubnet3: 'internet',
      PrivateSubnet1: 'PublicSubnet1',
      PrivateSubnet2: 'PublicSubnet2',
      PrivateSubnet3: 'PublicSubnet3',
    });
  });

  test('sends private subnets through the only NAT gateway in a playground', () => {
    expect(defaultRoutes(networkOf({ tier: EnvironmentTier.PLAYGROUND }, true))).toMatchObject({
      PrivateSubnet1: 'PublicSubnet1',
      PrivateSubnet2: 'PublicSubnet1',
    });
  });

  test('takes one NAT gateway per zone from a custom tier', () => {
    const tier = EnvironmentTier.custom('robust', { basedOn: EnvironmentTier.STAGING, nat: NatStrategy.PER_ZONE });

    networkOf({ tier }, true).resourceCountIs('AWS::EC2::NatGateway', 2);
  });

  test('has no default route in data subnets', () => {
    expect(Object.keys(defaultRoutes(networkOf({}, true))).filter((subnet) => subnet.startsWith('Data'))).toEqual([]);
  });

  test('keeps every subnet as it is when a zone is added', () => {
    const two = subnets(networkOf({ tier: EnvironmentTier.STAGING }, true));
    const three = subnets(networkOf({ tier: EnvironmentTier.STAGING, network: NetworkShape.privateWithEgress({ availabilityZones: 3 }) }, true));

    expect(three).toMatchObject(two);
    expect(Object.keys(three)).toHaveLength(9);
  });

  test('keeps every resource as it is when egress is added, apart from the route tables of the gateway endpoints', () => {
    const quiet = networkOf().toJSON().Resources;
    const open = networkOf({}, true).toJSON().Resources;

    const changed = Object.keys(quiet).filter((id) => JSON.stringify(quiet[id]) !== JSON.stringify(open[id]));
    expect(changed.map((id) => quiet[id].Type)).toEqual(['AWS::EC2::VPCEndpoint', 'AWS::EC2::VPCEndpoint']);
  });

  test('numbers subnets from the given addresses', () => {
    expect(Object.values(subnets(networkOf({ network: NetworkShape.privateWithEgress({ cidr: '10.8.0.0/20' }) })))).toContain('10.8.2.0/23');
  });

  test('gives nothing a public address by itself', () => {
    for (const { Properties } of Object.values(resources(networkOf({}, true), 'AWS::EC2::Subnet'))) {
      expect(Properties.MapPublicIpOnLaunch).toBe(false);
    }
  });

  test.each([[undefined], [CONCRETE]])('reads the zones at deployment, without a look-up, in %p', (env) => {
    const shop = new Shop({ env });
    shop.environment.provideNetwork(shop.stack);

    expect(properties(shop.template, 'AWS::EC2::Subnet', 'NetworkPrivateSubnet3').AvailabilityZone)
      .toEqual({ 'Fn::Select': [2, { 'Fn::GetAZs': '' }] });
    expect(shop.app.synth().manifest.missing ?? []).toEqual([]);
  });

  test('attaches the gateway before an address is taken', () => {
    const template = networkOf({}, true);
    const [route] = Object.entries(resources(template, 'AWS::EC2::Route')).filter(([id]) => id.startsWith('NetworkPublicSubnet1'));

    expect(route[1].DependsOn).toEqual([expect.stringMatching(/^NetworkInternetGatewayAttachment/)]);
    template.hasResource('AWS::EC2::EIP', { DependsOn: [route[0]] });
    template.hasResource('AWS::EC2::NatGateway', { DependsOn: [route[0]] });
  });

  test('reaches S3 and DynamoDB from every route table', () => {
    const template = networkOf({}, true);
    const endpoints = Object.values(resources(template, 'AWS::EC2::VPCEndpoint')).map(({ Properties }) => Properties);

    expect(endpoints).toHaveLength(2);
    endpoints.forEach(({ VpcEndpointType, RouteTableIds }) => {
      expect(VpcEndpointType).toBe('Gateway');
      expect(RouteTableIds).toHaveLength(9);
    });
  });

  test('limits DynamoDB to the own account and leaves S3 to what AWS itself signs', () => {
    const template = networkOf();

    expect(properties(template, 'AWS::EC2::VPCEndpoint', 'NetworkS3').PolicyDocument).toBeUndefined();
    expect(properties(template, 'AWS::EC2::VPCEndpoint', 'NetworkDynamoDb').PolicyDocument.Statement).toEqual([
      expect.objectContaining({ Effect: 'Allow', Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } } }),
    ]);
  });

  test('is the same network each time', () => {
    const shop = new Shop();

    expect(shop.environment.provideNetwork(shop.stack)).toBe(shop.environment.provideNetwork(shop.stack, { egress: true }));
    shop.environment.provideNetwork(shop.stack, { egress: true });
    shop.template.resourceCountIs('AWS::EC2::VPC', 1);
    shop.template.resourceCountIs('AWS::EC2::InternetGateway', 1);
  });

  test('shows public subnets in a VPC that was handed out before there were any', () => {
    const shop = new Shop();
    const { vpc } = shop.environment.provideNetwork(shop.stack);
    expect(vpc.publicSubnets).toEqual([]);

    shop.environment.provideNetwork(shop.stack, { egress: true });

    expect(vpc.publicSubnets).toHaveLength(3);
    expect(vpc.selectSubnets({ subnetGroupName: 'Data' }).subnetIds).toHaveLength(3);
  });

  test('keeps its logical ids', () => {
    const ids = Object.keys({ ...resources(networkOf(), 'AWS::EC2::VPC'), ...subnets(networkOf({}, true)) });

    expect(ids).toEqual([
      'Network1C6012B5',
      'NetworkPrivateSubnet15706921E', 'NetworkPrivateSubnet2369AD42A', 'NetworkPrivateSubnet39B39994C',
      'NetworkDataSubnet1A5BFA848', 'NetworkDataSubnet2DCEF4716', 'NetworkDataSubnet3D803F150',
      'NetworkPublicSubnet1000A7B8A', 'NetworkPublicSubnet225AAF79D', 'NetworkPublicSubnet31F38E94B',
    ]);
  });
});

describe('a network used by the CDK in another stack', () => {
  function used(env?: { account: string; region: string }): Shop {
    const shop = new Shop({ env }, { context: { '@aws-cdk/core:defaultCrossStackReferences': 'weak' } });
    const { vpc, dataSubnets, workloadSubnets } = shop.environment.provideNetwork(shop.stack, { egress: true });
    new DatabaseCluster(shop.stack, 'Database', {
      engine: DatabaseClusterEngine.auroraPostgres({ version: AuroraPostgresEngineVersion.VER_16_6 }),
      writer: ClusterInstance.serverlessV2('Writer'),
      vpc,
      vpcSubnets: dataSubnets,
    });
    new Function(shop.stack, 'Function', {
      runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('//'), vpc, vpcSubnets: workloadSubnets,
    });
    return shop;
  }

  test.each([[undefined], [CONCRETE]])('is accepted without warnings in %p', (env) => {
    const { stack } = used(env);

    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
    expect(Annotations.fromStack(stack).findError('*', Match.anyValue())).toEqual([]);
  });

  test('puts data into data subnets and workloads into private ones', () => {
    const shop = used();
    const template = Template.fromStack(shop.stack);
    const core = JSON.stringify(shop.template.toJSON().Outputs);

    const dataSubnetIds = properties(template, 'AWS::RDS::DBSubnetGroup').SubnetIds;
    const workloadSubnetIds = properties(template, 'AWS::Lambda::Function').VpcConfig.SubnetIds;
    expect(JSON.stringify(dataSubnetIds).match(/DataSubnet\d/g)).toHaveLength(3);
    expect(JSON.stringify(workloadSubnetIds).match(/PrivateSubnet\d/g)).toHaveLength(3);
    expect(core).toContain('DataSubnet1');
  });
});

test('what needs the internet waits for the route when everything lies in one stack', () => {
  const stack = new Stack(new App(), 'All');
  const environment = new AppEnvironment(stack, 'Shop', VALID);
  const { vpc, workloadSubnets } = environment.provideNetwork(stack, { egress: true });
  const fn = new Function(stack, 'Function', { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', code: Code.fromInline('//') });

  fn.node.addDependency(vpc.selectSubnets(workloadSubnets).internetConnectivityEstablished);

  const [found] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function', { Properties: { Description: Match.absent() } }));
  expect(found.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/PrivateSubnet1DefaultRoute/)]));
});

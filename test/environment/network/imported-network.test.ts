import { App, CfnParameter, Fn, Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { GatewayVpcEndpoint, GatewayVpcEndpointAwsService } from 'aws-cdk-lib/aws-ec2';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from '../../../src';
import { ImportedNetworkOptions, NetworkShape } from '../../../src/environment';
import { markOf } from '../../../src/governance/scope/governed-scope';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';
import { resources, Shop, VALID } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
const ids = (kind: string, first: number) => ZONES.map((_, zone) => `${kind}-${String(first + zone).padStart(17, '0')}`);

const IDS: ImportedNetworkOptions = {
  vpcId: 'vpc-00000000000000001',
  workloadSubnetIds: ids('subnet', 10),
  dataSubnetIds: ids('subnet', 20),
  publicSubnetIds: ids('subnet', 30),
  workloadRouteTableIds: ids('rtb', 10),
  dataRouteTableIds: ids('rtb', 20),
  publicRouteTableIds: ids('rtb', 30),
  availabilityZones: ZONES,
  cidr: '10.20.0.0/16',
  egress: true,
};

/** The least that an import needs; two zones are enough outside of production. */
const LEAST: ImportedNetworkOptions = { vpcId: IDS.vpcId, workloadSubnetIds: IDS.workloadSubnetIds, dataSubnetIds: IDS.dataSubnetIds };

const PARAMETERS: ImportedNetworkOptions = {
  vpcId: '/accelerator/network/vpc/Shop/id',
  workloadSubnetIds: ['A', 'B', 'C'].map((zone) => `/accelerator/network/vpc/Shop/subnet/ShopApp${zone}/id`),
  dataSubnetIds: ['A', 'B', 'C'].map((zone) => `/accelerator/network/vpc/Shop/subnet/ShopData${zone}/id`),
  egress: true,
};

/** A database and a function that uses it. */
function compose({ environment, stack }: Pick<Shop, 'environment' | 'stack'>): { orders: ServiceDatabase; api: FunctionService } {
  const orders = new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  const api = new FunctionService(stack, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('//') });
  api.connectTo(orders);
  return { orders, api };
}

const shopIn = (network: NetworkShape, tier = PRODUCTION, name = `shop-${tier}`) => new Shop({ network, tier, name }, { analyticsReporting: false });

const subnetsOf = (stack: Stack): { data: unknown; workload: unknown } => {
  const template = Template.fromStack(stack);
  const [group] = Object.values(resources(template, 'AWS::RDS::DBSubnetGroup'));
  const [fn] = Object.values(resources(template, 'AWS::Lambda::Function'));
  return { data: group.Properties.SubnetIds, workload: fn.Properties.VpcConfig.SubnetIds };
};

/** The types of EC2 that a stack has, without the rules of its own security groups. */
const networkTypes = (stack: Stack): string[] => Object.values(Template.fromStack(stack).toJSON().Resources as Record<string, { Type: string }>)
  .map(({ Type }) => Type).filter((type) => type.startsWith('AWS::EC2::') && !type.startsWith('AWS::EC2::SecurityGroup'));

describe('Import existing VPC by ids', () => {
  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION])('puts data and workloads into the subnets of their role in %s', (tier) => {
    const shop = shopIn(NetworkShape.importedByIds(IDS), tier);
    compose(shop);

    expect(subnetsOf(shop.stack)).toEqual({ data: IDS.dataSubnetIds, workload: IDS.workloadSubnetIds });
    Template.fromStack(shop.stack).allResourcesProperties('AWS::EC2::SecurityGroup', { VpcId: IDS.vpcId });
  });

  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION])('never tags or changes the VPC in %s', (tier) => {
    const shop = shopIn(NetworkShape.importedByIds(IDS), tier);
    compose(shop);

    expect(networkTypes(shop.core!)).toEqual([]);
    expect(networkTypes(shop.stack)).toEqual([]);
    expect(JSON.stringify(shop.template.toJSON())).not.toMatch(/flow|DefaultSecurityGroup|vpc-0000/i);
  });

  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION])('is judged without a finding that counts in %s', (tier) => {
    const shop = shopIn(NetworkShape.importedByIds(IDS), tier);
    compose(shop);

    GovernanceAssertions.of(shop.app).isCompliant();
    expect(recordOf(shop.app).findings.filter(({ disposition, severity }) => disposition !== 'waived' && severity !== 'INFO')).toEqual([]);
  });

  test('takes tokens for ids', () => {
    const app = newApp();
    const landingZone = new Stack(app, 'LandingZone');
    const parameter = (id: string) => new CfnParameter(landingZone, id).valueAsString;
    const three = (id: string) => Fn.split(',', parameter(id), 3);
    const shop = new Shop({
      network: NetworkShape.importedByIds({ vpcId: parameter('Vpc'), workloadSubnetIds: three('App'), dataSubnetIds: three('Data'), cidr: parameter('Cidr') }),
    });
    const { vpc, dataSubnets } = shop.environment.provideNetwork(shop.stack);

    expect(landingZone.resolve(vpc.selectSubnets(dataSubnets).subnetIds[2])).toEqual({ 'Fn::Select': [2, { 'Fn::Split': [',', { Ref: 'Data' }] }] });
    expect(landingZone.resolve(vpc.vpcCidrBlock)).toEqual({ Ref: 'Cidr' });
    expect(markOf(shop.environment)!.network!()).toEqual({ path: 'Shop/Core/Network', addresses: undefined, zones: 3 });
  });

  test('the record has its path, its addresses and its zones, and who asked for it', () => {
    const shop = shopIn(NetworkShape.importedByIds(IDS));
    compose(shop);
    GovernanceAssertions.of(shop.app).isCompliant();
    const { environments: [environment], connections: [connection] } = recordOf(shop.app);

    expect(environment.network).toEqual({ path: 'Shop/Core/Network', addresses: '10.20.0.0/16', zones: 3 });
    expect(Object.keys(environment.parts).filter((part) => part.startsWith('Network'))).toEqual(['Network']);
    expect(environment.parts.Network).toEqual(['Orders/Api', 'Orders/Orders']);
    expect(connection).toMatchObject({ network: IDS.vpcId, isPrivate: true });
  });

  test('claims nothing about what lies outside of the templates', () => {
    const shop = shopIn(NetworkShape.importedByIds(IDS));
    compose(shop);
    GovernanceAssertions.of(shop.app).isCompliant();
    const { resources: judged, rules } = recordOf(shop.app);

    expect(judged.filter(({ type }) => ['AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::FlowLog'].includes(type))).toEqual([]);
    expect(rules.map(({ id }) => id).filter((id) => id.startsWith('PR-VPC'))).toEqual([]);
  });

  test('leaves out what nobody said', () => {
    const shop = shopIn(NetworkShape.importedByIds(LEAST));
    shop.environment.provideNetwork(shop.stack);

    expect(JSON.parse(JSON.stringify(markOf(shop.environment)!.network!()))).toEqual({ path: 'Shop/Core/Network', zones: 3 });
  });

  test.each([
    ['a route table', 'dataRouteTableIds', ({ stack, environment }: Shop) => {
      const { vpc, dataSubnets } = environment.provideNetwork(stack);
      new GatewayVpcEndpoint(stack, 'S3', { vpc, service: GatewayVpcEndpointAwsService.S3, subnets: [dataSubnets] });
    }],
    ['the name of a zone', 'availabilityZones', ({ stack, environment }: Shop) => {
      stack.resolve(environment.provideNetwork(stack).vpc.availabilityZones);
    }],
  ])('says so when something needs %s that nobody gave', (_, prop, need) => {
    const shop = shopIn(NetworkShape.importedByIds(LEAST));

    expect(() => { need(shop); shop.app.synth(); }).toThrow(`'${prop}' of the imported network must be given for what is built in it, got undefined`);
  });

  test('gives no warning about what is not known', () => {
    const shop = shopIn(NetworkShape.importedByIds({ ...LEAST, egress: true }));
    compose(shop);

    const messages = shop.app.synth().stacks.flatMap(({ messages: found }) => found.map(({ entry }) => `${entry.data}`));
    expect(messages.filter((message) => !message.includes('No cross-stack-reference strength configured'))).toEqual([]);
  });
});

describe('Validated subnet roles', () => {
  const TOKENS = Lazy.list({ produce: () => IDS.dataSubnetIds });

  test.each<[string, ImportedNetworkOptions, EnvironmentTier, string, string]>([
    ['no id at all', { ...LEAST, vpcId: '' }, PRODUCTION, 'MissingValue', "'vpcId' must be given, got \"\""],
    ['an id of something else', { ...LEAST, vpcId: 'subnet-00000000000000001' }, PRODUCTION, 'InvalidValue', "'vpcId' must be an id such as vpc-0123456789abcdef0, got 'subnet-00000000000000001'"],
    ['no data subnets', { ...LEAST, dataSubnetIds: [] }, PRODUCTION, 'MissingValue', "'dataSubnetIds' must be given, got []; data lies in subnets without a route"],
    ['no workload subnets', { ...LEAST, workloadSubnetIds: [] }, PRODUCTION, 'MissingValue', "'workloadSubnetIds' must be given, got []"],
    ['a subnet in two roles', { ...LEAST, workloadSubnetIds: [...IDS.workloadSubnetIds.slice(1), IDS.dataSubnetIds[0]] }, PRODUCTION,
      'ContradictingProps', `got '${IDS.dataSubnetIds[0]}' in 'workloadSubnetIds' and 'dataSubnetIds'; name another subnet`],
    ['a subnet twice in a role', { ...LEAST, workloadSubnetIds: [...IDS.workloadSubnetIds.slice(1), IDS.workloadSubnetIds[1]] }, PRODUCTION,
      'ContradictingProps', `got '${IDS.workloadSubnetIds[1]}' twice in 'workloadSubnetIds'`],
    ['a zone twice', { ...IDS, availabilityZones: ['eu-west-1a', 'eu-west-1a', 'eu-west-1b'] }, PRODUCTION, 'ContradictingProps', "'availabilityZones' must name each zone once, got 'eu-west-1a' twice"],
    ['fewer zones than the tier asks for', { ...LEAST, workloadSubnetIds: ids('subnet', 10).slice(1), dataSubnetIds: ids('subnet', 20).slice(1) }, PRODUCTION,
      'OutsideTierBound', "'dataSubnetIds' must lie in at least 3 zones in production, got 2; name subnets in more zones"],
    ['fewer workload subnets than data subnets', { ...LEAST, workloadSubnetIds: ids('subnet', 10).slice(1) }, PRODUCTION,
      'ContradictingProps', "'workloadSubnetIds' must have one entry for each of the 3 'dataSubnetIds', got 2"],
    ['fewer route tables than subnets', { ...IDS, dataRouteTableIds: ids('rtb', 20).slice(1) }, PRODUCTION, 'ContradictingProps', "'dataRouteTableIds' must have one entry for each of the 3"],
    ['an empty list that may be left out', { ...IDS, availabilityZones: [] }, PRODUCTION, 'ContradictingProps', "'availabilityZones' must have one entry for each of the 3"],
    ['route tables of nothing', { ...IDS, publicSubnetIds: undefined }, PRODUCTION, 'ContradictingProps', "'publicRouteTableIds' must come with 'publicSubnetIds'"],
    ['data on a public route table', { ...IDS, egress: false, dataRouteTableIds: IDS.publicRouteTableIds }, STAGING,
      'ContradictingProps', `'dataRouteTableIds' must lead to no internet, got '${IDS.publicRouteTableIds![0]}', which is one of 'publicRouteTableIds' too`],
    ['a list without a length', { ...LEAST, dataSubnetIds: TOKENS }, PRODUCTION, 'UnresolvedToken', "'dataSubnetIds' must have a known length, got a token for the whole list"],
    ['addresses that are none', { ...LEAST, cidr: '10.0.0.0/8' }, PRODUCTION, 'InvalidValue', "'cidr' must be from /16 to /28, got '10.0.0.0/8'"],
    ['the full name of an endpoint', { ...LEAST, services: ['com.amazonaws.eu-west-1.kms'] }, PRODUCTION, 'InvalidValue', "'services' must be names of endpoints in lower-case"],
  ])('refuse %s', (_, options, tier, code, message) => {
    expect(() => shopIn(NetworkShape.importedByIds(options), tier)).toThrow(expect.objectContaining({
      problems: expect.arrayContaining([{ code, message: expect.stringContaining(message) }]), path: 'Shop',
    }));
  });

  test.each<[string, ImportedNetworkOptions, EnvironmentTier]>([
    ['the least', LEAST, PRODUCTION],
    ['everything', IDS, PRODUCTION],
    ['the smallest VPC', { ...LEAST, cidr: '10.0.0.0/28' }, PRODUCTION],
    ['two zones', { ...LEAST, workloadSubnetIds: ids('subnet', 10).slice(1), dataSubnetIds: ids('subnet', 20).slice(1) }, STAGING],
    ['one route table for workloads and data without egress', { ...IDS, egress: false, dataRouteTableIds: IDS.workloadRouteTableIds }, PRODUCTION],
    ['endpoints with dots', { ...LEAST, services: ['ecr.dkr', 's3'] }, PRODUCTION],
  ])('accept %s', (_, options, tier) => {
    expect(() => shopIn(NetworkShape.importedByIds(options), tier)).not.toThrow();
  });

  test('refuse data beside workloads that reach the internet', () => {
    const network = NetworkShape.importedByIds({ ...IDS, dataRouteTableIds: IDS.workloadRouteTableIds });

    expect(() => shopIn(network)).toThrow("which is one of 'workloadRouteTableIds' too");
  });

  test('tell everything at once, and leave nothing behind', () => {
    const app = new App();
    const network = NetworkShape.importedByIds({ vpcId: 'vpc', workloadSubnetIds: [], dataSubnetIds: ['s'], cidr: 'x', services: ['S3'] });

    expect(() => new Shop({ network })).toThrow(expect.objectContaining({ problems: Array(6).fill(expect.anything()) }));
    expect(app.node.children).toEqual([]);
  });
});

describe('needs that an import does not meet', () => {
  const provide = (options: Partial<ImportedNetworkOptions>, needs: { egress?: boolean; services?: string[] }) => () => {
    const { environment, stack } = shopIn(NetworkShape.importedByIds({ ...LEAST, ...options }));
    environment.provideNetwork(stack, needs);
  };

  test.each([
    ['the internet', { services: ['xray'] }, { egress: true }, "'network' must have a way to the internet here, got an imported one without; set its 'egress'"],
    ['a service', { services: ['xray'] }, { services: ['xray', 'secretsmanager'] }, "'network' must reach secretsmanager here, got an imported one that reaches xray; have endpoints"],
    ['any service', {}, { services: ['kms', 'xray'] }, "'network' must reach kms, xray here, got an imported one that reaches no service of AWS"],
    ['a service beside those that were named, egress or not', { egress: true, services: ['kms'] }, { services: ['xray'] }, "'network' must reach xray here"],
  ])('refuse %s', (_, offer, needs, message) => {
    expect(provide(offer, needs)).toThrow(expect.objectContaining({ code: 'NeedNotMet', path: 'Orders', message: expect.stringContaining(message) }));
  });

  test.each([
    ['nothing', {}, {}],
    ['services through the way out', { egress: true }, { egress: true, services: ['xray'] }],
    ['services by endpoints', { services: ['xray', 'kms'] }, { services: ['xray'] }],
  ])('accept %s', (_, offer, needs) => {
    expect(provide(offer, needs)).not.toThrow();
  });

  test('name the component that has them', () => {
    const shop = shopIn(NetworkShape.importedByIds(LEAST));

    expect(() => compose(shop)).toThrow(expect.objectContaining({ code: 'NeedNotMet', path: 'Orders/Api', message: expect.stringContaining('xray, secretsmanager') }));
  });
});

describe('Import existing VPC by SSM contract', () => {
  function deployed(network = NetworkShape.importedByParameters(PARAMETERS)): Shop {
    const shop = shopIn(network);
    compose(shop);
    return shop;
  }

  /** SSM parameters of a template: the type that CloudFormation checks, by the name that it reads. */
  function readBy(stack: Stack): Record<string, string> {
    const parameters: { Type: string; Default: string }[] = Object.values(Template.fromStack(stack).toJSON().Parameters);
    const read = parameters.filter(({ Type, Default }) => Type.startsWith('AWS::SSM') && !Default.includes('cdk-bootstrap'));
    return Object.fromEntries(read.map(({ Type, Default }) => [Default, Type]));
  }

  test('reads the parameters of the landing zone when it is deployed, each with its type', () => {
    const { stack } = deployed();

    expect(readBy(stack)).toEqual({
      [PARAMETERS.vpcId]: 'AWS::SSM::Parameter::Value<AWS::EC2::VPC::Id>',
      ...Object.fromEntries([...PARAMETERS.workloadSubnetIds, ...PARAMETERS.dataSubnetIds].map((name) => [name, 'AWS::SSM::Parameter::Value<AWS::EC2::Subnet::Id>'])),
    });
  });

  test('reads them in each stack that uses them, so that no stack refers to another one for them', () => {
    const { app, stack, core, environment } = deployed();
    const other = new Stack(app, 'Other');
    new FunctionService(other, 'Jobs', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('//') }).joinNetwork();

    expect(Object.keys(readBy(other)).sort()).toEqual([PARAMETERS.vpcId, ...PARAMETERS.workloadSubnetIds].sort());
    const texts = [core!, stack, other].map((of) => JSON.stringify(Template.fromStack(of).toJSON())).join();
    expect(texts).not.toMatch(/"Export"|Fn::ImportValue/);
    expect(JSON.stringify(subnetsOf(stack))).not.toContain('GetStackOutput');
    expect(networkTypes(core!)).toEqual([]);
  });

  test('asks for no look-up', () => {
    expect(deployed().app.synth().manifest.missing ?? []).toEqual([]);
  });

  test('reads each parameter once for a stack, by an id that comes from its name', () => {
    const [one, other] = [deployed(), deployed(NetworkShape.importedByParameters({ ...PARAMETERS, cidr: '10.20.0.0/16' }))];

    const parameters = (shop: Shop) => Object.keys(Template.fromStack(shop.stack).toJSON().Parameters);
    expect(parameters(one)).toEqual(parameters(other));
    expect(parameters(one).filter((id) => id.includes('networkvpcShopid'))).toHaveLength(1);
  });

  test('route tables are texts to CloudFormation, which has no type for them', () => {
    const routeTables = ['A', 'B', 'C'].map((zone) => `/accelerator/network/vpc/Shop/routeTable/Data${zone}/id`);
    const { stack, environment } = deployed(NetworkShape.importedByParameters({ ...PARAMETERS, dataRouteTableIds: routeTables }));
    const { vpc, dataSubnets } = environment.provideNetwork(stack);
    new GatewayVpcEndpoint(stack, 'S3', { vpc, service: GatewayVpcEndpointAwsService.S3, subnets: [dataSubnets] });

    expect(readBy(stack)).toMatchObject({ [routeTables[1]]: 'AWS::SSM::Parameter::Value<String>' });
  });

  test.each([
    ['a token', { ...PARAMETERS, vpcId: Lazy.string({ produce: () => '/x' }) }, 'UnresolvedToken', "'vpcId' must be known at synthesis"],
    ['no name', { ...PARAMETERS, dataSubnetIds: ['/a', '/b/', '/c'] }, 'InvalidValue', "'dataSubnetIds' must be the name of an SSM parameter, such as /network/vpc/id, got '/b/'"],
    ['an empty one', { ...PARAMETERS, vpcId: '' }, 'MissingValue', "'vpcId' must be given"],
    ['a parameter for two roles', { ...PARAMETERS, workloadSubnetIds: PARAMETERS.dataSubnetIds }, 'ContradictingProps', "in 'workloadSubnetIds' and 'dataSubnetIds'"],
  ])('refuses %s', (_, options, code, message) => {
    expect(() => shopIn(NetworkShape.importedByParameters(options))).toThrow(expect.objectContaining({
      problems: expect.arrayContaining([{ code, message: expect.stringContaining(message) }]),
    }));
  });

  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION])('is judged without a finding that counts in %s', (tier) => {
    const shop = shopIn(NetworkShape.importedByParameters(PARAMETERS), tier);
    compose(shop);

    GovernanceAssertions.of(shop.app).isCompliant();
    expect(recordOf(shop.app).findings.filter(({ disposition, severity }) => disposition !== 'waived' && severity !== 'INFO')).toEqual([]);
  });
});

describe('Many environments in one VPC', () => {
  test.each([['ids', NetworkShape.importedByIds(IDS)], ['parameters', NetworkShape.importedByParameters({ ...PARAMETERS, cidr: '10.20.0.0/16' })]])(
    'share what is imported by %s, and nothing else', (_, network) => {
      const app = newApp();
      const stacks = [STAGING, PRODUCTION].map((tier) => {
        const environment = new AppEnvironment(app, `Shop-${tier}`, { ...VALID, tier, network });
        const stack = new Stack(app, `Orders-${tier}`);
        compose({ environment, stack });
        return stack;
      });
      GovernanceAssertions.of(app).isCompliant();

      const [staging, production] = stacks.map((stack) => Template.fromStack(stack).toJSON());
      expect(subnetsOf(stacks[0])).toEqual(subnetsOf(stacks[1]));
      expect(JSON.stringify(staging)).not.toContain('-production');
      expect(JSON.stringify(production)).not.toContain('-staging');
      expect(recordOf(app).environments.map((entry) => entry.network)).toEqual([STAGING, PRODUCTION].map((tier) => (
        { path: `Shop-${tier}/Core/Network`, addresses: '10.20.0.0/16', zones: 3 }
      )));
    });
});

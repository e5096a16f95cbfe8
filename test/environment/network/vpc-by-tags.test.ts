import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, NetworkShape, ServiceDatabase, TaggedNetworkOptions } from '../../../src';
import { markOf } from '../../../src/governance/scope/governed-scope';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';
import { CONCRETE, resources, Shop, VALID } from '../shop';

const { STAGING, PRODUCTION } = EnvironmentTier;

const OPTIONS: TaggedNetworkOptions = { tags: { 'network': 'shop', 'network-tier': 'live' }, workloadSubnets: 'App', dataSubnets: 'Data' };

interface Group { readonly name: string; readonly type: 'Public' | 'Private' | 'Isolated'; readonly zones?: string[] }

const GROUPS: Group[] = [{ name: 'Edge', type: 'Public' }, { name: 'App', type: 'Private' }, { name: 'Data', type: 'Isolated' }];

/** What the command line writes into the context when it has looked a VPC up. */
const found = (groups: Group[] = GROUPS, vpcId = 'vpc-00000000000000001', vpcCidrBlock = '10.20.0.0/16') => ({
  vpcId,
  vpcCidrBlock,
  ownerAccountId: CONCRETE.account,
  availabilityZones: [],
  subnetGroups: groups.map(({ name, type, zones = ['a', 'b', 'c'] }) => ({
    name, type, subnets: zones.map((zone, index) => ({ subnetId: `subnet-${name}${index}`, availabilityZone: `eu-west-1${zone}`, routeTableId: `rtb-${name}${index}`, cidr: '10.20.0.0/24' })),
  })),
});

/** The key under which the command line keeps what it found: the CDK says it in the first synthesis. */
function keyOf(options: TaggedNetworkOptions): string {
  const { app, environment, stack } = new Shop({ env: CONCRETE, network: NetworkShape.importedByTags(options) });
  environment.provideNetwork(stack);
  return app.synth().manifest.missing![0].key;
}

const contextOf = (value = found(), options = OPTIONS) => ({ [keyOf(options)]: value });

function shopWith(value = found(), options = OPTIONS, tier = PRODUCTION): Shop {
  const network = NetworkShape.importedByTags(options);
  return new Shop({ env: CONCRETE, tier, network }, { context: contextOf(value, options), analyticsReporting: false });
}

function compose({ environment, stack }: Pick<Shop, 'environment' | 'stack'>): void {
  const orders = new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  new FunctionService(stack, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('//') }).connectTo(orders);
}

describe('Import existing VPC by tags', () => {
  test('asks the command line for the VPC with all of its tags', () => {
    const { app, environment, stack } = new Shop({ env: CONCRETE, network: NetworkShape.importedByTags({ ...OPTIONS, subnetNameTag: 'role' }) });
    environment.provideNetwork(stack);

    expect(app.synth().manifest.missing).toEqual([expect.objectContaining({
      provider: 'vpc-provider',
      props: expect.objectContaining({ ...CONCRETE, filter: { 'tag:network': 'shop', 'tag:network-tier': 'live' }, subnetGroupNameTag: 'role' }),
    })]);
  });

  test.each([STAGING, PRODUCTION])('gets through the first synthesis in %s, before anything was found', (tier) => {
    const shop = new Shop({ env: CONCRETE, tier, network: NetworkShape.importedByTags(OPTIONS) }, { analyticsReporting: false });
    compose(shop);

    expect(shop.app.synth().manifest.missing).toHaveLength(1);
    expect(recordOf(shop.app).gate).toBe('passed');
    expect(markOf(shop.environment)!.network!()).toEqual({ path: 'Shop/Core/Network', addresses: undefined, zones: tier.availabilityZones });
  });

  test('meets every need before anything was found', () => {
    const { environment, stack } = new Shop({ env: CONCRETE, network: NetworkShape.importedByTags(OPTIONS) });

    expect(() => environment.provideNetwork(stack, { egress: true, services: ['kms'] })).not.toThrow();
  });

  test('puts data and workloads into the subnets with the names of their role', () => {
    const shop = shopWith();
    compose(shop);

    const template = Template.fromStack(shop.stack);
    expect(Object.values(resources(template, 'AWS::RDS::DBSubnetGroup'))[0].Properties.SubnetIds).toEqual(['subnet-Data0', 'subnet-Data1', 'subnet-Data2']);
    expect(Object.values(resources(template, 'AWS::Lambda::Function'))[0].Properties.VpcConfig.SubnetIds).toEqual(['subnet-App0', 'subnet-App1', 'subnet-App2']);
  });

  test.each([STAGING, PRODUCTION])('is judged without a finding that counts in %s', (tier) => {
    const shop = shopWith(found(), OPTIONS, tier);
    compose(shop);

    GovernanceAssertions.of(shop.app).isCompliant();
    expect(recordOf(shop.app).findings.filter(({ disposition, severity }) => disposition !== 'waived' && severity !== 'INFO')).toEqual([]);
    expect(recordOf(shop.app).environments[0].network).toEqual({ path: 'Shop/Core/Network', addresses: '10.20.0.0/16', zones: 3 });
    expect(JSON.stringify(shop.template.toJSON())).not.toContain('AWS::EC2');
  });

  test.each([
    ['Private', {}, true],
    ['Isolated', {}, false],
    ['Isolated', { egress: true }, true],
    ['Private', { egress: false }, false],
  ])('takes a way out from the routes of %s workload subnets, unless %j says it: %s', (type, offer, egress) => {
    const options = { ...OPTIONS, ...offer };
    const { environment, stack } = shopWith(found([{ name: 'App', type: type as Group['type'] }, GROUPS[2]]), options);
    const ask = () => environment.provideNetwork(stack, { egress: true, services: ['xray'] });

    if (egress) expect(ask).not.toThrow();
    else expect(ask).toThrow(expect.objectContaining({ code: 'NeedNotMet' }));
  });

  test.each<[string, Group[], string, string]>([
    ['no subnets of that name', [GROUPS[0], GROUPS[1]], 'InvalidValue', "'dataSubnets' must name subnets of vpc-00000000000000001, got 'Data'; There are no subnet groups with name 'Data' in this VPC. Available names: Edge,App"],
    ['data with a route from the internet', [GROUPS[1], { name: 'Data', type: 'Public' }], 'ContradictingProps', "'dataSubnets' must have no route to or from the internet, got 'Data' with subnet-Data0"],
    ['data with a route to the internet', [GROUPS[1], { name: 'Data', type: 'Private' }], 'ContradictingProps', "'dataSubnets' must have no route to or from the internet"],
    ['workloads with a route from the internet', [{ name: 'App', type: 'Public' }, GROUPS[2]], 'ContradictingProps', "'workloadSubnets' must have no route from the internet, got 'App'"],
    ['data in fewer zones than the tier asks for', [GROUPS[1], { name: 'Data', type: 'Isolated', zones: ['a', 'b', 'b'] }], 'OutsideTierBound', "'dataSubnets' must lie in at least 3 zones in production, got 2"],
    ['workloads in fewer zones', [{ name: 'App', type: 'Private', zones: ['a', 'b'] }, GROUPS[2]], 'OutsideTierBound', "'workloadSubnets' must lie in at least 3 zones"],
  ])('refuses %s, once that is known', (_, groups, code, message) => {
    const { environment, stack } = shopWith(found(groups));

    expect(() => environment.provideNetwork(stack)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });

  test.each<[string, Partial<TaggedNetworkOptions>, string, string]>([
    ['no tags', { tags: {} }, 'MissingValue', "'tags' must have at least one tag, got {}"],
    ['a name for two roles', { dataSubnets: 'App' }, 'ContradictingProps', "'dataSubnets' must name other subnets than 'workloadSubnets', got 'App' for both"],
    ['no name', { dataSubnets: '' }, 'MissingValue', "'dataSubnets' must be given"],
    ['the full name of an endpoint', { services: ['com.amazonaws.eu-west-1.kms'] }, 'InvalidValue', "'services' must be names of endpoints"],
  ])('refuses %s', (_, options, code, message) => {
    expect(() => new Shop({ env: CONCRETE, network: NetworkShape.importedByTags({ ...OPTIONS, ...options }) })).toThrow(expect.objectContaining({
      problems: [{ code, message: expect.stringContaining(message) }],
    }));
  });

  test.each([
    [undefined, 'got no account and no region; give them, or import the VPC by its ids or by parameters'],
    [{ region: 'eu-west-1' }, 'got no account; give them'],
  ])('refuses an environment that lies nowhere in particular: %j', (env, message) => {
    expect(() => new Shop({ env, network: NetworkShape.importedByTags(OPTIONS) })).toThrow(expect.objectContaining({
      problems: [{ code: 'MissingValue', message: expect.stringContaining(`'env' must have an account and a region where a VPC is looked up, ${message}`) }],
    }));
  });

  test('takes account and region from the stack around the environment', () => {
    const stack = new Stack(newApp(), 'All', { env: CONCRETE });

    expect(() => new AppEnvironment(stack, 'Shop', { ...VALID, network: NetworkShape.importedByTags(OPTIONS) })).not.toThrow();
  });

  test('has addresses that may not overlap with those of another environment, once they are known', () => {
    const { app, environment, stack } = shopWith();
    new AppEnvironment(app, 'Jobs', { ...VALID, name: 'jobs', network: NetworkShape.privateWithEgress({ cidr: '10.20.4.0/22' }) });

    expect(() => environment.provideNetwork(stack)).toThrow("'cidr' must not overlap with that of another environment of the app, got 10.20.0.0/16 for 'shop-production' where 'jobs' has 10.20.4.0/22");
  });

  test('is a VPC that several environments may lie in', () => {
    const { app, environment, stack } = shopWith();
    const other = new AppEnvironment(app, 'Jobs', { ...VALID, name: 'jobs', env: CONCRETE, network: NetworkShape.importedByTags(OPTIONS) });
    environment.provideNetwork(stack);

    expect(() => other.provideNetwork(new Stack(app, 'JobsApp', { env: CONCRETE }))).not.toThrow();
  });
});

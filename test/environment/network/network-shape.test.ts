import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EnvironmentTier, NetworkNeeds } from '../../../src/core';
import { NetworkShape } from '../../../src/environment';
import { markOf } from '../../../src/governance/scope/governed-scope';
import { GovernanceAssertions } from '../../../src/testing';
import { resources, Shop } from '../shop';

const SHAPES: Record<string, () => NetworkShape> = {
  privateWithEgress: () => NetworkShape.privateWithEgress(),
  privateWithEndpoints: () => NetworkShape.privateWithEgress({ interfaceEndpoints: true }),
  endpointsOnly: () => NetworkShape.endpointsOnly(),
  isolated: () => NetworkShape.isolated(),
};

const partsOf = ({ environment }: Shop) => markOf(environment)!.parts!();

function networkOf(network: NetworkShape, needs: NetworkNeeds): Template {
  const shop = new Shop({ network });
  shop.environment.provideNetwork(shop.stack, needs);
  return shop.template;
}

/** How the network meets needs: the services with an interface endpoint, and whether there is NAT. */
function met(network: NetworkShape, needs: NetworkNeeds): string[] {
  const template = networkOf(network, needs);
  const endpoints = Object.values(resources(template, 'AWS::EC2::VPCEndpoint')).filter(({ Properties }) => Properties.VpcEndpointType === 'Interface');
  const services = endpoints.map(({ Properties }) => Properties.ServiceName['Fn::Join'][1].at(-1).slice(1));
  return [...services, ...Object.keys(resources(template, 'AWS::EC2::NatGateway')).length > 0 ? ['NAT'] : []].sort();
}

/** The resources of a template that another one has no more, or has changed, by type. */
function changed(before: Template, after: Template): string[] {
  const [old, grown] = [before.toJSON().Resources, after.toJSON().Resources];
  return Object.keys(old).filter((id) => JSON.stringify(old[id]) !== JSON.stringify(grown[id])).map((id) => old[id].Type);
}

describe('named shapes', () => {
  test.each<[string, NetworkNeeds, string[]]>([
    ['privateWithEgress', {}, []],
    ['privateWithEgress', { egress: true }, ['NAT']],
    ['privateWithEgress', { services: ['xray'] }, ['NAT']],
    ['privateWithEgress', { services: ['s3', 'dynamodb'] }, []],
    ['privateWithEndpoints', {}, []],
    ['privateWithEndpoints', { services: ['xray', 'secretsmanager'] }, ['secretsmanager', 'xray']],
    ['privateWithEndpoints', { egress: true }, ['NAT']],
    ['privateWithEndpoints', { egress: true, services: ['xray'] }, ['NAT', 'xray']],
    ['endpointsOnly', {}, []],
    ['endpointsOnly', { services: ['ecr.api', 'ecr.dkr', 's3'] }, ['ecr.api', 'ecr.dkr']],
    ['isolated', {}, []],
    ['isolated', { services: ['s3', 'dynamodb'] }, []],
  ])('%s meets %j with %j', (shape, needs, ways) => {
    expect(met(SHAPES[shape](), needs)).toEqual(ways);
  });

  test.each(Object.keys(SHAPES))('%s has gateway endpoints for S3 and DynamoDB, flow logs and a closed default group', (shape) => {
    const template = networkOf(SHAPES[shape](), {});

    expect(Object.values(resources(template, 'AWS::EC2::VPCEndpoint')).map(({ Properties }) => Properties.VpcEndpointType)).toEqual(['Gateway', 'Gateway']);
    template.resourceCountIs('AWS::EC2::FlowLog', 1);
    template.resourceCountIs('Custom::VpcRestrictDefaultSG', 1);
  });

  test.each(EnvironmentTier._builtIn().flatMap((tier) => Object.keys(SHAPES).map((shape) => [shape, tier] as const)))('%s keeps every rule in %s', (shape, tier) => {
    const shop = new Shop({ tier, network: SHAPES[shape]() });
    shop.environment.provideNetwork(shop.stack, shape === 'isolated' ? {} : { services: ['xray'] });
    if (shape.startsWith('private')) shop.environment.provideNetwork(shop.stack, { egress: true });

    GovernanceAssertions.of(shop.app).isCompliant();
  });

  test('keeps every subnet when an isolated network gets endpoints, then egress', () => {
    const needs = { services: ['xray'] };
    const isolated = networkOf(SHAPES.isolated(), {});
    const endpoints = networkOf(SHAPES.endpointsOnly(), needs);
    const egress = networkOf(SHAPES.privateWithEndpoints(), { ...needs, egress: true });

    expect(changed(isolated, endpoints)).toEqual([]);
    expect(changed(endpoints, egress)).toEqual(['AWS::EC2::VPCEndpoint', 'AWS::EC2::VPCEndpoint']);
  });

  test('says in the record who asked for which endpoint and for the way out', () => {
    const shop = new Shop({ network: SHAPES.privateWithEndpoints() });
    const other = new Stack(shop.app, 'Payments');
    shop.environment.provideNetwork(shop.stack, { services: ['xray', 's3', 'xray'] });
    shop.environment.provideNetwork(other, { services: ['xray'], egress: true });

    expect(partsOf(shop)).toMatchObject({ 'Network/Endpoints/xray': ['Orders', 'Payments'], 'Network/Egress': ['Payments'] });
    expect(Object.keys(partsOf(shop))).not.toContain('Network/Endpoints/s3');
  });
});

describe('no-internet environment', () => {
  test.each([
    ['endpointsOnly', { egress: true }, [
      "'egress' must be false in the network of 'shop-production', which is NetworkShape.endpointsOnly and has no way to the internet, got true from Orders; ",
      'use NetworkShape.privateWithEgress()',
    ]],
    ['isolated', { egress: true, services: ['s3', 'xray', 'secretsmanager'] }, [
      '2 problems',
      'which is NetworkShape.isolated and has no way to the internet',
      "'services' must be s3 or dynamodb in the network of 'shop-production', which is NetworkShape.isolated and has gateway endpoints alone, got secretsmanager, xray from Orders; ",
      'use NetworkShape.endpointsOnly()',
    ]],
  ])('%s refuses %j, and says whose need it is and what to do', (shape, needs, texts) => {
    const shop = new Shop({ network: SHAPES[shape]() });

    for (const text of texts) {
      expect(() => shop.environment.provideNetwork(shop.stack, needs)).toThrow(expect.objectContaining({ code: 'NeedNotMet', message: expect.stringContaining(text) }));
    }
    expect(Object.keys(partsOf(shop))).not.toContain('Network/Egress');
    shop.template.resourceCountIs('AWS::EC2::InternetGateway', 0);
  });

  test.each(EnvironmentTier._builtIn())('has neither gateway nor default route in %s', (tier) => {
    const shop = new Shop({ tier, network: NetworkShape.endpointsOnly() });
    shop.environment.provideNetwork(shop.stack, { services: ['xray'] });

    for (const type of ['InternetGateway', 'NatGateway', 'EIP', 'Route']) shop.template.resourceCountIs(`AWS::EC2::${type}`, 0);
  });
});

test.each(['', 'SecretsManager', 'secrets manager', 'com/xray', '.xray', 'xray-', 'ecr..api', 'com.amazonaws.eu-west-1.kms', '${Token[TOKEN.1]}'])('refuses the service %j before anything is made', (service) => {
  const shop = new Shop({ network: NetworkShape.endpointsOnly() });

  expect(() => shop.environment.provideNetwork(shop.stack, { services: [service] })).toThrow(expect.objectContaining({
    code: 'InvalidValue', message: expect.stringContaining(`'services' must be names of endpoints in lower-case letters, digits, dots and dashes, such as 'secretsmanager' or 'ecr.api', got ${JSON.stringify(service)}`),
  }));
  expect(shop.core).toBeUndefined();
});

import { EnvironmentTier } from '../../../src/core';
import { AppEnvironmentProps, NetworkShape } from '../../../src/environment';
import { properties, Rendered, resources, Shop } from '../shop';

const SERVICES = ['secretsmanager', 'xray'];

function shopWith(props: Partial<AppEnvironmentProps> = {}, services = SERVICES): Shop {
  const shop = new Shop({ network: NetworkShape.endpointsOnly(), ...props });
  services.forEach((service) => shop.environment.provideNetwork(shop.stack, { services: [service] }));
  return shop;
}

function endpoint(shop: Shop, service: string): Rendered {
  return properties(shop.template, 'AWS::EC2::VPCEndpoint', `NetworkEndpoints${service}`);
}

describe('interface endpoints', () => {
  test.each([
    [EnvironmentTier.PLAYGROUND, 1],
    [EnvironmentTier.DEVELOPMENT, 1],
    [EnvironmentTier.STAGING, 2],
    [EnvironmentTier.PRODUCTION, 3],
    [EnvironmentTier.custom('reachable', { basedOn: EnvironmentTier.DEVELOPMENT, endpointsInEveryZone: true }), 2],
  ])('of %s lie in %d zones, in private subnets', (tier, zones) => {
    const { SubnetIds } = endpoint(shopWith({ tier }), 'xray');

    expect(SubnetIds).toHaveLength(zones);
    expect(JSON.stringify(SubnetIds).match(/NetworkPrivateSubnet/g)).toHaveLength(zones);
  });

  test('answer under the names that SDKs use anyway', () => {
    expect(endpoint(shopWith(), 'secretsmanager')).toMatchObject({
      VpcEndpointType: 'Interface',
      PrivateDnsEnabled: true,
      ServiceName: { 'Fn::Join': ['', ['com.amazonaws.', { Ref: 'AWS::Region' }, '.secretsmanager']] },
    });
  });

  test('let 443 in from the network alone, and share one group', () => {
    const shop = shopWith({ network: NetworkShape.endpointsOnly({ cidr: '10.8.0.0/20' }) });
    const group = properties(shop.template, 'AWS::EC2::SecurityGroup', 'NetworkEndpoints');

    shop.template.resourceCountIs('AWS::EC2::SecurityGroup', 1);
    expect(group.SecurityGroupIngress).toEqual([expect.objectContaining({ CidrIp: '10.8.0.0/20', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })]);
    expect(group.SecurityGroupEgress).toEqual([expect.objectContaining({ CidrIp: '255.255.255.255/32' })]);
  });

  test('have ids by the service, whatever else was asked for and in which order', () => {
    const ids = (services: string[]) => Object.keys(resources(shopWith({}, services).template, 'AWS::EC2::VPCEndpoint')).sort();
    const both = ids(['xray', 'ecr.api']);

    expect(ids(['ecr.api', 'xray', 'ecr.api'])).toEqual(both);
    expect(both).toEqual(expect.arrayContaining(ids(['xray'])));
    expect(both.filter((id) => id.startsWith('NetworkEndpoints'))).toEqual(['NetworkEndpointsecrapi5E1963BD', 'NetworkEndpointsxray7FE1E20F']);
  });

  test('leave the endpoints that exist as they are when another is asked for', () => {
    const [one, two] = [shopWith({}, ['xray']), shopWith({}, ['xray', 'sqs'])].map(({ template }) => template.toJSON().Resources);

    expect(two).toMatchObject(one);
    expect(Object.keys(two)).toHaveLength(Object.keys(one).length + 1);
  });

  test('of a zone that is added later appear in it without another endpoint', () => {
    const two = shopWith({ tier: EnvironmentTier.STAGING });
    const three = shopWith({ tier: EnvironmentTier.STAGING, network: NetworkShape.endpointsOnly({ availabilityZones: 3 }) });

    expect(endpoint(three, 'xray').SubnetIds.slice(0, 2)).toEqual(endpoint(two, 'xray').SubnetIds);
    expect(Object.keys(resources(three.template, 'AWS::EC2::VPCEndpoint'))).toEqual(Object.keys(resources(two.template, 'AWS::EC2::VPCEndpoint')));
  });
});

describe('endpoint policies', () => {
  const statementsOf = (shop: Shop, id: string) => properties(shop.template, 'AWS::EC2::VPCEndpoint', id).PolicyDocument.Statement
    .map(({ Effect, Action, Condition }: Rendered) => [Effect, Action, Condition]);
  const account = { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } };

  test('are restricted to identities of the account', () => {
    const shop = shopWith();

    expect(statementsOf(shop, 'NetworkEndpointsxray')).toEqual([['Allow', '*', account]]);
    expect(statementsOf(shop, 'NetworkDynamoDb')).toEqual([['Allow', 'dynamodb:*', account]]);
  });

  test('let in those of an organization as well, when one is given', () => {
    const organizationId = 'o-a1b2c3d4e5';
    const shop = shopWith({ network: NetworkShape.endpointsOnly({ organizationId }) });
    const organization = { StringEquals: { 'aws:PrincipalOrgID': organizationId } };

    expect(statementsOf(shop, 'NetworkEndpointsxray')).toEqual([['Allow', '*', account], ['Allow', '*', organization]]);
    expect(statementsOf(shop, 'NetworkDynamoDb')).toEqual([['Allow', 'dynamodb:*', account], ['Allow', 'dynamodb:*', organization]]);
  });

  test('are left out for services that take none', () => {
    expect(endpoint(shopWith({}, ['email-smtp']), 'emailsmtp')).not.toHaveProperty('PolicyDocument');
  });
});

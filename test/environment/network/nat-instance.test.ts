import { EnvironmentTier, NatStrategy } from '../../../src/core';
import { NetworkShape, PrivateWithEgressOptions } from '../../../src/environment';
import { GovernanceAssertions } from '../../../src/testing';
import { properties, Rendered, resources, Shop } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

function shopWith(tier: EnvironmentTier, options: PrivateWithEgressOptions = {}): Shop {
  const shop = new Shop({ tier, network: NetworkShape.privateWithEgress({ natInstances: true, ...options }) });
  shop.environment.provideNetwork(shop.stack, { egress: true });
  return shop;
}

describe('NAT instance', () => {
  test('takes the place of the gateway, under an address that stays', () => {
    const { template } = shopWith(DEVELOPMENT);
    const [id] = Object.keys(resources(template, 'AWS::EC2::Instance'));

    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    template.resourceCountIs('AWS::EC2::EIP', 1);
    template.hasResourceProperties('AWS::EC2::EIPAssociation', { InstanceId: { Ref: id } });
    const routes = Object.entries(resources(template, 'AWS::EC2::Route')).filter(([route]) => route.startsWith('NetworkPrivateSubnet'));
    expect(routes.map(([, { Properties }]) => Properties.InstanceId)).toEqual([{ Ref: id }, { Ref: id }]);
  });

  test('is small, encrypted, without a key pair, and answers only with a token about itself', () => {
    const instance = properties(shopWith(PLAYGROUND).template, 'AWS::EC2::Instance');

    expect(instance).toMatchObject({
      ImageId: '{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64}}',
      InstanceType: 't4g.nano',
      SourceDestCheck: false,
      MetadataOptions: { HttpTokens: 'required' },
      BlockDeviceMappings: [{ Ebs: { Encrypted: true } }],
    });
    expect(instance).not.toHaveProperty('KeyName');
  });

  test('takes connections from private subnets alone', () => {
    const group = properties(shopWith(DEVELOPMENT).template, 'AWS::EC2::SecurityGroup', 'NetworkPublicSubnet1NatInstance');

    expect(group.SecurityGroupIngress.map(({ CidrIp }: Rendered) => CidrIp)).toEqual(['10.0.0.0/19', '10.0.32.0/19']);
  });

  test('is reached by people with Session Manager, and may do nothing else', () => {
    const policy = properties(shopWith(DEVELOPMENT).template, 'AWS::IAM::ManagedPolicy', 'NetworkPublicSubnet1NatInstance');

    expect(policy.PolicyDocument.Statement.flatMap(({ Action }: Rendered) => Action)).toEqual([
      'ssm:UpdateInstanceInformation', 'ssmmessages:CreateControlChannel', 'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel',
    ]);
  });

  test('is there in each zone when more than one is asked for, under addresses that may be brought', () => {
    const ids = ['eipalloc-0a', 'eipalloc-0b'];
    const { template } = shopWith(DEVELOPMENT, { nat: NatStrategy.PER_ZONE, egressAllocationIds: ids });

    expect(Object.values(resources(template, 'AWS::EC2::EIPAssociation')).map(({ Properties }) => Properties.AllocationId)).toEqual(ids);
  });

  test.each([PLAYGROUND, DEVELOPMENT])('keeps every rule in %s, but for what it proposes with a reason', (tier) => {
    GovernanceAssertions.of(shopWith(tier).app).isCompliant();
  });

  test.each([
    STAGING, PRODUCTION, EnvironmentTier.custom('strict', { basedOn: DEVELOPMENT, natInstanceAllowed: false }),
  ])('is refused in %s', (tier) => {
    expect(() => shopWith(tier)).toThrow(expect.objectContaining({
      code: 'OutsideTierBound', message: expect.stringContaining(`'natInstances' must be false in ${tier}, got true; leave it out for NAT gateways`),
    }));
  });

  test('cannot be allowed by a custom tier whose base refuses it', () => {
    expect(() => EnvironmentTier.custom('cheap', { basedOn: STAGING, natInstanceAllowed: true })).toThrow(/'natInstanceAllowed' must be false, got true/);
  });
});

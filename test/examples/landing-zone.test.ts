import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { composeLandingZone } from '../../examples/landing-zone/app';
import { Governance } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { Rendered } from '../environment/shop';
import { Parameters } from '../fixtures/landing-zone-parameters.json';
import { allPacks, newApp, recordOf } from '../governance/apps';

/** What the landing zone publishes in the account of the shop, as `aws ssm get-parameters-by-path` prints it. */
const PUBLISHED = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));

function composed(app: App = newApp()): { app: App; shop: Stack; data: Stack; core: Stack } {
  const environment = composeLandingZone(app);
  const [shop, data] = ['Shop', 'ShopData'].map((id) => app.node.findChild(id) as Stack);
  return { app, shop, data, core: environment.node.findChild('Core') as Stack };
}

/** The properties of the only resource of a type, with the parameters of the landing zone as CloudFormation reads them. */
function deployed(stack: Stack, type: string): Rendered {
  const template = Template.fromStack(stack);
  const [{ Properties }] = Object.values(template.findResources(type));
  const parameters: Record<string, { Default: string }> = template.toJSON().Parameters;
  return JSON.parse(JSON.stringify(Properties), (_, value) => PUBLISHED.get(parameters[value?.Ref]?.Default) ?? value);
}

describe('examples/landing-zone', () => {
  test('reads nothing that a landing zone does not publish', () => {
    const { shop, data } = composed();
    const parameters = [shop, data].flatMap((stack): { Default: string }[] => Object.values(Template.fromStack(stack).toJSON().Parameters));
    const names = [...new Set(parameters.map(({ Default }) => Default).filter((name) => !name.includes('cdk-bootstrap')))];

    expect(names).toHaveLength(7);
    expect(names.filter((name) => !PUBLISHED.has(name))).toEqual([]);
  });

  test('lies in the subnets of the landing zone when it is deployed', () => {
    const { shop, data } = composed();

    expect(deployed(data, 'AWS::RDS::DBSubnetGroup').SubnetIds).toEqual(['subnet-0a1b2c3d4e5f61000', 'subnet-0a1b2c3d4e5f61001', 'subnet-0a1b2c3d4e5f61002']);
    expect(deployed(shop, 'AWS::Lambda::Function').VpcConfig.SubnetIds).toEqual(['subnet-0a1b2c3d4e5f60000', 'subnet-0a1b2c3d4e5f60001', 'subnet-0a1b2c3d4e5f60002']);
    expect(deployed(shop, 'AWS::EC2::SecurityGroup').VpcId).toBe('vpc-0a1b2c3d4e5f60718');
  });

  test('makes nothing of a network', () => {
    const { shop, data, core } = composed();
    const resources = [shop, data, core].flatMap((stack): { Type: string }[] => Object.values(Template.fromStack(stack).toJSON().Resources));
    const types = resources.map(({ Type }) => Type);

    expect([...new Set(types.filter((type) => type.startsWith('AWS::EC2::')))].sort()).toEqual([
      'AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupEgress', 'AWS::EC2::SecurityGroupIngress',
    ]);
  });

  test('complies, with nothing found but what its tier departs from on purpose', () => {
    const { app } = composed();
    GovernanceAssertions.of(app).isCompliant();
    const { findings, environments: [environment], components, connections: [connection] } = recordOf(app);

    expect(findings.filter(({ disposition }) => disposition !== 'waived')).toEqual([]);
    expect(components.flatMap(({ promises }) => promises).filter(({ state }) => state !== 'compliant')).toEqual([]);
    expect(environment.network).toEqual({ path: 'ShopProduction/Core/Network', addresses: '10.32.0.0/20', zones: 3 });
    expect(environment.parts.Network).toEqual(['Shop/Api', 'ShopData/Orders']);
    expect(connection).toMatchObject({ network: 'ShopProduction/Core/Network', isPrivate: true });
  });

  test('asks for no look-up, and no stack exports anything', () => {
    const assembly = composed().app.synth();

    expect(assembly.manifest.missing ?? []).toEqual([]);
    expect(JSON.stringify(assembly.stacks.map(({ template }) => template))).not.toMatch(/"Export"|Fn::ImportValue/);
  });

  test('all packs of cdk-nag find nothing but what was proposed with a reason', () => {
    const app = newApp();
    Governance.apply(app, { packs: allPacks() });
    composed(app);
    GovernanceAssertions.of(app);

    expect(recordOf(app).findings.filter(({ disposition }) => disposition !== 'waived')).toEqual([]);
  });
});

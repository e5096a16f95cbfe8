import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { composeLandingZone } from '../../examples/landing-zone/app';
import { GovernanceAssertions } from '../../src/testing';
import { CONTRADICTIONS } from '../corpora/contradictions';
import { Rendered } from '../environment/shop';
import { Parameters } from '../fixtures/landing-zone-parameters.json';
import { newApp, proposalsIn, recordOf } from '../governance/apps';

/** What the landing zone publishes in the account of the shop, as `aws ssm get-parameters-by-path` prints it. */
const PUBLISHED = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));

function composed(app: App = newApp()): { app: App; shop: Stack; core: Stack } {
  const environment = composeLandingZone(app);
  return { app, shop: app.node.findChild('Shop') as Stack, core: environment.node.findChild('Core') as Stack };
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
    const parameters: { Type: string; Default: string }[] = Object.values(Template.fromStack(composed().shop).toJSON().Parameters);
    const names = parameters.filter(({ Default }) => !Default.includes('cdk-bootstrap')).map(({ Default }) => Default);

    expect(names).toHaveLength(7);
    expect(names.filter((name) => !PUBLISHED.has(name))).toEqual([]);
  });

  test('lies in the subnets of the landing zone when it is deployed', () => {
    const { shop } = composed();

    expect(deployed(shop, 'AWS::RDS::DBSubnetGroup').SubnetIds).toEqual(['subnet-0a1b2c3d4e5f61000', 'subnet-0a1b2c3d4e5f61001', 'subnet-0a1b2c3d4e5f61002']);
    expect(deployed(shop, 'AWS::Lambda::Function').VpcConfig.SubnetIds).toEqual(['subnet-0a1b2c3d4e5f60000', 'subnet-0a1b2c3d4e5f60001', 'subnet-0a1b2c3d4e5f60002']);
    expect(deployed(shop, 'AWS::EC2::SecurityGroup').VpcId).toBe('vpc-0a1b2c3d4e5f60718');
  });

  test('makes nothing of a network', () => {
    const { shop, core } = composed();
    const resources = [shop, core].flatMap((stack): { Type: string }[] => Object.values(Template.fromStack(stack).toJSON().Resources));
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
    expect(environment.parts.Network).toEqual(['Shop/Api', 'Shop/Orders']);
    expect(connection).toMatchObject({ network: 'ShopProduction/Core/Network', isPrivate: true });
  });

  test('asks for no look-up, and no stack exports anything', () => {
    const assembly = composed().app.synth();

    expect(assembly.manifest.missing ?? []).toEqual([]);
    expect(JSON.stringify(assembly.stacks.map(({ template }) => template))).not.toMatch(/"Export"|Fn::ImportValue/);
  });

  test.each<NagPack>([
    new AwsSolutionsChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(), new HIPAASecurityChecks(), new PCIDSS321Checks(),
    new ServerlessChecks(),
  ])('$name of cdk-nag finds nothing but what is listed', (pack) => {
    const { app } = composed();
    GovernanceAssertions.of(app).isCompliant();
    const proposed = proposalsIn(recordOf(app));
    const objections = pack.validateScope(app).violations
      .flatMap(({ ruleName: rule, violatingResources }) => violatingResources.map(({ constructPath: path = '' }) => ({ rule, path })))
      .filter(({ rule, path }) => !proposed.some((proposal) => proposal.rule === rule && path.startsWith(proposal.resource)))
      .filter(({ rule, path }) => !CONTRADICTIONS.some((listed) => (rule === listed.rule || rule.endsWith(`-${listed.rule}`)) && listed.paths.test(path)));

    expect(objections).toEqual([]);
  });
});

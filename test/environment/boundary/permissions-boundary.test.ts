import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { App, Aspects, CfnResource, CustomResource, NestedStack, PermissionsBoundary, RemovalPolicy, Stack, Stage } from 'aws-cdk-lib';
import { CfnRole, ManagedPolicy, Role, ServicePrincipal, User } from 'aws-cdk-lib/aws-iam';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Provider } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from '../../../src';
import { AppEnvironment, AppEnvironmentProps } from '../../../src/environment';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp } from '../../governance/apps';
import { VALID } from '../shop';

const RULE = 'PR-GOVERNANCE-BOUNDARY-MISSING';
const NAME = 'teams/developers';

const CODE = { runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), handler: 'index.handler' };

/** An environment with one governed function, in a stack whose other residents are up to the test. */
class Bounded {
  public readonly app: App;
  public readonly environment: AppEnvironment;
  public readonly stack: Stack;

  constructor(props: Partial<AppEnvironmentProps> = {}, scope: Construct = newApp(), id = 'Shop') {
    this.app = scope.node.root as App;
    this.environment = new AppEnvironment(scope, `${id}Env`, { ...VALID, permissionsBoundary: NAME, ...props });
    this.stack = new Stack(scope, id, { env: props.env, crossRegionReferences: props.env !== undefined });
    new FunctionService(this.stack, 'Api', { environment: this.environment, ...CODE });
  }
}

/** What is rendered of roles and users, by template and logical id. */
const acting = (folder: string): Record<string, unknown> => Object.fromEntries(readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.template.json'))
  .flatMap((file) => Object.entries(JSON.parse(readFileSync(join(folder, file), 'utf8')).Resources as Record<string, { Type: string; Properties?: Record<string, unknown> }>)
    .filter(([, { Type }]) => ['AWS::IAM::Role', 'AWS::IAM::User'].includes(Type))
    .map(([id, { Properties }]) => [`${file}/${id}`, Properties?.PermissionsBoundary])));

const synthesized = (app: App): Record<string, unknown> => {
  GovernanceAssertions.of(app);
  return acting(app.outdir);
};

const role = (scope: Construct, id: string, permissionsBoundary?: ManagedPolicy) =>
  new Role(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), permissionsBoundary });

/** Everything that makes roles, components or not. */
const furnish = (stack: Stack, environment: AppEnvironment): void => {
  new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  new Bucket(stack, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
  new LogRetention(stack, 'Retention', { logGroupName: '/legacy', retention: RetentionDays.ONE_MONTH });
  const provider = new Provider(stack, 'Provider', { onEventHandler: new Function(stack, 'OnEvent', CODE), isCompleteHandler: new Function(stack, 'IsComplete', CODE) });
  new CustomResource(stack, 'Custom', { serviceToken: provider.serviceToken });
  const plain = { AssumeRolePolicyDocument: { Statement: [] } };
  new CfnResource(stack, 'Generic', { type: 'AWS::IAM::Role', properties: plain });
  new CfnResource(stack, 'Bare', { type: 'AWS::IAM::User' });
  new CfnRole(stack, 'Raw', { assumeRolePolicyDocument: plain.AssumeRolePolicyDocument });
  new User(stack, 'Robot');
  role(new NestedStack(new NestedStack(stack, 'Nested'), 'Deeper'), 'Role');
};

describe('permissions boundary on every role of the environment, helpers included', () => {
  test.each([EnvironmentTier.PLAYGROUND, EnvironmentTier.PRODUCTION])('in every template of a rich app in %s', (tier) => {
    const { app, stack, environment } = new Bounded({ tier });
    furnish(stack, environment);
    const found = synthesized(app);
    expect(Object.keys(found).length).toBeGreaterThan(14);
    expect(Object.keys(found).some((id) => id.includes('Core'))).toBe(true);
    for (const boundary of Object.values(found)) {
      expect(boundary).toEqual({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, `:policy/${NAME}`]] });
    }
    GovernanceAssertions.of(app).hasNoFinding({ rule: RULE });
  });

  test('in a stage', () => {
    const { app, stack } = new Bounded({}, new Stage(newApp(), 'Prod'));
    role(stack, 'Role');
    const found = Object.values(synthesized(app));
    expect(found.length).toBeGreaterThan(1);
    expect(found).not.toContain(undefined);
  });

  test('in the stack around the environment, and what an Aspect adds there', () => {
    const app = newApp();
    const stack = new Stack(app, 'All');
    new AppEnvironment(stack, 'Env', { ...VALID, permissionsBoundary: NAME });
    Aspects.of(stack).add({ visit: (node) => { if (node === stack && !stack.node.tryFindChild('Late')) role(stack, 'Late'); } });
    expect(Object.values(synthesized(app))).toEqual([expect.objectContaining({ 'Fn::Join': expect.anything() })]);
  });

  test('on helpers that the CDK makes last of all, for references between regions', () => {
    const app = newApp();
    const env = { account: '111111111111', region: 'eu-west-1' };
    const { stack } = new Bounded({ env }, app);
    const { stack: far } = new Bounded({ env: { ...env, region: 'us-east-1' }, name: 'far' }, app, 'Far');
    new Bucket(stack, 'Files', { bucketName: 'far-files', versioned: true });
    new CfnResource(far, 'Far', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: new Function(stack, 'Near', CODE).functionArn } });
    const found = synthesized(app);
    expect(Object.keys(found).filter((id) => id.includes('CrossRegionExport'))).toHaveLength(2);
    expect(Object.values(found)).not.toContain(undefined);
  });

  test('reaches no stack of somebody else', () => {
    const { app } = new Bounded();
    role(new Stack(app, 'Aside'), 'Role');
    const found = synthesized(app);
    expect(Object.entries(found).filter(([, boundary]) => boundary === undefined).map(([id]) => id)).toEqual([expect.stringMatching(/^Aside/)]);
    GovernanceAssertions.of(app).hasNoFinding({ rule: RULE });
  });

  test('is an ARN where one is given', () => {
    const permissionsBoundary = 'arn:aws:iam::aws:policy/PowerUserAccess';
    const { app } = new Bounded({ permissionsBoundary });
    expect(new Set(Object.values(synthesized(app)))).toEqual(new Set([permissionsBoundary]));
    GovernanceAssertions.of(app).hasNoFinding({ rule: RULE });
  });

  test('is nowhere when none is given', () => {
    const { app } = new Bounded({ permissionsBoundary: undefined });
    expect(new Set(Object.values(synthesized(app)))).toEqual(new Set([undefined]));
    GovernanceAssertions.of(app).hasNoFinding({ rule: RULE });
  });

  test('keeps the other boundary that a role is given, and says so', () => {
    const { app, stack } = new Bounded();
    const own = ManagedPolicy.fromManagedPolicyName(stack, 'Own', 'elsewhere');
    role(stack, 'Role', own as ManagedPolicy);
    new CfnResource(stack, 'Generic', { type: 'AWS::IAM::User', properties: { PermissionsBoundary: own.managedPolicyArn } });
    expect(Object.values(synthesized(app)).filter((boundary) => JSON.stringify(boundary)?.includes(':policy/elsewhere'))).toHaveLength(2);
    const findings = GovernanceAssertions.of(app).findings().filter(({ rule }) => rule === RULE);
    expect(findings.map(({ path, disposition }) => [path, disposition])).toEqual([['Shop/Role/Resource', 'blocking'], ['Shop/Generic', 'blocking']]);
  });

  test.each([
    ['deletes it', (raw: CfnRole) => raw.addPropertyDeletionOverride('PermissionsBoundary')],
    ['overrides it', (raw: CfnRole) => raw.addPropertyOverride('PermissionsBoundary', 'arn:aws:iam::aws:policy/teams/developers')],
    ['lets a condition decide', (raw: CfnRole) => raw.addPropertyOverride('PermissionsBoundary', { 'Fn::If': ['C', `arn:aws:iam::111111111111:policy/${NAME}`, { Ref: 'AWS::NoValue' }] })],
  ])('blocks where somebody %s', (_, change) => {
    const { app, stack } = new Bounded();
    change(role(stack, 'Role').node.defaultChild as CfnRole);
    GovernanceAssertions.of(app).hasFinding({ rule: RULE, path: 'Shop/Role/Resource' });
  });

  test('is content with the same one by the means of the CDK', () => {
    const app = newApp();
    const stage = new Stage(app, 'Prod', { permissionsBoundary: PermissionsBoundary.fromName(NAME) });
    role(new Bounded({}, stage).stack, 'Role');
    GovernanceAssertions.of(app).hasNoFinding({ rule: RULE });
  });

  test('leaves the properties alone that two generic roles share', () => {
    const { app, stack } = new Bounded();
    const properties = { AssumeRolePolicyDocument: { Statement: [] } };
    new CfnResource(stack, 'Generic', { type: 'AWS::IAM::Role', properties });
    synthesized(app);
    expect(properties).toEqual({ AssumeRolePolicyDocument: { Statement: [] } });
  });
});

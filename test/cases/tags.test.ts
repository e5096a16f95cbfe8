import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, AppProps, Aspects, Aws, CfnResource, Fn, NestedStack, RemovalPolicy, Stack, Stage, Tags, Token } from 'aws-cdk-lib';
import { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { CfnVolume } from 'aws-cdk-lib/aws-ec2';
import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { AppEnvironment, EnvironmentTier, Governance, GovernedComponent, GovernedComponentProps } from '../../src';
import { PavedRoadChecks } from '../../src/packs';
import { taggableTypes } from '../../src/tagging/taggable-types';
import { GovernanceAssertions } from '../../src/testing';
import { databaseIn, environmentIn, newApp, recordOf } from '../governance/apps';

const REQUIRED = 'PR-TAGS-REQUIRED';
const UNRESOLVED = 'PR-GOVERNANCE-STACK-TAG-UNRESOLVED';

/** The paths of resources, or of what lies around them, without the tags that the schema asks for. */
const untagged = (app: App): string[] => {
  GovernanceAssertions.of(app);
  return recordOf(app).findings.filter(({ rule }) => rule === REQUIRED).map(({ resource }) => resource!.path);
};
const governed = (compose: (stack: Stack, app: App) => void, props: AppProps = {}): App => {
  const app = newApp(props);
  Governance.apply(app, { packs: [new PavedRoadChecks()] });
  compose(new Stack(app, 'Shop'), app);
  return app;
};

/** A component whose parts somebody else chooses. */
class Anything extends GovernedComponent {
  constructor(scope: Construct, id: string, props: GovernedComponentProps, compose: (self: Construct) => void) {
    super(scope, id, props, { type: 'acme.Anything', version: '1.0.0' });
    compose(this);
  }
}
const inComponent = (compose: (self: Construct) => void, scopeIn: (app: App) => Construct = (app) => app, props: AppProps = {}): App => {
  const app = newApp(props);
  const scope = scopeIn(app);
  new Anything(new Stack(scope, 'Shop'), 'Anything', { environment: environmentIn(scope) }, compose);
  return app;
};

const autoDeleted = (scope: Construct) => new Bucket(scope, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
const included = (scope: Construct) => {
  const templateFile = join(mkdtempSync(join(tmpdir(), 'included-')), 'template.json');
  writeFileSync(templateFile, JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }));
  return new CfnInclude(scope, 'Included', { templateFile });
};
const shapes: [string, (scope: Construct) => void][] = [
  ['a generic resource', (scope) => new CfnResource(scope, 'Raw', { type: 'AWS::SQS::Queue' })],
  ['a helper of the CDK with its role', autoDeleted],
  ['an included template', included],
  ['a nested stack', (scope) => new Bucket(new NestedStack(scope, 'Nested'), 'Files')],
  ['tags that are a map', (scope) => new CfnParameter(scope, 'Text', { type: 'String', value: 'x' })],
  ['an auto scaling group', (scope) => new CfnAutoScalingGroup(scope, 'Machines', { minSize: '0', maxSize: '1' })],
  ['a volume', (scope) => new CfnVolume(scope, 'Disk', { availabilityZone: 'eu-west-1a', size: 1 })],
];

describe('F: tags', () => {
  test('F1: every taggable type is found without its tags', () => {
    const app = governed((stack) => taggableTypes().forEach((type) => new CfnResource(stack, type.replace(/\W/g, ''), { type })), { context: { '@aws-cdk/core:stackResourceLimit': 0 } });
    expect(taggableTypes().length).toBeGreaterThan(500);
    expect(untagged(app)).toHaveLength(taggableTypes().length);
  });

  test.each(shapes)('F1: %s is found without its tags, and a component tags it', (_, make) => {
    expect(untagged(governed((stack) => make(stack)))).not.toEqual([]);
    expect(untagged(inComponent(make))).toEqual([]);
  });

  test('F1 neighbour: Tags.of(app) leaves out generic resources and helpers, and each is found', () => {
    const app = governed((stack) => {
      autoDeleted(stack);
      new CfnResource(stack, 'Raw', { type: 'AWS::SQS::Queue' });
      for (const key of ['application', 'environment', 'tier', 'owner', 'cost-center']) Tags.of(stack.node.root).add(key, 'x');
    });
    const left = untagged(app);
    expect(left).toContain('Shop/Raw');
    expect(left.filter((path) => path.includes('CustomResourceProvider'))).toHaveLength(2);
    expect(left).not.toContain('Shop/Files/Resource');
  });

  test.each<[string, (stack: Stack) => void, string]>([
    ['the value of a pseudo parameter', (stack) => stack.tags.setTag('where', Aws.REGION), 'Shop'],
    ['a token for a key', (stack) => stack.tags.setTag(Aws.REGION, 'where'), 'Shop'],
    ['a text with a token in it', (stack) => stack.tags.setTag('where', `in-${Aws.REGION}`), 'Shop'],
    ['an intrinsic', (stack) => stack.tags.setTag('where', Fn.importValue('Where')), 'Shop'],
    ['a token by Tags.of', (stack) => Tags.of(stack).add('where', Token.asString({ Ref: 'Where' })), 'Shop'],
    ['a token in a stage', (stack) => new Stack(new Stage(stack.node.root as App, 'Prod'), 'Inner').tags.setTag('where', Aws.REGION), 'Prod/Inner'],
  ])('F2: %s on a stack fails the synthesis', (_, tag, path) => {
    const app = governed(tag);
    expect(() => app.synth()).toThrow(UNRESOLVED);
    expect(recordOf(app).findings).toContainEqual(expect.objectContaining({ rule: UNRESOLVED, resource: expect.objectContaining({ path }) }));
  });

  test('F2 neighbour: a token among the tags of an environment is refused', () => {
    const props = { application: 'shop', owner: Aws.ACCOUNT_ID, costCenter: 'cc-1', tier: EnvironmentTier.PLAYGROUND };
    expect(() => new AppEnvironment(newApp(), 'Env', props)).toThrow(/'owner' must be .*UnresolvedToken/);
  });

  test.each<[string, (app: App) => Construct]>([
    ['a stage', (app) => new Stage(app, 'Prod')],
    ['a stage in a stage', (app) => new Stage(new Stage(app, 'Europe'), 'Prod')],
  ])('F3: tags arrive in %s', (_, scopeIn) => {
    expect(untagged(inComponent(shapes[1][1], scopeIn))).toEqual([]);
  });

  test('F3 neighbour: tags of the App that do not arrive in a stage are found missing there', () => {
    const app = governed((_, root) => {
      for (const key of ['application', 'environment', 'tier', 'owner', 'cost-center']) Tags.of(root).add(key, 'x');
      new Bucket(new Stack(new Stage(root, 'Prod'), 'Inner'), 'Files');
    });
    expect(untagged(app)).toEqual(['Prod/Inner/Files/Resource']);
  });

  test.each([true, false])('F4: with explicit stack tags %s, the stack of an environment is tagged as its resources are', (explicit) => {
    const app = newApp({ context: { '@aws-cdk/core:explicitStackTags': explicit } });
    databaseIn(app);
    expect(untagged(app)).toEqual([]);
    const core = app.synth().stacks.find(({ hierarchicalId }) => hierarchicalId.startsWith('Env/'))!;
    expect(core.tags).toMatchObject({ 'application': 'shop', 'environment': 'shop-env', 'owner': 'team-shop', 'cost-center': 'cc-1' });
  });

  test.each([true, false])('F4 neighbour: with explicit stack tags %s, the stack of a component carries what somebody says about the stack itself', (explicit) => {
    const app = inComponent((self) => Stack.of(self).tags.setTag('where', 'here'), undefined, { context: { '@aws-cdk/core:explicitStackTags': explicit } });
    expect(app.synth().getStackByName('Shop').tags).toEqual({ where: 'here' });
  });

  test('F6: what somebody takes away later is found', () => {
    const app = inComponent((self) => {
      const bucket = new Bucket(self, 'Files');
      Tags.of(bucket).remove('owner', { priority: 300 });
    });
    expect(untagged(app)).toEqual(['Shop/Anything/Files/Resource']);
  });

  test.each<[string, (bucket: CfnResource) => void]>([
    ['an override', (bucket) => bucket.addPropertyOverride('Tags', [])],
    ['a deletion', (bucket) => bucket.addPropertyDeletionOverride('Tags')],
    ['an exclusion of its type', (bucket) => Tags.of(bucket).remove('cost-center', { includeResourceTypes: ['AWS::S3::Bucket'] })],
    ['a late aspect', (bucket) => Aspects.of(bucket).add({ visit: (node) => (node as CfnResource).addPropertyOverride('Tags', []) }, { priority: 5000 })],
  ])('F6 neighbour: what %s takes away is found', (_, take) => {
    expect(untagged(inComponent((self) => take(new Bucket(self, 'Files').node.defaultChild as CfnResource)))).toEqual(['Shop/Anything/Files/Resource']);
  });

  test('F6 neighbour: types that take no tags are not asked for any', () => {
    expect(untagged(governed((stack) => new CfnResource(stack, 'Policy', { type: 'AWS::IAM::ManagedPolicy' })))).toEqual([]);
  });

  test.each([true, false])('F7: components get on with aspects of every priority, stabilized: %s', (stabilized) => {
    const context = { '@aws-cdk/core:aspectStabilization': stabilized };
    const app = inComponent((self) => {
      const bucket = autoDeleted(self);
      for (const priority of [0, 100, 199, 200, 500, 5000]) Aspects.of(bucket).add({ visit: () => {} }, { priority });
    }, undefined, { context });
    Aspects.of(app).add({ visit: () => {} }, { priority: 1 });
    expect(untagged(app)).toEqual([]);
  });

  test('F7 neighbour: what an aspect makes inside of a component is tagged', () => {
    const app = inComponent((self) => new Bucket(self, 'Files'), undefined, { context: { '@aws-cdk/core:aspectStabilization': true } });
    Aspects.of(app).add({
      visit: (node) => {
        if (node instanceof Bucket && !node.node.tryFindChild('Late')) new CfnRole(node, 'Late', { assumeRolePolicyDocument: {} });
      },
    });
    expect(untagged(app)).toEqual([]);
  });
});

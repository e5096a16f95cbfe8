import { App, CfnResource, NestedStack, RemovalPolicy, Stack, Stage, Tags, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { TagSchema } from '../../src/tagging';
import { tagSubtree } from '../../src/tagging/tagger';

const IDENTITY = { owner: 'me', component: 'files' };
const WRITTEN = [{ Key: 'component', Value: 'files' }, { Key: 'owner', Value: 'me' }];

const tagsOf = (stack: Stack, type: string) => Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties }) => Properties?.Tags);

const scopeIn = (parent: Construct, tags: Record<string, string> = IDENTITY, schema = TagSchema.defaults()) => {
  const scope = new Construct(parent, 'Tagged');
  tagSubtree(scope, tags, () => schema);
  return scope;
};
const newStack = () => new Stack(new App({ analyticsReporting: false }), 'Shop');

describe('tagSubtree', () => {
  test('tags what lies below, also what comes later, and nothing beside it', () => {
    const stack = newStack();
    const scope = scopeIn(stack);
    new Bucket(scope, 'Inside');
    new Bucket(stack, 'Beside');
    expect(tagsOf(stack, 'AWS::S3::Bucket')).toEqual(expect.arrayContaining([WRITTEN, undefined]));
    expect(stack.tags.tagValues()).toEqual({});
  });

  test.each([
    ['a list', 'AWS::S3::Bucket', undefined, WRITTEN.slice().reverse()],
    ['a list that has tags', 'AWS::S3::Bucket', [{ Key: 'own', Value: 'x' }], [...WRITTEN.slice().reverse(), { Key: 'own', Value: 'x' }]],
    ['a list with another opinion', 'AWS::S3::Bucket', [{ Key: 'owner', Value: 'you' }], [{ Key: 'owner', Value: 'you' }, WRITTEN[0]]],
    ['a map', 'AWS::SSM::Parameter', { own: 'x' }, { ...IDENTITY, own: 'x' }],
    ['what cannot be read', 'AWS::S3::Bucket', { Ref: 'Tags' }, { Ref: 'Tags' }],
    ['a type that takes none', 'AWS::IAM::Policy', undefined, undefined],
  ])('a generic resource with %s', (_, type, present, expected) => {
    const stack = newStack();
    new CfnResource(scopeIn(stack), 'Raw', { type, properties: { Other: 1, ...present !== undefined && { Tags: present } } });
    expect(tagsOf(stack, type)).toEqual([expected]);
  });

  test('enters nested stacks, and tags them', () => {
    const stack = newStack();
    const nested = new NestedStack(scopeIn(stack), 'Nested');
    new Bucket(nested, 'Files');
    expect(tagsOf(stack, 'AWS::CloudFormation::Stack')).toEqual([WRITTEN]);
    expect(Template.fromStack(nested).findResources('AWS::S3::Bucket', { Properties: { Tags: WRITTEN } })).not.toEqual({});
  });

  test('enters stages that are there when it is called', () => {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(new Stage(app, 'Prod'), 'Shop');
    new Bucket(stack, 'Files');
    tagSubtree(app, IDENTITY, () => TagSchema.defaults());
    const template = app.synth().getNestedAssembly('assembly-Prod').getStackArtifact(stack.artifactId).template;
    expect(Object.values(template.Resources)).toMatchObject([{ Properties: { Tags: WRITTEN } }]);
  });

  test.each([['before', true], ['after', false]])('what somebody says on purpose wins, said %s', (_, first) => {
    const stack = newStack();
    const scope = new Construct(stack, 'Tagged');
    const say = () => {
      Tags.of(scope).add('owner', 'you');
      Tags.of(scope).remove('component');
    };
    if (first) say();
    tagSubtree(scope, IDENTITY, () => TagSchema.defaults());
    if (!first) say();
    new Bucket(scope, 'Files');
    expect(tagsOf(stack, 'AWS::S3::Bucket')).toEqual([[{ Key: 'owner', Value: 'you' }]]);
  });

  const shared = [{ Key: 'owner', Value: 'me' }];
  test.each<[string, string, (scope: Construct) => void]>([
    ['autoDeleteObjects', 'AWS::IAM::Role', (scope) => new Bucket(scope, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY })],
    ['LogRetention', 'AWS::IAM::Role', (scope) => new LogRetention(scope, 'Logs', { logGroupName: 'x', retention: RetentionDays.ONE_DAY })],
    ['restrictDefaultSecurityGroup', 'AWS::Lambda::Function', (scope) => new Vpc(scope, 'Vpc', { restrictDefaultSecurityGroup: true, natGateways: 0 })],
  ])('tags the helper that %s puts beside the component, without the component', (_, type, cause) => {
    const stack = newStack();
    cause(scopeIn(stack));
    const tags = tagsOf(stack, type);
    expect(tags).toHaveLength(1);
    expect(tags).toEqual([shared]);
  });

  test('leaves helpers alone that others cause', () => {
    const stack = newStack();
    new Bucket(scopeIn(stack), 'Inside');
    new Bucket(stack, 'Beside', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
    expect(tagsOf(stack, 'AWS::IAM::Role')).toEqual([undefined]);
  });

  test('names keys as the company does', () => {
    const stack = newStack();
    new Bucket(scopeIn(stack, IDENTITY, TagSchema.defaults({ prefix: 'acme:', names: { owner: 'team' } })), 'Files');
    expect(tagsOf(stack, 'AWS::S3::Bucket')).toEqual([[{ Key: 'acme:component', Value: 'files' }, { Key: 'acme:team', Value: 'me' }]]);
  });

  test('refuses tokens and values that the schema does not have, all at once', () => {
    const stack = newStack();
    const schema = TagSchema.defaults().extendedBy({ key: 'cost-center', values: ['cc-1', 'cc-2'] });
    new Bucket(scopeIn(stack, { 'owner': Token.asString({ Ref: 'Owner' }), 'cost-center': 'cc-9' }, schema), 'Files');
    expect(() => Template.fromStack(stack)).toThrow(/2 problems:.*'owner' must be known at synthesis, got a token.*UnresolvedToken at Shop\/Tagged.*'cost-center' must be one of cc-1, cc-2, got "cc-9".*InvalidTag/s);
  });
});

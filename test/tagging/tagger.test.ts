import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Aspects, NestedStack, RemovalPolicy, Stack, Stage, Tags, Token } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { LaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { IDENTITY, newStack, scopeIn, tagsOf, WRITTEN } from './tagged';
import { TagSchema } from '../../src/tagging/tag-schema';
import { tagSubtree } from '../../src/tagging/tagger';

describe('tagSubtree', () => {
  test('tags what lies below, also what comes later, and nothing beside it', () => {
    const stack = newStack();
    const scope = scopeIn(stack);
    new Bucket(scope, 'Inside');
    new Bucket(stack, 'Beside');
    expect(tagsOf(stack, 'AWS::S3::Bucket')).toEqual(expect.arrayContaining([WRITTEN, undefined]));
    expect(stack.tags.tagValues()).toEqual({});
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

  test('tags what the L2 of a launch template launches, and the template', () => {
    const stack = newStack();
    new LaunchTemplate(scopeIn(stack), 'Machines');
    const tagged = (kind: string) => Match.objectLike({ ResourceType: kind, Tags: Match.arrayWith(WRITTEN.slice(1)) });
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { TagSpecifications: [tagged('instance'), tagged('volume')] }, TagSpecifications: [tagged('launch-template')],
    });
  });

  test('tags an auto scaling group and what it launches', () => {
    const stack = newStack();
    new CfnAutoScalingGroup(scopeIn(stack), 'Machines', { minSize: '0', maxSize: '1' });
    expect(tagsOf(stack, 'AWS::AutoScaling::AutoScalingGroup')).toEqual([WRITTEN.map((tag) => ({ ...tag, PropagateAtLaunch: true }))]);
  });

  test('tags an included template', () => {
    const stack = newStack();
    const templateFile = join(mkdtempSync(join(tmpdir(), 'included-')), 'template.json');
    writeFileSync(templateFile, JSON.stringify({ Resources: { Files: { Type: 'AWS::S3::Bucket' }, Left: { Type: 'AWS::SQS::Queue' } } }));
    new CfnInclude(scopeIn(stack), 'Included', { templateFile, dehydratedResources: ['Left'] });
    expect(tagsOf(stack, 'AWS::S3::Bucket')).toEqual([WRITTEN]);
    expect(tagsOf(stack, 'AWS::SQS::Queue')).toEqual([expect.arrayContaining(WRITTEN)]);
  });

  test.each([false, true])('adds no aspect while aspects are invoked, and gets on with those of others, stabilized: %s', (stabilized) => {
    const app = new App({ analyticsReporting: false, context: { '@aws-cdk/core:aspectStabilization': stabilized } });
    const stack = newStack(app);
    const scope = scopeIn(stack);
    new Bucket(scope, 'Files', { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY });
    for (const priority of [0, 500, 1000]) Aspects.of(app).add({ visit: () => {} }, { priority });
    const before = new Map(app.node.findAll().map((construct) => [construct, Aspects.of(construct).all.length]));
    expect(tagsOf(stack, 'AWS::S3::Bucket')).toEqual([expect.arrayContaining(WRITTEN)]);
    expect([...before].filter(([construct, count]) => Aspects.of(construct).all.length !== count)).toEqual([]);
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

import { App, CfnResource, Lazy, Tags } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { IDENTITY, newStack, scopeIn, tagsOf, WRITTEN } from './tagged';

const COMPLETION = WRITTEN.slice().reverse();
const BUCKET = 'AWS::S3::Bucket';
const bucketIn = (scope: Construct, tags?: unknown) => new CfnResource(scope, 'Raw', { type: BUCKET, properties: { ...tags !== undefined && { Tags: tags } } });

describe('a generic resource below a tagged scope', () => {
  test.each([
    ['a list', BUCKET, undefined, COMPLETION],
    ['a list that has tags', BUCKET, [{ Key: 'own', Value: 'x' }], [{ Key: 'own', Value: 'x' }, ...COMPLETION]],
    ['a list with another opinion', BUCKET, [{ Key: 'owner', Value: 'you' }], [{ Key: 'owner', Value: 'you' }, WRITTEN[0]]],
    ['a map', 'AWS::SSM::Parameter', undefined, IDENTITY],
    ['a map that has tags', 'AWS::Glue::Job', { own: 'x' }, { ...IDENTITY, own: 'x' }],
    ['what cannot be read', BUCKET, { Ref: 'Tags' }, { Ref: 'Tags' }],
    ['a type that takes none', 'AWS::IAM::Policy', undefined, undefined],
    ['an unknown type', 'Acme::Thing::Thing', undefined, undefined],
  ])('with %s', (_, type, present, expected) => {
    const stack = newStack();
    new CfnResource(scopeIn(stack), 'Raw', { type, properties: { Other: 1, ...present !== undefined && { Tags: present } } });
    expect(tagsOf(stack, type)).toEqual([expected]);
  });

  test('keeps a tag that refers to another stack', () => {
    const app = new App({ analyticsReporting: false });
    const source = new CfnBucket(newStack(app, 'Other'), 'Source');
    const stack = newStack(app);
    bucketIn(scopeIn(stack), [{ Key: 'source', Value: source.ref }]);
    expect(tagsOf(stack, BUCKET)).toEqual([[{ Key: 'source', Value: { 'Fn::ImportValue': expect.any(String) } }, ...COMPLETION]]);
  });

  test('keeps tags that are only made when the template is rendered', () => {
    const stack = newStack();
    const late: unknown[] = [];
    bucketIn(scopeIn(stack), Lazy.any({ produce: () => late }));
    Tags.of(stack).add('any', 'aspect');
    late.push({ Key: 'late', Value: 'x' });
    expect(tagsOf(stack, BUCKET)).toEqual([[{ Key: 'late', Value: 'x' }, ...COMPLETION]]);
  });

  test('keeps tags that came by an override', () => {
    const stack = newStack();
    bucketIn(scopeIn(stack)).addPropertyOverride('Tags', [{ Key: 'own', Value: 'x' }]);
    expect(tagsOf(stack, BUCKET)).toEqual([[{ Key: 'own', Value: 'x' }, ...COMPLETION]]);
  });

  test('has no tags where an override deletes them', () => {
    const stack = newStack();
    bucketIn(scopeIn(stack)).addPropertyDeletionOverride('Tags');
    expect(tagsOf(stack, BUCKET)).toEqual([undefined]);
  });

  test('shares nothing with another one that is made from the same properties', () => {
    const stack = newStack();
    const properties = Object.freeze({ BucketName: 'files' });
    new CfnResource(scopeIn(stack), 'Inside', { type: BUCKET, properties });
    new CfnResource(stack, 'Beside', { type: BUCKET, properties });
    expect(tagsOf(stack, BUCKET)).toEqual(expect.arrayContaining([COMPLETION, undefined]));
    expect(properties).toEqual({ BucketName: 'files' });
  });

  test('belongs to the innermost scope, as a resource with a class does', () => {
    const stack = newStack();
    const inner = scopeIn(scopeIn(stack), { component: 'inner' });
    bucketIn(inner);
    new CfnBucket(inner, 'Typed');
    const expected = expect.arrayContaining([{ Key: 'component', Value: 'inner' }, { Key: 'owner', Value: 'me' }]);
    expect(tagsOf(stack, BUCKET)).toEqual([expected, expected]);
  });

  test('is tagged once, however often the app is synthesized', () => {
    const app = new App({ analyticsReporting: false });
    const stack = newStack(app);
    bucketIn(scopeIn(stack));
    app.synth();
    const [{ Properties }] = Object.values<{ Properties: unknown }>(app.synth({ force: true }).getStackArtifact(stack.artifactId).template.Resources);
    expect(Properties).toEqual({ Tags: COMPLETION });
  });
});

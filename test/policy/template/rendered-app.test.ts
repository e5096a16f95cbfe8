import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { rendered, resourceAt, stackAt } from './references/apps';
import { mayChange } from '../../../src/policy/template/macros';
import { RenderedApp } from '../../../src/policy/template/rendered-app';

const raw = (scope: Construct, type: string, properties: object = {}): CfnResource => new CfnResource(scope, type.replace(/\W/g, ''), { type, properties: { ...properties } });

describe('RenderedApp', () => {
  const app = rendered((root) => {
    const shop = new Stack(root, 'Shop');
    new CfnBucket(shop, 'Files');
    raw(shop, 'AWS::SNS::Topic');
    new CfnBucket(new NestedStack(shop, 'Nested'), 'Files');
    new CfnBucket(new Stack(new Stage(root, 'Prod'), 'Shop'), 'Files');
  });

  test('finds the resources of a type in every template', () => {
    expect(app.resourcesOfType('AWS::S3::Bucket').map(({ view }) => view.place.path)).toEqual(['Shop/Files', 'Shop/Nested/Files', 'Prod/Shop/Files']);
    expect(app.resourcesOfType('AWS::SQS::Queue')).toEqual([]);
  });

  test('finds a resource by its template and logical id', () => {
    const bucket = resourceAt(app, 'Prod/Shop/Files');
    expect(app.resource(bucket.stack.template, 'Files')).toBe(bucket);
    expect([app.resource('Shop.template.json', 'Files'), app.resource('Shop.template.json', 'Other'), app.resource('Other', 'Files')])
      .toEqual([resourceAt(app, 'Shop/Files'), undefined, undefined]);
  });

  test('knows definition, stack and construct of a resource', () => {
    const bucket = resourceAt(app, 'Shop/Files');
    expect([bucket.definition, bucket.stack.path, bucket.construct?.node.path]).toEqual([{ Type: 'AWS::S3::Bucket' }, 'Shop', 'Shop/Files']);
  });

  test('tells every resource the instant of its synthesis', () => {
    const late = rendered((root) => {
      root.node.setContext('paved-road:instant', '2031-05-06T07:08:09Z');
      new CfnBucket(new Stack(new Stage(root, 'Prod'), 'Shop'), 'Files');
    });
    expect(late.resources.map(({ view }) => [view.instant, view._with({}).instant])).toEqual([['2031-05-06T07:08:09.000Z', '2031-05-06T07:08:09.000Z']]);
  });

  test('refuses a tree without an App', () => {
    expect(() => RenderedApp.read(new Construct(undefined as unknown as App, ''))).toThrow('NoApp');
  });
});

describe('mayChange', () => {
  const changed = (type: string, compose: (stack: Stack) => void): string | undefined => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      raw(stack, type);
      compose(stack);
    });
    const stack = stackAt(app, 'Shop');
    return mayChange(stack, stack.resources[0]);
  };

  test.each<[string, string[], string | undefined]>([
    ['AWS::S3::Bucket', [], undefined],
    ['AWS::S3::Bucket', ['AWS::Serverless-2016-10-31'], undefined],
    ['AWS::Serverless::Function', ['AWS::Serverless-2016-10-31'], 'AWS::Serverless-2016-10-31'],
    ['AWS::S3::Bucket', ['AWS::LanguageExtensions'], undefined],
    ['AWS::S3::Bucket', ['AWS::SecretsManager-2020-07-23'], undefined],
    ['AWS::S3::Bucket', ['AWS::CodeDeployBlueGreen'], undefined],
    ['AWS::S3::Bucket', ['AWS::Include'], 'AWS::Include'],
    ['AWS::S3::Bucket', ['Acme'], 'Acme'],
    ['AWS::S3::Bucket', ['AWS::LanguageExtensions', 'Acme'], 'Acme'],
  ])('%s by %j: %s', (type, transforms, macro) => {
    expect(changed(type, (stack) => transforms.forEach((transform) => stack.addTransform(transform)))).toBe(macro);
  });

  test('a macro within a resource changes that resource alone', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      raw(stack, 'AWS::S3::Bucket', { Tags: [{ 'Fn::Transform': { Name: 'Acme', Parameters: {} } }] });
      raw(stack, 'AWS::SNS::Topic');
    });
    const stack = stackAt(app, 'Shop');
    expect(stack.macros).toEqual([{ name: 'Acme', logicalId: 'AWSS3Bucket' }]);
    expect(stack.resources.map((resource) => mayChange(stack, resource))).toEqual(['Acme', undefined]);
  });
});

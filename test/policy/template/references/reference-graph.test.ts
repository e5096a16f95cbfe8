import { App, CfnCondition, CfnMapping, CfnOutput, CfnParameter, Environment, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { CfnParameter as CfnSsmParameter, StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { IRELAND, OTHER_ACCOUNT, property, rendered, resourceAt, stackAt, Strength, VIRGINIA } from './apps';
import { ReferenceGraph } from '../../../../src/policy/template/references';
import { RenderedApp } from '../../../../src/policy/template/rendered-app';

const policyFor = (scope: Construct, bucket: string, id = 'Policy') => new CfnBucketPolicy(scope, id, { bucket, policyDocument: { Statement: [] } });

/** A bucket in one stack and its policy in another. */
const twoStacks = (producer?: Environment, consumer?: Environment) => (app: App) => {
  const bucket = new CfnBucket(new Stack(app, 'Producer', { env: producer, crossRegionReferences: true }), 'Bucket');
  policyFor(new Stack(app, 'Consumer', { env: consumer, crossRegionReferences: true }), bucket.ref);
};

/** Where the bucket of a policy leads to. */
const bucketOf = (app: RenderedApp, policy: string): string | undefined => {
  const { stack, ...resource } = resourceAt(app, policy);
  return ReferenceGraph.of(app).target(stack, property({ stack, ...resource }, 'Bucket'))?.view.place.path;
};

describe('ReferenceGraph follows', () => {
  test.each<[string, Strength, Environment | undefined, Environment | undefined]>([
    ['a strong reference', 'strong', undefined, undefined],
    ['a strong reference in a given environment', 'strong', IRELAND, IRELAND],
    ['a weak reference', 'weak', undefined, undefined],
    ['a weak reference in a given environment', 'weak', IRELAND, IRELAND],
    ['a reference that is strong and weak', 'both', undefined, undefined],
    ['a strong reference to another region', 'strong', IRELAND, VIRGINIA],
    ['a weak reference to another region', 'weak', IRELAND, VIRGINIA],
    ['a reference to another region that is strong and weak', 'both', IRELAND, VIRGINIA],
    ['a reference to another account', 'weak', IRELAND, OTHER_ACCOUNT],
  ])('%s', (_, strength, producer, consumer) => {
    expect(bucketOf(rendered(twoStacks(producer, consumer), strength), 'Consumer/Policy')).toBe('Producer/Bucket');
  });

  test('a reference into a nested stack of a nested stack', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      policyFor(new NestedStack(new NestedStack(stack, 'Outer'), 'Inner'), new CfnBucket(stack, 'Bucket').ref);
    });
    expect(bucketOf(app, 'Shop/Outer/Inner/Policy')).toBe('Shop/Bucket');
  });

  test('a reference out of a nested stack of a nested stack', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      policyFor(stack, new CfnBucket(new NestedStack(new NestedStack(stack, 'Outer'), 'Inner'), 'Bucket').ref);
    });
    expect(bucketOf(app, 'Shop/Policy')).toBe('Shop/Outer/Inner/Bucket');
  });

  test('a reference between nested stacks that lie beside each other', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      policyFor(new NestedStack(stack, 'Left'), new CfnBucket(new NestedStack(stack, 'Right'), 'Bucket').ref);
    });
    expect(bucketOf(app, 'Shop/Left/Policy')).toBe('Shop/Right/Bucket');
  });

  test.each<Strength>(['strong', 'weak'])('a %s reference from a nested stack of one stack to a nested stack of another', (strength) => {
    const app = rendered((root) => {
      const bucket = new CfnBucket(new NestedStack(new Stack(root, 'Producer'), 'Nested'), 'Bucket');
      policyFor(new NestedStack(new Stack(root, 'Consumer'), 'Nested'), bucket.ref);
    }, strength);
    expect(bucketOf(app, 'Consumer/Nested/Policy')).toBe('Producer/Nested/Bucket');
  });

  test('a reference from a nested stack to another region', () => {
    const app = rendered((root) => {
      const bucket = new CfnBucket(new Stack(root, 'Producer', { env: IRELAND, crossRegionReferences: true }), 'Bucket');
      policyFor(new NestedStack(new Stack(root, 'Consumer', { env: VIRGINIA, crossRegionReferences: true }), 'Nested'), bucket.ref);
    });
    expect(bucketOf(app, 'Consumer/Nested/Policy')).toBe('Producer/Bucket');
  });

  test.each<Strength>(['strong', 'weak'])('an element of a list that was joined to be handed over, by a %s reference', (strength) => {
    const app = rendered((root) => {
      const endpoint = new CfnVPCEndpoint(new Stack(root, 'Producer'), 'Endpoint', { vpcId: 'vpc-1', serviceName: 's3' });
      policyFor(new Stack(root, 'Consumer'), Fn.select(0, endpoint.attrNetworkInterfaceIds));
    }, strength);
    expect(bucketOf(app, 'Consumer/Policy')).toBe('Producer/Endpoint');
  });

  test('the right element of a list of references', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      const names = ['One', 'Two'].map((id) => new CfnBucket(producer, id).ref);
      new CfnOutput(producer, 'Names', { value: Fn.join(',', names), exportName: 'names' });
      policyFor(new Stack(root, 'Consumer'), Fn.select(1, Fn.split(',', Fn.importValue('names'))));
    });
    expect(bucketOf(app, 'Consumer/Policy')).toBe('Producer/Two');
  });

  test('an SSM parameter that a template parameter reads', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      new StringParameter(producer, 'Name', { parameterName: '/shop/bucket', stringValue: new CfnBucket(producer, 'Bucket').ref });
      const consumer = new Stack(root, 'Consumer');
      policyFor(consumer, StringParameter.valueForStringParameter(consumer, '/shop/bucket'));
    });
    expect(bucketOf(app, 'Consumer/Policy')).toBe('Producer/Bucket');
  });

  test('an SSM parameter that a dynamic reference reads', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      new StringParameter(producer, 'Name', { parameterName: '/shop/bucket', stringValue: new CfnBucket(producer, 'Bucket').ref });
      policyFor(new Stack(root, 'Consumer'), '{{resolve:ssm:/shop/bucket}}');
    });
    expect(bucketOf(app, 'Consumer/Policy')).toBe('Producer/Bucket');
  });

  test('an SSM parameter whose name is handed to a nested stack', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      new StringParameter(stack, 'Name', { parameterName: '/shop/bucket', stringValue: new CfnBucket(stack, 'Bucket').ref });
      const nested = new NestedStack(stack, 'Nested', { parameters: { Given: '/shop/bucket' } });
      policyFor(nested, new CfnParameter(nested, 'Given', { type: 'AWS::SSM::Parameter::Value<String>' }).valueAsString);
    });
    expect(bucketOf(app, 'Shop/Nested/Policy')).toBe('Shop/Bucket');
  });

  test('an export that was written by hand, whose name has to be put together', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      new CfnOutput(producer, 'Out', { value: new CfnBucket(producer, 'Bucket').ref, exportName: Fn.sub('${AWS::StackName}-${AWS::Region}-bucket') });
      policyFor(new Stack(root, 'Consumer'), Fn.importValue(Fn.join('-', ['Producer', Fn.ref('AWS::Region'), 'bucket'])));
    });
    expect(bucketOf(app, 'Consumer/Policy')).toBe('Producer/Bucket');
  });

  test('an export of an import', () => {
    const app = rendered((root) => {
      const [first, second] = [new Stack(root, 'First'), new Stack(root, 'Second')];
      new CfnOutput(first, 'Out', { value: new CfnBucket(first, 'Bucket').ref, exportName: 'first' });
      new CfnOutput(second, 'Out', { value: Fn.importValue('first'), exportName: 'second' });
      policyFor(new Stack(root, 'Consumer'), Fn.importValue('second'));
    });
    expect(bucketOf(app, 'Consumer/Policy')).toBe('First/Bucket');
  });

  test('references within each stage, although both stages export under the same name', () => {
    const app = rendered((root) => {
      for (const name of ['Test', 'Live']) {
        const stage = new Stage(root, name);
        const producer = new Stack(stage, 'Producer');
        new CfnOutput(producer, 'Out', { value: new CfnBucket(producer, 'Bucket').ref, exportName: 'bucket' });
        policyFor(new Stack(stage, 'Consumer'), Fn.importValue('bucket'));
      }
    });
    expect(['Test', 'Live'].map((name) => bucketOf(app, `${name}/Consumer/Policy`))).toEqual(['Test/Producer/Bucket', 'Live/Producer/Bucket']);
  });

  test.each([
    ['a text around one reference', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] }],
    ['a template text', { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Bucket}/*' }],
    ['a template text with variables', { 'Fn::Sub': ['${Name}/*', { Name: { 'Fn::GetAtt': 'Bucket.Arn' } }] }],
    ['a text that mentions one resource twice', { 'Fn::Sub': '${Bucket} ${Bucket.Arn}' }],
  ])('%s', (_, value) => expect(inOneStack(value)).toBe('Shop/Bucket'));

  test.each([
    ['a plain text', 'Bucket'],
    ['a pseudo parameter', { Ref: 'AWS::Region' }],
    ['a parameter', { Ref: 'Env' }],
    ['an import of what nobody exports', { 'Fn::ImportValue': 'nobody' }],
    ['a text with two resources', { 'Fn::Sub': '${Bucket} ${Other}' }],
    ['a text with one resource and something unknown', { 'Fn::Join': ['', [{ Ref: 'Bucket' }, { 'Fn::ImportValue': 'nobody' }]] }],
    ['sides of a condition', { 'Fn::If': ['C', { Ref: 'Bucket' }, { Ref: 'Bucket' }] }],
    ['a literal dollar', { 'Fn::Sub': '${!Bucket}' }],
    ['a secret', '{{resolve:secretsmanager:Bucket}}'],
    ['a fixed version of an SSM parameter', '{{resolve:ssm:/shop/bucket:1}}'],
    ['a malformed list', { 'Fn::Select': 'Bucket' }],
    ['a malformed output', { 'Fn::GetStackOutput': null }],
  ])('%s to nothing', (_, value) => expect(inOneStack(value)).toBeUndefined());

  const inOneStack = (value: unknown): string | undefined => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      new CfnBucket(stack, 'Other');
      new CfnParameter(stack, 'Env');
      new StringParameter(stack, 'Name', { parameterName: '/shop/bucket', stringValue: new CfnBucket(stack, 'Bucket').ref });
    });
    return ReferenceGraph.of(app).target(stackAt(app, 'Shop'), value)?.view.place.path;
  };

  test('no export of another region or account', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer', { env: IRELAND });
      new CfnOutput(producer, 'Out', { value: new CfnBucket(producer, 'Bucket').ref, exportName: 'bucket' });
      [VIRGINIA, OTHER_ACCOUNT].forEach((env, index) => policyFor(new Stack(root, `Consumer${index}`, { env }), Fn.importValue('bucket')));
    });
    expect([bucketOf(app, 'Consumer0/Policy'), bucketOf(app, 'Consumer1/Policy')]).toEqual([undefined, undefined]);
  });

  test('no name that two stacks export', () => {
    const app = rendered((root) => {
      for (const id of ['One', 'Two']) {
        const producer = new Stack(root, id);
        new CfnOutput(producer, 'Out', { value: new CfnBucket(producer, 'Bucket').ref, exportName: 'bucket' });
      }
      policyFor(new Stack(root, 'Consumer'), Fn.importValue('bucket'));
    });
    expect(bucketOf(app, 'Consumer/Policy')).toBeUndefined();
  });

  test('no name that is only the same as long as nobody looks what stack it stands in', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      const producer = new NestedStack(stack, 'Producer');
      new CfnOutput(producer, 'Out', { value: new CfnBucket(producer, 'Bucket').ref, exportName: Fn.ref('AWS::StackName') });
      policyFor(new NestedStack(stack, 'Consumer'), Fn.importValue(Fn.ref('AWS::StackName')));
    });
    expect(bucketOf(app, 'Shop/Consumer/Policy')).toBeUndefined();
  });

  test('no element of a list that has the delimiter within an element', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      new CfnOutput(producer, 'Out', { value: Fn.join(',', ['a,b', new CfnBucket(producer, 'Bucket').ref]), exportName: 'list' });
      policyFor(new Stack(root, 'Consumer'), Fn.select(1, Fn.split(',', Fn.importValue('list'))));
    });
    const { stack, definition } = resourceAt(app, 'Consumer/Policy');
    expect(ReferenceGraph.of(app).localised(definition, stack)).not.toMatchObject({ Properties: { Bucket: { Ref: 'Bucket' } } });
  });

  test('no parameter of a nested stack that a mere default gives', () => {
    const app = rendered((root) => {
      const nested = new NestedStack(new Stack(root, 'Shop'), 'Nested');
      policyFor(nested, new CfnParameter(nested, 'Name', { default: 'Bucket' }).valueAsString);
    });
    expect(bucketOf(app, 'Shop/Nested/Policy')).toBeUndefined();
  });

  test.each([
    ['exports that import each other', (stack: Stack) => {
      new CfnOutput(stack, 'A', { value: Fn.importValue('b'), exportName: 'a' });
      new CfnOutput(stack, 'B', { value: Fn.importValue('a'), exportName: 'b' });
    }],
    ['an export made of itself', (stack: Stack) => new CfnOutput(stack, 'A', { value: Fn.join('-', ['x', Fn.importValue('a')]), exportName: 'a' })],
    ['an export whose name is what it exports', (stack: Stack) =>
      new CfnOutput(stack, 'A', { value: Fn.importValue(Fn.importValue('a')), exportName: 'a' })],
    ['an SSM parameter that reads itself', (stack: Stack) => {
      new CfnSsmParameter(stack, 'P', { name: 'p', type: 'String', value: '{{resolve:ssm:p}}' });
      new CfnOutput(stack, 'A', { value: '{{resolve:ssm:p}}', exportName: 'a' });
    }],
  ])('no circle: %s', (_, compose) => {
    const app = rendered((root) => {
      compose(new Stack(root, 'Producer'));
      policyFor(new Stack(root, 'Consumer'), Fn.importValue('a'));
    });
    expect(bucketOf(app, 'Consumer/Policy')).toBeUndefined();
    const { definition, stack } = resourceAt(app, 'Consumer/Policy');
    expect(() => ReferenceGraph.of(app).localised(definition, stack)).not.toThrow();
  });
});

describe('ReferenceGraph knows', () => {
  const known = (compose: (stack: Stack, nested: NestedStack) => void, value: unknown, env?: Environment): unknown => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop', { env });
      compose(stack, new NestedStack(stack, 'Nested', { parameters: { Given: 'from outside' } }));
    });
    return ReferenceGraph.of(app).known(stackAt(app, 'Shop/Nested'), value);
  };
  const parameter = (props: object) => (_: Stack, nested: NestedStack) => new CfnParameter(nested, 'P', props);

  test.each<[string, (stack: Stack, nested: NestedStack) => void, unknown, unknown]>([
    ['a parameter with one allowed value', parameter({ allowedValues: ['only'] }), { Ref: 'P' }, 'only'],
    ['a parameter with two allowed values not', parameter({ allowedValues: ['one', 'other'] }), { Ref: 'P' }, undefined],
    ['a parameter with a default not', parameter({ default: 'x' }), { Ref: 'P' }, undefined],
    ['what is given to a nested stack', (_, nested) => new CfnParameter(nested, 'Given'), { Ref: 'Given' }, 'from outside'],
    ['what is given to a nested stack rather than the only allowed value', (_, nested) =>
      new CfnParameter(nested, 'Given', { allowedValues: ['x'] }), { Ref: 'Given' }, 'from outside'],
    ['a list parameter', parameter({ type: 'CommaDelimitedList', allowedValues: ['a,b'] }), { 'Fn::Select': [1, { Ref: 'P' }] }, 'b'],
    ['an import of a literal', (stack) => new CfnOutput(stack, 'O', { value: 'fixed', exportName: 'o' }), { 'Fn::ImportValue': 'o' }, 'fixed'],
    ['an SSM parameter of the app', (stack) => new CfnSsmParameter(stack, 'S', { name: 's', type: 'String', value: 'kept' }), '{{resolve:ssm:s}}', 'kept'],
    ['a text of known parts', parameter({ allowedValues: ['x'] }), { 'Fn::Sub': ['${P}-${Q}', { Q: 1 }] }, 'x-1'],
    ['a text of which a part is not known not', parameter({}), { 'Fn::Join': ['', ['a', { Ref: 'P' }]] }, undefined],
    ['a pseudo parameter not', () => undefined, { Ref: 'AWS::Region' }, undefined],
    ['a secret not', () => undefined, '{{resolve:secretsmanager:s}}', undefined],
  ])('%s', (_, compose, value, expected) => expect(known(compose, value, IRELAND)).toEqual(expected));

  test.each([['where the region of the stack is given', IRELAND, 5], ['not where it is left open', undefined, undefined]])('a mapping by region, %s', (_, env, size) => {
    const app = rendered((root) => new CfnMapping(new Stack(root, 'Shop', { env }), 'Sizes', { mapping: { 'eu-west-1': { size: 5 } } }));
    expect(ReferenceGraph.of(app).known(stackAt(app, 'Shop'), { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'size'] })).toBe(size);
  });
});

describe('ReferenceGraph tells', () => {
  test('who refers to a resource, in its template and in others', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      const bucket = new CfnBucket(producer, 'Bucket');
      policyFor(producer, bucket.ref, 'Near');
      policyFor(new Stack(root, 'Consumer'), bucket.ref, 'Far');
      policyFor(new NestedStack(producer, 'Nested'), bucket.ref, 'Inside');
      policyFor(new Stack(root, 'Namesake'), new CfnBucket(new Stack(root, 'Else'), 'Bucket').ref);
    });
    const paths = ReferenceGraph.of(app).referrersOf(resourceAt(app, 'Producer/Bucket'), 'AWS::S3::BucketPolicy').map(({ view }) => view.place.path).sort();
    expect(paths).toEqual(expect.arrayContaining(['Consumer/Far', 'Producer/Near', 'Producer/Nested/Inside']));
    expect(paths).not.toContain('Namesake/Policy');
    expect(ReferenceGraph.of(app).referrersOf(resourceAt(app, 'Producer/Bucket'), 'AWS::SQS::QueuePolicy')).toEqual([]);
  });

  test('what crosses into a stack and out of it', () => {
    const app = rendered(twoStacks());
    const graph = ReferenceGraph.of(app);
    const [bucket, policy] = [resourceAt(app, 'Producer/Bucket'), resourceAt(app, 'Consumer/Policy')];
    const crossing = { from: policy, value: property(policy, 'Bucket'), to: bucket };
    expect(graph.crossings(bucket.stack)).toEqual({ referrers: [crossing], targets: [] });
    expect(graph.crossings(policy.stack)).toEqual({ referrers: [], targets: [crossing] });
    expect([graph.crossingsOf(bucket.stack), graph.crossingsOf(policy.stack)]).toEqual([[policy], [bucket]]);
  });

  test('no reference within a template as one that crosses, nor a referrer of a neighbour', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      const [bucket] = ['Bucket', 'Lonely'].map((id) => new CfnBucket(producer, id));
      const consumer = new Stack(root, 'Consumer');
      policyFor(consumer, bucket.ref, 'Far');
      policyFor(consumer, new CfnBucket(consumer, 'Own').ref, 'Near');
    });
    const graph = ReferenceGraph.of(app);
    expect(graph.crossings(stackAt(app, 'Consumer')).targets.map(({ from }) => from.view.place.path)).toEqual(['Consumer/Far']);
    expect(graph.referrersOf(resourceAt(app, 'Producer/Lonely'), 'AWS::S3::BucketPolicy')).toEqual([]);
  });

  test('what crosses out of a nested stack by its outputs alone', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      policyFor(stack, new CfnBucket(new NestedStack(stack, 'Nested'), 'Bucket').ref);
    });
    const paths = ReferenceGraph.of(app).referrersOf(resourceAt(app, 'Shop/Nested/Bucket'), 'AWS::S3::BucketPolicy').map(({ view }) => view.place.path);
    expect(paths).toEqual(['Shop/Policy']);
  });

  test('the same of the same app once', () => {
    const app = rendered(twoStacks());
    expect(ReferenceGraph.of(app)).toBe(ReferenceGraph.of(app));
  });
});

describe('a localised definition', () => {
  const localised = (app: RenderedApp, path: string, into?: string) => {
    const { definition, stack } = resourceAt(app, path);
    const shownTo = into === undefined ? undefined : stackAt(app, into);
    return ReferenceGraph.of(app).localised(definition, stack, shownTo) as { Properties: Record<string, unknown> };
  };

  test('is the same object when nothing crosses', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      policyFor(stack, new CfnBucket(stack, 'Bucket').ref);
      policyFor(new Stack(root, 'Far'), 'x');
    });
    expect(localised(app, 'Shop/Policy')).toBe(resourceAt(app, 'Shop/Policy').definition);
    expect(localised(app, 'Far/Policy')).toBe(resourceAt(app, 'Far/Policy').definition);
  });

  test.each<Strength>(['strong', 'weak'])('refers to what lies behind a %s reference, and shares the rest', (strength) => {
    const app = rendered((root) => {
      const bucket = new CfnBucket(new Stack(root, 'Producer'), 'Bucket');
      const consumer = new Stack(root, 'Consumer');
      new CfnBucketPolicy(consumer, 'Policy', {
        bucket: bucket.ref,
        policyDocument: { Resource: [bucket.attrArn, Fn.join('', [bucket.attrArn, '/*'])], Same: { As: 'before' } },
      });
    }, strength);
    const written = resourceAt(app, 'Consumer/Policy').definition.Properties as { PolicyDocument: { Same: unknown } };
    const { Bucket, PolicyDocument } = localised(app, 'Consumer/Policy').Properties as { Bucket: unknown; PolicyDocument: Record<string, unknown> };
    const arn = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
    expect([Bucket, PolicyDocument.Resource]).toEqual([{ Ref: 'Bucket' }, [arn, { 'Fn::Join': ['', [arn, '/*']] }]]);
    expect(PolicyDocument.Same).toBe(written.PolicyDocument.Same);
  });

  test('has the parts of a text that another template put together', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      new CfnOutput(producer, 'Out', { value: `${new CfnBucket(producer, 'Bucket').attrArn}/*`, exportName: 'objects' });
      policyFor(new Stack(root, 'Consumer'), Fn.importValue('objects'));
    });
    expect(localised(app, 'Consumer/Policy').Properties.Bucket).toEqual({ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] });
  });

  test('leaves a value that hangs on a condition of another template as it is', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      const { ref, attrArn } = new CfnBucket(producer, 'Bucket');
      const isProd = new CfnCondition(producer, 'IsProd', { expression: Fn.conditionEquals(new CfnParameter(producer, 'Env').valueAsString, 'prod') });
      new CfnOutput(producer, 'Out', { value: Fn.conditionIf(isProd.logicalId, ref, 'none').toString(), exportName: 'either' });
      const consumer = new Stack(root, 'Consumer');
      new CfnBucketPolicy(consumer, 'Policy', { bucket: Fn.importValue('either'), policyDocument: { Arn: attrArn } });
    });
    expect(localised(app, 'Consumer/Policy').Properties).toEqual({
      Bucket: { 'Fn::ImportValue': 'either' }, PolicyDocument: { Arn: { 'Fn::GetAtt': ['Bucket', 'Arn'] } },
    });
  });

  test('rewrites the variables of a template text', () => {
    const app = rendered((root) => {
      const stack = new Stack(root, 'Shop');
      const nested = new NestedStack(stack, 'Nested', { parameters: { Name: new CfnBucket(stack, 'Bucket').ref } });
      new CfnParameter(nested, 'Name');
      policyFor(nested, Fn.sub('${Name}/${AWS::Region}'));
    });
    expect(localised(app, 'Shop/Nested/Policy').Properties.Bucket).toEqual({ 'Fn::Sub': ['${Name}/${AWS::Region}', { Name: { Ref: 'Bucket' } }] });
  });

  test('does not take a namesake in its own stack for the resource of another', () => {
    const app = rendered((root) => {
      const consumer = new Stack(root, 'Consumer');
      new CfnBucket(consumer, 'Bucket');
      policyFor(consumer, new CfnBucket(new Stack(root, 'Producer'), 'Bucket').ref);
    });
    expect(localised(app, 'Consumer/Policy').Properties.Bucket).toEqual({ Ref: 'Producer.template.json/Bucket' });
  });

  test('does not take its own resource for a namesake in the stack that it is shown to', () => {
    const app = rendered((root) => {
      const producer = new Stack(root, 'Producer');
      const far = new CfnBucket(producer, 'Bucket');
      const consumer = new Stack(root, 'Consumer');
      const near = new CfnBucket(consumer, 'Bucket');
      new CfnBucketPolicy(consumer, 'Policy', { bucket: near.ref, policyDocument: { For: far.attrArn } });
    });
    expect(localised(app, 'Consumer/Policy', 'Producer').Properties).toEqual({
      Bucket: { Ref: 'Consumer.template.json/Bucket' }, PolicyDocument: { For: { 'Fn::GetAtt': ['Bucket', 'Arn'] } },
    });
  });

  test('still leads to the same resources', () => {
    const app = rendered(twoStacks());
    const graph = ReferenceGraph.of(app);
    const { Bucket } = localised(app, 'Consumer/Policy').Properties;
    expect(graph.target(stackAt(app, 'Consumer'), Bucket)).toBe(resourceAt(app, 'Producer/Bucket'));
  });
});

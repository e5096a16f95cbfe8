import { App, CfnCondition, CfnElement, CfnParameter, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';
import { Overlay } from '../../../../src/policy/collection/nag/overlay';
import { RenderedResource } from '../../../../src/policy/template/rendered';
import { RenderedApp } from '../../../../src/policy/template/rendered-app';

const BUCKETS = new Set(['AWS::S3::Bucket']);

/** Looks at an app through the overlay. */
const through = (
  compose: (stack: Stack, app: App) => void,
  look: (overlay: Overlay, at: (path: string) => RenderedResource, app: RenderedApp) => void,
): App => {
  const app = new App({ analyticsReporting: false });
  compose(new Stack(app, 'Shop'), app);
  app.synth();
  const rendered = RenderedApp.read(app);
  const overlay = new Overlay(rendered);
  const at = (path: string) => rendered.resources.find(({ view }) => view.place.path === path)!;
  overlay.during(() => look(overlay, at, rendered));
  return app;
};

const overridden = (stack: Stack, id = 'Files') => {
  const bucket = new CfnBucket(stack, id, { bucketName: 'before' });
  bucket.addPropertyOverride('BucketName', 'after');
  return bucket;
};

const shopOf = (app: IConstruct) => app.node.findChild('Shop') as Stack;
const namesIn = (stack: Stack) => stack.node.findAll().filter((construct) => construct instanceof CfnBucket).map((bucket) => bucket.bucketName);

describe('Overlay', () => {
  test('shows a resource whose construct tells the truth as itself, and another as its twin', () => {
    through((stack) => {
      new CfnBucket(stack, 'Plain');
      overridden(stack);
    }, (overlay, at) => {
      const [plain, files] = ['Shop/Plain', 'Shop/Files'].map((path) => overlay.standInsFor(at(path))[0].object as CfnBucket);
      expect(plain).toBe(at('Shop/Plain').construct);
      expect([files === at('Shop/Files').construct, files.bucketName, files instanceof CfnBucket]).toEqual([false, 'after', true]);
    });
  });

  test.each<[string, (stack: Stack) => CfnResource]>([
    ['that has overrides', (stack) => overridden(stack, 'It')],
    ['of a generic class', (stack) => new CfnResource(stack, 'It', { type: 'AWS::S3::Bucket' })],
    ['of another type than its class', (stack) => {
      const bucket = new CfnBucket(stack, 'It');
      bucket.addOverride('Type', 'AWS::SQS::Queue');
      return bucket;
    }],
  ])('makes a twin of a resource %s', (_, compose) => {
    through(compose, (overlay, at) => expect(overlay.standInsFor(at('Shop/It'))[0].object).not.toBe(at('Shop/It').construct));
  });

  test.each<[string, (stack: Stack) => CfnResource]>([
    ['of a generic class whose type has no class', (stack) => new CfnResource(stack, 'It', { type: 'Custom::Thing' })],
    ['of a subclass of its class', (stack) => new (class extends CfnBucket {})(stack, 'It')],
  ])('takes at its word a resource %s', (_, compose) => {
    through(compose, (overlay, at) => expect(overlay.standInsFor(at('Shop/It'))[0].object).toBe(at('Shop/It').construct));
  });

  test('a twin lives where its resource lives', () => {
    through((stack) => overridden(stack), (overlay, at, { root }) => {
      const [{ object }] = overlay.standInsFor(at('Shop/Files'));
      expect([object.node.path, object.stack === shopOf(root), Stack.of(object) === shopOf(root)]).toEqual(['Shop/Files', true, true]);
    });
  });

  test('shows one twin to all, and another when what was seen is forgotten', () => {
    through((stack) => overridden(stack), (overlay, at) => {
      const seen = () => overlay.standInsFor(at('Shop/Files'))[0].object;
      const first = seen();
      expect(seen()).toBe(first);
      overlay.forget();
      expect(seen()).not.toBe(first);
    });
  });

  test('shows each branch of a condition with what it assumes', () => {
    through((stack) => {
      const condition = new CfnCondition(stack, 'IsLarge', { expression: Fn.conditionEquals(new CfnParameter(stack, 'Size').valueAsString, 'large') });
      new CfnBucket(stack, 'Files', { bucketName: Fn.conditionIf(condition.logicalId, 'large', 'small').toString() });
    }, (overlay, at) => {
      const branches = overlay.standInsFor(at('Shop/Files')).map(({ object, assumptions }) => [(object as CfnBucket).bucketName, assumptions]);
      expect(branches).toHaveLength(2);
      expect(branches).toEqual(expect.arrayContaining([['large', [{ condition: 'IsLarge', holds: true }]], ['small', [{ condition: 'IsLarge', holds: false }]]]));
    });
  });

  test('says why it cannot show a resource', () => {
    through((stack) => new CfnResource(stack, 'It', { type: 'AWS::IAM::Policy' }), (overlay, at) => expect(() => overlay.standInsFor(at('Shop/It'))).toThrow('missing required property'));
    through((stack) => {
      const conditions = [...'abcde'].map((id) => new CfnCondition(stack, id, { expression: Fn.conditionEquals(new CfnParameter(stack, `${id}P`).valueAsString, 'x') }));
      new CfnBucket(stack, 'It', { bucketName: Fn.join('-', conditions.map(({ logicalId }) => Fn.conditionIf(logicalId, '1', '0').toString())) });
    }, (overlay, at) => expect(() => overlay.standInsFor(at('Shop/It'))).toThrow('its properties hang on too many conditions'));
  });

  test('whoever asks a stack for everything gets twins, and constructs that are no resources', () => {
    through((stack) => {
      overridden(stack);
      new CfnParameter(stack, 'Parameter');
    }, (_, __, { root }) => {
      expect(namesIn(shopOf(root))).toEqual(['after']);
      expect(shopOf(root).node.findAll().map(({ node: { id } }) => id)).toEqual(expect.arrayContaining(['Shop', 'Parameter', 'Files']));
    });
  });

  test.each([true, false])('resources of nested stacks are among those of the stack around them (of some types: %s)', (isTyped) => {
    through((stack) => overridden(new NestedStack(stack, 'Inner')), (overlay, _, { root }) => {
      overlay.showOnly(isTyped ? BUCKETS : undefined);
      expect(namesIn(shopOf(root))).toEqual(['after']);
    });
  });

  test.each([true, false])('resources that no construct stands for are there as well (of some types: %s)', (isTyped) => {
    class Ghost extends CfnElement {
      public _toCloudFormation(): object {
        return { Resources: { Ghost: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'ghost' } } } };
      }
    }
    through((stack) => new Ghost(stack, 'It'), (overlay, at, { root }) => {
      overlay.showOnly(isTyped ? BUCKETS : undefined);
      expect(namesIn(shopOf(root))).toEqual(['ghost']);
      expect(overlay.standInsFor(at('Shop/Ghost'))).toHaveLength(1);
    });
  });

  test.each([true, false])('resources of other stacks that refer to one of the stack are there, in its words (of some types: %s)', (isTyped) => {
    const policies = new Set(['AWS::S3::BucketPolicy']);
    through((stack, app) => {
      const { ref } = new CfnBucket(stack, 'Files');
      const other = new Stack(app, 'Other');
      new CfnBucketPolicy(other, 'Policy', { bucket: ref, policyDocument: {} });
      new CfnBucketPolicy(other, 'Unrelated', { bucket: 'x', policyDocument: {} });
    }, (overlay, _, { root }) => {
      overlay.showOnly(isTyped ? policies : undefined);
      const stack = shopOf(root);
      expect(stack.node.findAll().filter((construct) => construct instanceof CfnBucketPolicy).map(({ bucket }) => JSON.stringify(stack.resolve(bucket)))).toEqual(['{"Ref":"Files"}']);
    });
  });

  test('shows some types alone where it is told to', () => {
    through((stack) => {
      overridden(stack);
      new CfnQueue(stack, 'Queue');
    }, (overlay, at, { root }) => {
      overlay.showOnly(BUCKETS);
      expect(shopOf(root).node.findAll()).toEqual([overlay.standInsFor(at('Shop/Files'))[0].object]);
    });
  });

  describe('neighbours under a condition', () => {
    const compose = (isKnown: boolean) => (stack: Stack) => {
      const condition = new CfnCondition(stack, 'IsThere', { expression: Fn.conditionEquals(isKnown ? 'a' : new CfnParameter(stack, 'P').valueAsString, 'b') });
      new CfnBucket(stack, 'Maybe', { bucketName: 'maybe' }).cfnOptions.condition = condition;
      new CfnBucket(stack, 'Files', { bucketName: 'files' });
    };

    test.each<[string, boolean, { condition: string; holds: boolean }[], string[]]>([
      ['that nobody knows are there', false, [], ['maybe', 'files']],
      ['that is assumed to hold are there', false, [{ condition: 'IsThere', holds: true }], ['maybe', 'files']],
      ['that is assumed not to hold are not there', false, [{ condition: 'IsThere', holds: false }], ['files']],
      ['that never holds are not there', true, [], ['files']],
    ])('%s', (_, isKnown, assumptions, names) => {
      through(compose(isKnown), (overlay, at, { root }) => {
        overlay.assume(at('Shop/Files'), assumptions);
        expect(namesIn(shopOf(root)).sort()).toEqual([...names].sort());
        overlay.showOnly(BUCKETS);
        expect(namesIn(shopOf(root)).sort()).toEqual([...names].sort());
      });
    });

    test('are there for whoever hangs on the same one, even if it never holds', () => {
      through(compose(true), (overlay, at, { root }) => {
        overlay.assume(at('Shop/Maybe'), []);
        expect(namesIn(shopOf(root))).toHaveLength(2);
      });
    });

    test.each<[boolean, string, Set<string> | undefined, string[]]>([
      [false, 'Shop/Files', BUCKETS, ['IsThere']],
      [false, 'Shop/Files', undefined, ['IsThere']],
      [false, 'Shop/Files', new Set(['AWS::SQS::Queue']), []],
      [false, 'Shop/Maybe', BUCKETS, []],
      [true, 'Shop/Files', BUCKETS, []],
    ])('hang on conditions that matter (decided: %s) to %s', (isKnown, path, types, conditions) => {
      through(compose(isKnown), (overlay, at) => expect(overlay.conditionsBeside(at(path), types)).toEqual(conditions));
    });

    test('the metadata of the CDK is nobody\'s neighbour', () => {
      const app = new App();
      const stack = new Stack(app, 'Shop');
      new CfnBucket(stack, 'Files');
      app.synth();
      const rendered = RenderedApp.read(app);
      expect(new Overlay(rendered).conditionsBeside(rendered.resources.find(({ view }) => view.type === 'AWS::S3::Bucket')!)).toEqual([]);
    });
  });

  test('leaves no trace, also when what ran throws', () => {
    const app = through((stack) => overridden(stack), () => undefined);
    const [{ stack }] = RenderedApp.read(app).stacks;
    const own = () => [Object.hasOwn(stack, 'resolve'), Object.hasOwn(stack.node, 'findAll')];
    expect([own(), namesIn(stack)]).toEqual([[false, false], ['before']]);
    expect(() => new Overlay(RenderedApp.read(app)).during(() => { throw new Error('no network'); })).toThrow('no network');
    expect(own()).toEqual([false, false]);
  });

  test('gives back what somebody else had put in its place', () => {
    const app = through((stack) => overridden(stack), () => undefined);
    const [{ stack }] = RenderedApp.read(app).stacks;
    const resolve = () => 'somebody else';
    Object.defineProperty(stack, 'resolve', { value: resolve, configurable: true, writable: true });
    new Overlay(RenderedApp.read(app)).during(() => expect(stack.resolve).not.toBe(resolve));
    expect(stack.resolve).toBe(resolve);
  });
});

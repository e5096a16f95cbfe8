import { App, CfnMapping, CfnOutput, CfnParameter, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { rendered, resourceAt } from './references/apps';
import { Fact } from '../../../src/policy/template/fact';
import { ResourceView } from '../../../src/policy/template/resource-view';

const viewOf = (path: string, compose: (app: App) => void): ResourceView => resourceAt(rendered(compose), path).view;

const raw = (scope: Construct, properties: object): CfnResource => new CfnResource(scope, 'Raw', { type: 'AWS::Test::Raw', properties: { ...properties } });

/** A resource with these properties, alone in a stack with a parameter. */
const alone = (properties: object, compose?: (stack: Stack) => void): ResourceView => viewOf('Shop/Raw', (app) => {
  const stack = new Stack(app, 'Shop');
  new CfnParameter(stack, 'Env');
  compose?.(stack);
  raw(stack, properties);
});

describe('ResourceView', () => {
  test('reads properties and what stands beside them', () => {
    const view = alone({ A: { B: 1 } }, (stack) => stack.node.addDependency());
    expect([view.type, view.read('A.B').value, view.attribute('Type').value, view.attribute('DeletionPolicy').isPresent]).toEqual(['AWS::Test::Raw', 1, 'AWS::Test::Raw', false]);
  });

  test('follows a property to a resource of another stack', () => {
    const policy = viewOf('Consumer/Policy', (app) => {
      const bucket = new CfnBucket(new Stack(app, 'Producer'), 'Bucket', { bucketName: 'files' });
      new CfnBucketPolicy(new Stack(app, 'Consumer'), 'Policy', { bucket: bucket.ref, policyDocument: {} });
    });
    expect(policy.follow('Bucket')?.place.path).toBe('Producer/Bucket');
    expect(policy.follow('Bucket')?.read('BucketName').value).toBe('files');
    expect([policy.follow('PolicyDocument'), policy.follow('Nothing.Below')]).toEqual([undefined, undefined]);
  });

  test('follows the elements of a list, and leaves out those that refer to nothing', () => {
    const view = viewOf('Shop/Raw', (app) => {
      const [shop, other] = [new Stack(app, 'Shop'), new Stack(app, 'Other')];
      raw(shop, { Many: [new CfnBucket(shop, 'Near').ref, 'text', new CfnBucket(other, 'Far').attrArn], One: new CfnBucket(shop, 'Single').ref });
    });
    const paths = (path: string) => view.followAll(path).map(({ place }) => place.path);
    expect([paths('Many'), paths('One'), paths('None')]).toEqual([['Shop/Near', 'Other/Far'], ['Shop/Single'], []]);
  });

  test.each([
    ['another stack', (app: App) => new Stack(app, 'Far')],
    ['a nested stack', (_: App, stack: Stack) => new NestedStack(stack, 'Far')],
  ])('is referred to from %s, in its own logical ids', (_, place) => {
    const bucket = viewOf('Shop/Bucket', (app) => {
      const stack = new Stack(app, 'Shop');
      const far = place(app, stack);
      const { ref } = new CfnBucket(stack, 'Bucket');
      new CfnBucket(stack, 'Namesake');
      new CfnBucketPolicy(stack, 'Near', { bucket: ref, policyDocument: {} });
      new CfnBucketPolicy(far, 'Policy', { bucket: ref, policyDocument: { Also: new CfnBucket(far, 'Namesake').ref } });
    });
    const referrers = bucket.referrers('AWS::S3::BucketPolicy');
    expect(referrers.map((policy) => policy.read('Bucket').target)).toEqual(['Bucket', 'Bucket']);
    expect(referrers[1].follow('Bucket')?.place).toEqual(bucket.place);
    expect(referrers[1].read('PolicyDocument.Also').target).toMatch(/template\.json\/Namesake$/);
    expect(referrers[1].follow('PolicyDocument.Also')?.place.path).toMatch(/Far\/Namesake$/);
    expect(bucket.referrers('AWS::SNS::TopicPolicy')).toEqual([]);
  });

  test('knows what a parameter, an import or a mapping comes to in the end', () => {
    const view = alone({ Only: Fn.ref('Only'), Imported: Fn.importValue('port'), Mapped: Fn.findInMap('Map', 'a', 'b'), Deep: { Parts: [Fn.ref('Only')] } }, (stack) => {
      new CfnParameter(stack, 'Only', { allowedValues: ['true'] });
      new CfnOutput(stack, 'Port', { value: '5432', exportName: 'port' });
      new CfnMapping(stack, 'Map', { mapping: { a: { b: ['x'] } } });
    });
    expect(['Only', 'Imported', 'Mapped.0', 'Deep.Parts.0'].map((path) => view.read(path).value)).toEqual(['true', '5432', 'x', 'true']);
    expect([view.read('Only').flag, view.read('Imported').number, view.read('Only').text, view.read('Only').reason]).toEqual([true, 5432, 'true', undefined]);
  });

  test.each<[object | string, string]>([
    [{ Ref: 'Env' }, 'parameter Env'],
    [{ Ref: 'Raw' }, 'reference to Raw'],
    [{ Ref: 'AWS::Region' }, 'pseudo parameter AWS::Region'],
    [{ 'Fn::GetAtt': ['Key', 'Arn'] }, 'attribute Arn of Key'],
    [{ 'Fn::ImportValue': 'shop:Vpc' }, 'import of shop:Vpc'],
    [{ 'Fn::ImportValue': { Ref: 'Env' } }, 'import of a name that is not known'],
    [{ 'Fn::GetStackOutput': { StackName: 'Core', OutputName: 'Vpc' } }, 'output Vpc of stack Core'],
    [{ 'Fn::If': ['IsProd', 1, 2] }, 'Fn::If on IsProd'],
    ['x {{resolve:secretsmanager:db:SecretString:password}}', 'dynamic reference {{resolve:secretsmanager:db:SecretString:password}}'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Env' }]] }, 'Fn::Join with parameter Env'],
    [{ 'Fn::Sub': 'a-${Env}' }, 'Fn::Sub with parameter Env'],
    [{ 'Fn::GetAZs': '' }, 'Fn::GetAZs'],
    [{ 'Fn::Transform': { Name: 'Acme' }, 'Other': 1 }, 'macro Acme'],
    [{ Condition: 'IsProd' }, 'condition IsProd'],
  ])('says why %j is not known', (value, reason) => {
    const reading = alone({ A: [value] }).read('A.0');
    expect([reading.isKnown, reading.reason]).toEqual([false, reason]);
  });

  describe('with facts', () => {
    const fact = (property: string, value: unknown): Fact => ({ property, value, statedBy: 'Shop/Db', reason: 'the port was looked up' });
    const stated = (properties: object, ...facts: Fact[]): ResourceView => {
      const view = alone(properties);
      view._state(facts);
      return view;
    };

    test('reads what is stated where the template leaves it open, and notes it', () => {
      const port = fact('Port', 5432);
      const view = stated({ Port: { Ref: 'Env' } }, port, fact('Other', 1));
      expect(view.read('Port')).toMatchObject({ isKnown: true, value: 5432, reason: undefined });
      expect([...view._usedFacts]).toEqual([port]);
    });

    test('reads what lies below what is stated, and what is stated below what is open', () => {
      const view = stated({ A: { Ref: 'Env' }, B: { Ref: 'Env' }, C: [{ D: { Ref: 'Env' } }] }, fact('A', { X: { Y: 1 } }), fact('B.X', 2), fact('C.0.D', 3));
      expect(['A.X.Y', 'B.X', 'C.0.D'].map((path) => view.read(path).value)).toEqual([1, 2, 3]);
      expect([view.read('A').read('X.Y').value, view.read('C').items[0].read('D').value]).toEqual([1, 3]);
      expect([view.read('B').isKnown, view.read('A.Z').isKnown]).toEqual([false, false]);
    });

    test('never reads it against the template', () => {
      const view = stated({ Port: 80, Known: { 'Fn::Join': ['', ['x']] }, Portal: { Ref: 'Env' } }, fact('Port', 5432), fact('Known', 'y'), fact('LeftOut', 1));
      expect(['Port', 'Known', 'LeftOut', 'Portal'].map((path) => view.read(path).value)).toEqual([80, 'x', undefined, undefined]);
      expect(view._usedFacts.length).toBe(0);
    });

    test('has them in each branch, used in none at first', () => {
      const view = stated({ Port: { Ref: 'Env' } }, fact('Port', 5432));
      view.read('Port').isKnown;
      const branch = view._with({ Type: view.type, Properties: { Port: { Ref: 'Env' }, Name: 'x' } });
      expect(branch._usedFacts.length).toBe(0);
      expect([branch.place, branch.read('Name').value, branch.read('Port').value]).toEqual([view.place, 'x', 5432]);
      expect(branch._usedFacts.length).toBe(1);
    });

    test('does not take a fact about a property for one about what stands beside the properties', () => {
      const view = stated({}, fact('DeletionPolicy', 'Retain'))._with({ Type: 'AWS::Test::Raw', DeletionPolicy: { Ref: 'Env' } });
      view._state([fact('DeletionPolicy', 'Retain')]);
      expect(view.attribute('DeletionPolicy').isKnown).toBe(false);
    });
  });

  test('without neighbours knows nothing of others', () => {
    const view = new ResourceView({ path: 'A', stack: 'S', template: 'T', logicalId: 'A', type: 'X' }, { Properties: { P: { Ref: 'B' } } });
    expect([view.referrers('X'), view.follow('P'), view.read('P').reason, view.instant]).toEqual([[], undefined, 'reference to B', undefined]);
  });
});

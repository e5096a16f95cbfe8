import { App, CfnResource, Lazy, Stack, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { TreeWatch } from '../../../src/policy/template/tree-watch';

const tree = () => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  const bucket = new CfnBucket(stack, 'Files', { bucketName: 'files', versioningConfiguration: { status: 'Enabled' } });
  bucket.addPropertyOverride('A.B', 1);
  return { app, stack, bucket, watch: new TreeWatch(app) };
};
type Tree = ReturnType<typeof tree>;

describe('TreeWatch notices', () => {
  test.each<[string, (tree: Tree) => unknown, string[]]>([
    ['a property that is set', ({ bucket }) => { bucket.bucketName = 'other'; }, ['Shop/Files']],
    ['a property that is taken away', ({ bucket }) => { bucket.bucketName = undefined; }, ['Shop/Files']],
    ['a property that is set to an equal object', ({ bucket }) => { bucket.versioningConfiguration = { status: 'Enabled' }; }, ['Shop/Files']],
    ['an override', ({ bucket }) => bucket.addPropertyOverride('C', 1), ['Shop/Files']],
    ['a deeper override', ({ bucket }) => bucket.addPropertyOverride('A.C', 1), ['Shop/Files']],
    ['an override of the type', ({ bucket }) => bucket.addOverride('Type', 'X'), ['Shop/Files']],
    ['metadata', ({ stack }) => stack.node.addMetadata('x', 1), ['Shop']],
    ['an acknowledgement', ({ bucket }) => Validations.of(bucket).acknowledge({ id: 'X', reason: 'x' }), ['Shop/Files']],
    ['a construct that came', ({ stack }) => new CfnBucket(stack, 'More'), ['Shop', 'Shop/More']],
    ['a construct that went', ({ stack }) => stack.node.tryRemoveChild('Files'), ['Shop']],
    ['a construct that came to the root', ({ app }) => new Stack(app, 'Other'), ['', 'Other']],
    ['several', ({ stack, bucket }) => {
      bucket.bucketName = 'other';
      stack.node.addMetadata('x', 1);
    }, ['Shop', 'Shop/Files']],
  ])('%s', (_, change, paths) => {
    const watched = tree();
    change(watched);
    expect(watched.watch.changes()).toEqual(paths);
  });

  test.each<[string, (tree: Tree) => unknown]>([
    ['nobody', () => undefined],
    ['who only reads', ({ stack, bucket }) => [stack.resolve([bucket.ref, bucket.bucketName]), stack.node.findAll(), bucket.node.metadata, Object.entries(bucket)]],
    ['who resolves lazy values', ({ stack }) => stack.resolve(Lazy.any({ produce: () => 1 }))],
  ])('nothing of %s', (_, look) => {
    const watched = tree();
    look(watched);
    expect(watched.watch.changes()).toEqual([]);
  });

  test('each change once', () => {
    const { bucket, watch } = tree();
    bucket.bucketName = 'other';
    expect([watch.changes(), watch.changes()]).toEqual([['Shop/Files'], []]);
    bucket.bucketName = 'files';
    expect(watch.changes()).toEqual(['Shop/Files']);
  });

  test('what happens to generic resources', () => {
    const app = new App();
    const generic = new CfnResource(new Stack(app, 'Shop'), 'It', { type: 'X', properties: {} });
    const watch = new TreeWatch(app);
    generic.addDeletionOverride('Properties');
    expect(watch.changes()).toEqual(['Shop/It']);
  });
});

import { Construct, RootConstruct } from 'constructs';
import { rememberSource, sourceOf } from '../../src/governance/source-position';

const TRACE = 'aws:cdk:creationStack';
const withTrace = (scope: Construct, id: string, ...frames: string[]) => {
  const construct = new Construct(scope, id);
  construct.node.addMetadata(TRACE, frames);
  return construct;
};
const root = () => new RootConstruct('App');
const at = (file: string) => `new Shop (${process.cwd()}/${file}:12:5)`;

describe('sourceOf', () => {
  test.each([
    [[at('lib/shop.ts')], 'lib/shop.ts:12'],
    [[`${process.cwd()}/lib/shop.ts:12:5`], 'lib/shop.ts:12'],
    [['new Bucket (/x/node_modules/aws-cdk-lib/s3.js:1:2)', at('bin/app.ts'), at('bin/other.ts')], 'bin/app.ts:12'],
    [['Module._compile (node:internal/modules/cjs/loader:1:2)'], undefined],
    [[at('src/governance/judge.ts'), at('examples/app.ts')], 'examples/app.ts:12'],
    [['...node internals...'], undefined],
  ])('of %j is %s', (frames, source) => expect(sourceOf(withTrace(root(), 'It', ...frames), undefined)).toBe(source));

  test('is that of the nearest construct around that knows', () => {
    const outer = withTrace(root(), 'Outer', at('lib/shop.ts'));
    expect(sourceOf(new Construct(outer, 'Inner'), undefined)).toBe('lib/shop.ts:12');
  });

  test("is the component's before the resource's, which lies deep in a library", () => {
    const component = withTrace(root(), 'Orders', at('lib/shop.ts'));
    const resource = withTrace(component, 'Resource', at('lib/other.ts'));
    expect(sourceOf(resource, component)).toBe('lib/shop.ts:12');
  });

  test('is not the kernel that another language calls through', () => {
    process.env.JSII_AGENT = 'Python/3.11.7';
    expect(sourceOf(withTrace(root(), 'It', `process (${process.cwd()}/tmpx1y2/lib/program.js:1:5)`), undefined)).toBeUndefined();
    delete process.env.JSII_AGENT;
  });

  test('remembers more than ten frames', () => {
    const construct = new Construct(root(), 'It');
    const deep = (levels: number): void => levels === 0 ? rememberSource(construct) : deep(levels - 1);
    deep(20);
    expect((construct.node.metadata[0].data as string[]).length).toBeGreaterThan(15);
  });
});

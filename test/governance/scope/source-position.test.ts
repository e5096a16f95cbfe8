import { mkdirSync, mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Construct, RootConstruct } from 'constructs';
import { positionIn, rememberSource, sourceOf } from '../../../src/governance/scope/source-position';

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
    [[at('src/governance/judgement/judge.ts'), at('examples/app.ts')], 'examples/app.ts:12'],
    [['...node internals...'], undefined],
    [['(no user code in 10 frames, use --stack-trace-limit to capture more)'], undefined],
    [[at('shop (copy) [1]/lib/shop.ts')], 'shop (copy) [1]/lib/shop.ts:12'],
    [[`${process.cwd()}/shop (copy)/lib/shop.ts:12:5`], 'shop (copy)/lib/shop.ts:12'],
    [[`new Shop [as Made] (file://${process.cwd()}/a%20b/lib/shop.mts:12:5)`], 'a b/lib/shop.mts:12'],
    [['new Shop (/elsewhere/shop.ts:12:5)'], undefined],
    [['new Shop (file:///%zz/shop.mts:12:5)', at('lib/shop.ts')], 'lib/shop.ts:12'],
    [[`/work/shop.ts:1 (${process.cwd()}/lib/shop.ts:12::)`], 'lib/shop.ts:12'],
    [[`eval (eval at run (${process.cwd()}/lib/shop.ts:12:5), <anonymous>:1:1)`], undefined],
    [[`__init__ (${process.cwd()}/.venv/lib/python3.11/site-packages/aws_cdk/__init__.py:9)`, `<module> (${process.cwd()}/app.py:3)`], 'app.py:3'],
    [['run_path (/usr/lib/python3.11/runpy.py:9)'], undefined],
    [['software.amazon.awscdk.App.<init> (App.java:12)', 'java.lang.Thread.run (Thread.java:1583)'], undefined],
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

  test("takes the language's word for it where another language calls", () => {
    const host = globalThis as Record<symbol, unknown>;
    const key = Symbol.for('jsii.context.hostStackTrace');
    host[key] = [['/venv/lib/python3.11/site-packages/cdk_paved_road/__init__.py', 80, 0, '__init__'], [`${process.cwd()}/shop/stack.py`, 7, 0, '__init__']];
    process.env.JSII_AGENT = 'Python/3.11.7';
    const construct = new Construct(root(), 'It');
    rememberSource(construct);
    expect(positionIn((construct.node.metadata[0].data as string[]).slice(-2))).toBe('shop/stack.py:7');
    delete process.env.JSII_AGENT;
    delete host[key];
  });

  test('finds a class of Java where build tools want its file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'java-'));
    mkdirSync(join(folder, 'src/main/java/com/acme'), { recursive: true });
    writeFileSync(join(folder, 'src/main/java/com/acme/Shop.java'), '');
    jest.spyOn(process, 'cwd').mockReturnValue(folder);
    const frames = ['software.amazon.awscdk.Stack.<init> (Stack.java:9)', 'com.acme.Shop$Part.<init> (Shop.java:12)'];
    expect(positionIn(frames)).toBe('src/main/java/com/acme/Shop.java:12');
    jest.restoreAllMocks();
  });

  test('remembers more than ten frames', () => {
    const construct = new Construct(root(), 'It');
    const deep = (levels: number): void => levels === 0 ? rememberSource(construct) : deep(levels - 1);
    deep(20);
    expect((construct.node.metadata[0].data as string[]).length).toBeGreaterThan(15);
  });
});

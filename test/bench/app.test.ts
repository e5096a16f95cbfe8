import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { appOf, resourcesIn } from '../../bench/app';

describe('the app of the benchmark', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  const idsOf = (app: App) => app.node.findAll().filter((part) => CfnResource.isCfnResource(part)).map(({ node }) => node.path);
  afterAll(() => rmSync(outdir, { recursive: true }));

  test.each([[300, 1], [1000, 3]])('has about %d resources in %d stacks and the core', (size, stacks) => {
    const app = appOf(size, outdir);
    expect(resourcesIn(app)).toBeGreaterThanOrEqual(size);
    expect(resourcesIn(app)).toBeLessThan(size + 70);
    expect(app.node.children.filter((child) => Stack.isStack(child))).toHaveLength(stacks);
  });

  test('keeps each stack below the limit of CloudFormation', () => {
    const app = appOf(1000, outdir);
    const stacks = app.node.findAll().filter((part) => Stack.isStack(part));
    expect(Math.max(...stacks.map((stack) => resourcesIn(stack)))).toBeLessThan(500);
  });

  test('is the same each time', () => expect(idsOf(appOf(300, outdir))).toEqual(idsOf(appOf(300, outdir))));

  test('is of many services, with generic resources and components of this library', () => {
    const paths = appOf(300, outdir).node.findAll();
    const types = new Set(paths.filter((part): part is CfnResource => CfnResource.isCfnResource(part)).map(({ cfnResourceType }) => cfnResourceType.split('::')[1]));
    expect(types.size).toBeGreaterThan(14);
    expect(paths.map(({ constructor }) => constructor.name)).toEqual(expect.arrayContaining(['CfnResource', 'ServiceDatabase', 'FunctionService']));
  });
});

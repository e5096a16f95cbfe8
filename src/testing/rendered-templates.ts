import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { RenderedResource } from '../policy/template/rendered';
import { RenderedApp } from '../policy/template/rendered-app';

/**
 * A template as JSON.
 *
 * @internal
 */
export interface TemplateContent {
  readonly Resources?: Readonly<Record<string, unknown>>;
}

/**
 * The resources of templates that are each an app of their own, read as those of any other app.
 *
 * @internal
 */
export function readAlone(templates: readonly TemplateContent[]): RenderedResource[][] {
  return inScratchFolder((folder) => templates.map((template, index) => readApp(folder, { [`Stack${index}`]: template })[0]));
}

/**
 * The resources of templates that make one app together.
 *
 * @internal
 */
export function readTogether(templates: readonly TemplateContent[]): RenderedResource[][] {
  return inScratchFolder((folder) => readApp(folder, Object.fromEntries(templates.map((template, index) => [`Stack${index}`, template]))));
}

/** Nothing is synthesized: the CDK would print what its own validator thinks of the templates. */
function readApp(outdir: string, templates: Readonly<Record<string, TemplateContent>>): RenderedResource[][] {
  const app = new App({ outdir, analyticsReporting: false });
  const stacks = Object.entries(templates).map(([name, template]) => {
    const stack = new Stack(app, name);
    writeFileSync(join(outdir, stack.templateFile), JSON.stringify(template));
    return stack;
  });
  const rendered = new Map(RenderedApp.read(app).stacks.map(({ path, resources }) => [path, resources]));
  return stacks.map(({ node }) => [...rendered.get(node.path) ?? []]);
}

function inScratchFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'paved-road-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

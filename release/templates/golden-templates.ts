import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { GOLDEN_EXAMPLES, GoldenExample } from './golden-examples';
import { Templates } from '../../src/compatibility/template-resource';
import { RenderedDefinition, RenderedTemplate } from '../../src/policy/template/rendered';

/** The templates of the golden examples as the code composes them now, by example and stack: `orders-production/OrdersProductionData`. */
export function composedTemplates(examples: readonly GoldenExample[] = GOLDEN_EXAMPLES): Templates {
  return quietly(() => Object.fromEntries(examples.flatMap(templatesOf)));
}

/** Without the totals of every synthesis, which would be noise, and the CDK's own validator, which takes longer than the rest. */
function quietly<T>(compose: () => T): T {
  const { NODE_ENV = '', CDK_VALIDATION = '' } = process.env;
  Object.assign(process.env, { NODE_ENV: 'test', CDK_VALIDATION: 'false' });
  try {
    return compose();
  } finally {
    Object.assign(process.env, { NODE_ENV, CDK_VALIDATION });
  }
}

function templatesOf({ name, compose }: GoldenExample): [string, RenderedTemplate][] {
  const outdir = mkdtempSync(join(tmpdir(), 'golden-'));
  try {
    const app = new App({ outdir, analyticsReporting: false, context: { 'aws:cdk:enable-path-metadata': true } });
    compose(app);
    return app.synth().stacksRecursively.map(({ stackName, template }) => [`${name}/${stackName}`, withoutMetadata(template)]);
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** What is deployed, and the construct paths: versions in metadata are others in each release. */
function withoutMetadata({ Metadata: _, Resources = {}, ...template }: RenderedTemplate): RenderedTemplate {
  const deployed = Object.entries(Resources).map(([logicalId, definition]) => [logicalId, withPathAlone(definition)]);
  return { ...template, Resources: Object.fromEntries(deployed) };
}

function withPathAlone({ Metadata, ...definition }: RenderedDefinition): RenderedDefinition {
  const path = Metadata?.['aws:cdk:path'];
  return (path === undefined ? definition : { ...definition, Metadata: { 'aws:cdk:path': path } }) as RenderedDefinition;
}

import { readFileSync } from 'fs';
import { composedTemplates } from '../../release/templates/golden-templates';

/** Prints the version of the CDK, and the templates of the golden examples. */

const { version } = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8')) as { version: string };
process.stdout.write(JSON.stringify({ cdk: version, templates: composedTemplates() }));

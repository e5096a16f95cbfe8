import { readFileSync, readdirSync } from 'fs';
import { join, relative } from 'path';
import { App } from 'aws-cdk-lib';
import { plantMistakes } from './break';
import { composeAll } from './orders';

const outdir = join(__dirname, 'cdk.out');
const app = new App({ outdir });
const [, , production] = composeAll(app);
if (process.argv.includes('--break')) plantMistakes(production);

try {
  app.synth();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

const record = JSON.parse(readFileSync(join(outdir, 'governance', 'record.json'), 'utf8'));
console.log(`
verdict    ${record.gate}
findings   ${Object.entries(record.counts.byDisposition).map(([name, count]) => `${count} ${name}`).join(', ')}
record     ${relative(process.cwd(), join(outdir, 'governance', 'record.json'))}
templates  ${readdirSync(outdir).filter((file) => file.endsWith('.template.json')).map((file) => relative(process.cwd(), join(outdir, file))).join('\n           ')}
`);

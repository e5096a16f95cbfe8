import { readFileSync, readdirSync } from 'fs';
import { join, relative } from 'path';
import { App } from 'aws-cdk-lib';
import { plantMistakes } from './break';
import { composeAll } from './orders';
import { main } from '../../src/cli/main';
import { terminalOf } from '../../src/cli/process-terminal';

const outdir = join(__dirname, 'cdk.out');
const app = new App({ outdir, context: { 'paved-road:evidence': 'all' } });
const [, , production] = composeAll(app);
if (process.argv.includes('--break')) plantMistakes(production);

try {
  app.synth();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

const file = join(outdir, 'governance', 'record.json');
const listed = (paths: readonly string[]) => paths.map((path) => relative(process.cwd(), join(outdir, path))).join('\n           ');
const { gate, findings } = JSON.parse(readFileSync(file, 'utf8'));
console.log();
main(['report', '--record', file], terminalOf(process));
console.log(`
verdict    ${gate}
findings   ${findings.length}
record     ${relative(process.cwd(), file)}
evidence   ${listed(readdirSync(join(outdir, 'governance')).filter((name) => name !== 'record.json').map((name) => join('governance', name)))}
templates  ${listed(readdirSync(outdir).filter((name) => name.endsWith('.template.json')))}
`);

import { execFileSync } from 'child_process';
import { cpus } from 'os';
import { join } from 'path';
import { parseArgs } from 'util';
import { compile, packageIn } from './compile';
import type { Run } from './run';
import { median, ratios, spread } from './statistics';

const BUILD = join(__dirname, '.build');
const { values } = parseArgs({ options: { sizes: { type: 'string', default: '300,1000,10000,20000' }, rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const sizes = values.sizes.split(',').map(Number);

/** One size: rounds of plain and governed runs, one after the other so that a busy machine disturbs both alike. */
interface Measurement {
  readonly size: number;
  readonly plain: Run[];
  readonly governed: Run[];
  /** Governed, with a register of 2,000 waivers. */
  readonly waived: Run[];
  /** Governed, with evidence in all formats; the others write the record alone. */
  readonly evidence: Run[];
  /** The same watched file by file, for what each takes. */
  readonly files: Run;
  /** Watched step by step, which costs a little, so it counts for the shares alone. */
  readonly steps: Run;
}

function measure(size: number): Measurement {
  const plain: Run[] = [];
  const governed: Run[] = [];
  const waived: Run[] = [];
  const evidence: Run[] = [];
  for (let round = 0; round < rounds; round++) {
    plain.push(runOnce('plain', size));
    governed.push(runOnce('governed', size));
    evidence.push(runOnce('evidence', size));
    waived.push(runOnce('waived', size));
  }
  return { size, plain, governed, waived, evidence, files: runOnce('files', size), steps: runOnce('steps', size) };
}

function runOnce(kind: string, size: number): Run {
  return JSON.parse(node([join(BUILD, 'run.js'), kind, String(size)])) as Run;
}

/** Runs Node with the CDK's own validator off, on both sides alike. */
function node(args: string[]): string {
  const env = { ...process.env, CDK_VALIDATION: 'false' };
  return execFileSync(process.execPath, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });
}

const work = ({ build, synth }: Run) => build + synth;
const perResource = (runs: Run[]) => 1000 * median(runs.map((run) => work(run) / run.resources));

function printSizes(measurements: Measurement[]): void {
  const first = measurements.find(({ size }) => size === 1000) ?? measurements[0];
  console.log(`\n| resources | plain CPU s | governed CPU s | ratio (min..max) | ratio of build and synth | memory MiB | memory ratio | ms/resource | against ${first.size} (plain) | gate |`);
  console.log('|---|---|---|---|---|---|---|---|---|---|');
  for (const { plain, governed } of measurements) {
    const growth = (side: 'plain' | 'governed', runs: Run[]) => `${percent(perResource(runs) / perResource(first[side]) - 1)}`;
    console.log(`| ${[
      plain[0].resources,
      median(plain.map((run) => run.process)).toFixed(2),
      median(governed.map((run) => run.process)).toFixed(2),
      spread(ratios(governed, plain, (run) => run.process)),
      spread(ratios(governed, plain, work)),
      `${median(plain.map((run) => run.memory)).toFixed(0)} → ${median(governed.map((run) => run.memory)).toFixed(0)}`,
      spread(ratios(governed, plain, (run) => run.memory)),
      perResource(governed).toFixed(2),
      `${growth('governed', governed)} (${growth('plain', plain)})`,
      governed[0].gate,
    ].join(' | ')} |`);
  }
}

function printRegister(measurements: Measurement[]): void {
  console.log('\n| resources | with 2,000 waivers CPU s | against without (min..max) |\n|---|---|---|');
  for (const { plain, governed, waived } of measurements) {
    console.log(`| ${plain[0].resources} | ${median(waived.map((run) => run.process)).toFixed(2)} | ${spread(ratios(waived, governed, (run) => run.process))} |`);
  }
}

function printEvidence(measurements: Measurement[]): void {
  console.log('\n| resources | with all evidence CPU s | against none (min..max) |\n|---|---|---|');
  for (const { plain, governed, evidence } of measurements) {
    console.log(`| ${plain[0].resources} | ${median(evidence.map((run) => run.process)).toFixed(2)} | ${spread(ratios(evidence, governed, (run) => run.process))} |`);
  }
}

/** What each file of evidence takes in the same process as all others, and how large it is. */
function printFiles(measurements: Measurement[]): void {
  const names = [...new Set(measurements.flatMap(({ files }) => Object.keys(files.files)))];
  const cell = (seconds: number, size: number) => `${(1000 * seconds).toFixed(0)} ms, ${(size / 1e6).toFixed(2)} MB`;
  console.log(`\n| CPU and size of | ${measurements.map(({ size }) => size).join(' | ')} |\n|---|${'---|'.repeat(measurements.length)}`);
  for (const name of names) {
    console.log(`| ${name} | ${measurements.map(({ files: { files, bytes } }) => name in files ? cell(files[name], bytes[name]) : '').join(' | ')} |`);
  }
  const all = measurements.map(({ governed, files: { files, bytes } }) => {
    const seconds = sum(Object.values(files));
    return `${cell(seconds, sum(Object.keys(files).map((name) => bytes[name])))}, ${percent(seconds / median(governed.map((run) => run.process)))} of governed`;
  });
  console.log(`| all | ${all.join(' | ')} |`);
}

function printSteps(measurements: Measurement[]): void {
  const names = [...new Set(measurements.flatMap(({ steps }) => Object.keys(steps.steps)))];
  console.log(`\n| CPU s of | ${measurements.map(({ size }) => size).join(' | ')} |\n|---|${'---|'.repeat(measurements.length)}`);
  console.log(`| loading, governed | ${measurements.map(({ steps }) => steps.load.toFixed(2)).join(' | ')} |`);
  for (const name of names) {
    const cells = measurements.map(({ steps }) => {
      const all = sum(Object.values(steps.steps));
      return name in steps.steps ? `${steps.steps[name].toFixed(2)} (${percent(steps.steps[name] / all)})` : '';
    });
    console.log(`| ${name} | ${cells.join(' | ')} |`);
  }
}

/** What `require` of the package costs beyond that of aws-cdk-lib, in milliseconds of fresh processes. */
function printLoading(): void {
  const timed = (...modules: string[]) => Number(node(['-e', `
    const start = process.hrtime.bigint();
    for (const name of ${JSON.stringify(modules)}) require(name);
    console.log(Number(process.hrtime.bigint() - start) / 1e6)`]));
  const pairs = Array.from({ length: 15 }, () => [timed('aws-cdk-lib'), timed('aws-cdk-lib', packageIn(BUILD))]);
  const [alone, both] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])));
  console.log(`\nrequire: aws-cdk-lib ${alone.toFixed(1)} ms, with the package ${both.toFixed(1)} ms, ${(both - alone).toFixed(1)} ms more`);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, value) => total + value, 0);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

compile(BUILD);
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0].model}, ${rounds} rounds, ${new Date().toISOString().slice(0, 10)}`);
const measurements = sizes.map(measure);
printSizes(measurements);
printRegister(measurements);
printEvidence(measurements);
printFiles(measurements);
printSteps(measurements);
printLoading();

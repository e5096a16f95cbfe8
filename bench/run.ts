import { existsSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Clock } from './clock';
import { bytesIn, watchFiles } from './files';
import { withoutGovernance, withoutPacks } from './plain';
import { writeRegister } from './register';
import { watchSteps } from './steps';

/** What one synthesis in a process of its own cost. Times are CPU seconds, of user and system. */
export interface Run {
  readonly resources: number;
  /** The whole process, from its start. */
  readonly process: number;
  /** Loading the modules that the app names. Those that they load when they are used count where they are used. */
  readonly load: number;
  /** Running the app's own code. */
  readonly build: number;
  /** `app.synth()`. */
  readonly synth: number;
  /** The most memory that the process held, in MiB. */
  readonly memory: number;
  /** What each step of governance took without the steps inside it. */
  readonly steps: Readonly<Record<string, number>>;
  /** What each file of evidence took. */
  readonly files: Readonly<Record<string, number>>;
  /** How many bytes each file of evidence has, and the record. */
  readonly bytes: Readonly<Record<string, number>>;
  /** What the record says; nothing where there is none. */
  readonly gate?: string;
}

/* eslint-disable @typescript-eslint/no-require-imports -- what is measured is loaded after the patches */
function run(kind: string, size: number): Run {
  const outdir = mkdtempSync(join(tmpdir(), 'bench-'));
  if (kind === 'plain') withoutPacks();
  const loading = new Clock();
  const { appOf, resourcesIn, stacksFor } = require('./app') as typeof import('./app');
  const govern = kind === 'plain' ? undefined : (require('./governed') as typeof import('./governed')).govern;
  const load = loading.seconds();

  const register = kind === 'waived' ? writeRegister(join(outdir, 'waivers.yaml'), stacksFor(size)) : undefined;
  if (kind === 'plain') withoutGovernance();
  const steps = kind === 'steps' ? watchSteps() : {};
  const files = kind === 'files' ? watchFiles() : {};
  const building = new Clock();
  const app = appOf(size, outdir);
  govern?.(app, { register, writesAll: ['evidence', 'files'].includes(kind) });
  const build = building.seconds();

  const synthesizing = new Clock();
  let failure: unknown;
  try {
    app.synth();
  } catch (error) {
    failure = error;
  }
  const synth = synthesizing.seconds();
  const measured = { process: Clock.process(), memory: process.resourceUsage().maxRSS / 1024, load, build, synth, steps, files };

  // Only now: reading the record costs more than much of what was measured.
  const governance = join(outdir, 'governance');
  const [gate, bytes] = existsSync(governance) ? [gateIn(governance), bytesIn(governance)] : [undefined, {}];
  rmSync(outdir, { recursive: true });
  // Findings inside of components block, and what it cost is measured all the same.
  if (failure !== undefined && gate !== 'blocked') throw failure;
  return { ...measured, resources: resourcesIn(app), gate, bytes };
}

function gateIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')) as { gate: string }).gate;
}

const [kind, size] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(run(kind, Number(size)))}\n`);

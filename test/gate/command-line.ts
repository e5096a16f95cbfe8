import { execFile } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { GovernanceRecord } from '../../src/evidence/record/record';

const ROOT = join(__dirname, '..', '..');
const CDK = join(ROOT, 'node_modules', 'aws-cdk', 'bin', 'cdk');

/** One call of the CDK command line on the app beside this file. */
export interface Call {
  /** The command and its arguments; without one the app runs as an older command line would run it, which read the exit code alone. */
  readonly command?: string;
  /** What is wrong with the app. */
  readonly wrong?: string;
  /** The text of `governance.yaml` beside `cdk.json`. */
  readonly policy?: string;
  /** Context values of `cdk.json`. */
  readonly context?: Record<string, unknown>;
}

/** What became of a call. */
export interface Outcome {
  readonly code: number;
  /** Everything that was printed. */
  readonly text: string;
  readonly record?: GovernanceRecord;
}

/** Makes calls, two at a time, each in a folder of its own, and returns what became of them in the same order. */
export async function callAll(calls: readonly Call[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = calls.entries();
  const work = async () => {
    for (const [place, one] of waiting) outcomes[place] = await call(one);
  };
  await Promise.all([work(), work()]);
  return outcomes;
}

async function call({ command, wrong, policy, context }: Call): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  const app = ['--require', require.resolve('tsx/cjs'), join(__dirname, 'app.ts')];
  const settings = { app: [process.execPath, ...app].map((part) => JSON.stringify(part)).join(' '), context: { ...context, wrong } };
  writeFileSync(join(folder, 'cdk.json'), JSON.stringify(settings));
  if (policy !== undefined) writeFileSync(join(folder, 'governance.yaml'), policy);
  const args = command === undefined ? app : [CDK, ...command.split(' '), '--no-notices', '--no-version-reporting'];
  const { code, text } = await run(args, folder, settings.context);
  const path = join(folder, 'cdk.out', 'governance', 'record.json');
  const record = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as GovernanceRecord : undefined;
  rmSync(folder, { recursive: true });
  return { code, text, record };
}

function run(args: readonly string[], folder: string, context: object): Promise<Pick<Outcome, 'code' | 'text'>> {
  return new Promise((resolve) => {
    const env = { ...environment(folder), CDK_OUTDIR: join(folder, 'cdk.out'), CDK_CONTEXT_JSON: JSON.stringify(context), CDK_APP_MODE: 'process' };
    execFile(process.execPath, args, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, text: `${stdout}${stderr}` });
    });
  });
}

/** Credentials that are none, for an AWS that nobody reaches. */
function environment(folder: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: folder,
    // Which CDK it is: test/newest preloads the newest one.
    NODE_OPTIONS: process.env.NODE_OPTIONS ?? '',
    CI: '1',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    CDK_VALIDATION: 'false',
    TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json'),
    AWS_ACCESS_KEY_ID: 'none',
    AWS_SECRET_ACCESS_KEY: 'none',
    AWS_REGION: 'eu-west-1',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_MAX_ATTEMPTS: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

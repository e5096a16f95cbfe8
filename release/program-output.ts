import { spawnSync } from 'child_process';

/** How a program is run. */
interface ProgramOptions {
  /** Where; the working directory when left out. */
  readonly cwd?: string;
  /** Variables besides those of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** What it means when it fails; the call when left out. */
  readonly failure?: string;
}

/** What a program prints. Throws, with the end of what it said, where it fails or cannot be started. */
export function outputOf(command: string, args: readonly string[], { cwd, env, failure = `'${[command, ...args].join(' ')}' failed` }: ProgramOptions = {}): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${failure}:\n${error?.message ?? lastLines(`${stdout}${stderr}`)}`);
  return stdout;
}

/** The end of what a program said, where it tells what is wrong. */
export function lastLines(text: string, most = 30): string {
  return text.trim().split('\n').slice(-most).join('\n');
}

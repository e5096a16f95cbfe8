import { ChildProcess, spawn } from 'child_process';
import { once } from 'events';
import { appendFileSync, closeSync, openSync, readFileSync } from 'fs';

/** Where and how a process runs. */
export interface ProcessOptions {
  readonly cwd: string;
  /** All of its environment: nothing of ours is handed on by itself. */
  readonly env: NodeJS.ProcessEnv;
  /** The file that gets what it prints. */
  readonly log: string;
}

/** What became of a process. */
export interface Outcome {
  readonly code: number;
  readonly text: string;
}

const running = new Set<ChildProcess>();

/**
 * Ends every process that was started here when this one ends, whatever ends it: the end of the run, an error that nobody caught, a signal.
 */
export function endWithThisProcess(): void {
  process.on('exit', () => running.forEach((child) => signal(child, 'SIGKILL')));
  for (const [name, code] of [['SIGHUP', 129], ['SIGINT', 130], ['SIGTERM', 143]] as const) process.on(name, () => process.exit(code));
}

/** Starts a process in a group of its own, so that what it starts ends with it. Where it cannot be started, the log says why. */
export function start(command: string, args: readonly string[], { cwd, env, log }: ProcessOptions): ChildProcess {
  const file = openSync(log, 'a');
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', file, file] });
  closeSync(file);
  child.on('error', ({ message }) => appendFileSync(log, `${message}\n`));
  running.add(child);
  return child;
}

/** Runs a process to its end. */
export async function run(command: string, args: readonly string[], options: ProcessOptions): Promise<Outcome> {
  const child = start(command, args, options);
  const [code] = await once(child, 'exit');
  await end(child);
  return { code: code ?? 1, text: readFileSync(options.log, 'utf8') };
}

/** Ends a process and everything that it started: first politely, after two seconds for sure. */
export async function end(child: ChildProcess): Promise<void> {
  signal(child, 'SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
  signal(child, 'SIGKILL');
  running.delete(child);
}

/** A signal to the group of a process; a group that is gone needs none. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

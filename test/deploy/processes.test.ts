import { spawn } from 'child_process';
import { once } from 'events';
import { existsSync, readFileSync } from 'fs';
import { join, resolve } from 'path';
import { workInFolders } from '../working-folder';
import { end, run, start } from './processes';

const NODE = process.execPath;
const FOREVER = 'setInterval(() => {}, 1000);';
/** A program that starts another one, says its id and stays. */
const PARENT = `const child = require('child_process').spawn(process.execPath, ['-e', '${FOREVER}']); console.log(child.pid); ${FOREVER}`;

const options = () => ({ cwd: process.cwd(), env: {}, log: resolve('log') });
/** Whether a process runs; one that ended and was not asked for its end is a zombie. */
function isAlive(pid: number): boolean {
  const status = `/proc/${pid}/status`;
  if (existsSync(status) && /^State:\s+Z/m.test(readFileSync(status, 'utf8'))) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!isTrue() && Date.now() < deadline) await new Promise((done) => setTimeout(done, 20));
  expect(isTrue()).toBe(true);
}

async function grandchild(): Promise<number> {
  await until(() => existsSync('log') && /^\d+\n/.test(readFileSync('log', 'utf8')));
  return Number.parseInt(readFileSync('log', 'utf8'));
}

describe('processes', () => {
  workInFolders();

  test('a process that ran says how it ended and what it printed', async () => {
    expect(await run(NODE, ['-e', 'console.log("out"); console.error("err"); process.exit(3)'], options())).toEqual({ code: 3, text: 'out\nerr\n' });
  });

  test('of a program that is not there the log says so, and whoever runs it is told', async () => {
    await expect(run('no-such-program', [], options())).rejects.toThrow('ENOENT');
    const child = start('no-such-program', [], options());
    await until(() => readFileSync('log', 'utf8').split('ENOENT').length === 3);
    expect(child.exitCode).not.toBeNull();
  });

  test('what a process started ends with it', async () => {
    const child = start(NODE, ['-e', PARENT], options());
    const pid = await grandchild();
    await end(child);
    await until(() => !isAlive(child.pid!) && !isAlive(pid));
  });

  test.each([
    ['a signal', ''],
    ['an error that nobody caught', 'setTimeout(() => { throw new Error("oh"); }, 1500);'],
  ])('all of them end when %s ends this process', async (_, fault) => {
    const program = `
      const { endWithThisProcess, start } = require(${JSON.stringify(join(__dirname, 'processes.ts'))});
      endWithThisProcess();
      start(process.execPath, ['-e', ${JSON.stringify(PARENT)}], ${JSON.stringify(options())});
      ${FOREVER} ${fault}`;
    const self = spawn(NODE, ['--require', require.resolve('tsx/cjs'), '-e', program], { stdio: 'ignore' });
    const ended = once(self, 'exit');
    const pid = await grandchild();
    expect(isAlive(pid)).toBe(true);
    if (fault === '') self.kill('SIGTERM');
    await ended;
    await until(() => !isAlive(pid));
  });
});

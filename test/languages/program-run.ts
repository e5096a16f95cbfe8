import { spawnSync } from 'child_process';
import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Run } from './language';

/** Where libraries are unpacked that other languages call; one place for all of them, outside of the home folder. */
const UNPACKED = join(__dirname, '..', '..', 'node_modules', '.cache', 'jsii');

/** No program takes longer than this. */
const MINUTES = 10;

/**
 * Runs a program the way the command `cdk` runs it, with the context of the project's `cdk.json`, and at a fixed instant.
 *
 * @param command the executable
 * @param options what it is given
 * @param project the folder it runs in
 * @param outdir where its assembly goes
 */
export function runProgram(command: string, options: readonly string[], project: string, outdir: string): Run {
  const { status, stdout, stderr, error } = spawnSync(command, options, {
    cwd: project,
    encoding: 'utf8',
    timeout: MINUTES * 60_000,
    env: {
      ...process.env,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify(contextOf(project)),
      SOURCE_DATE_EPOCH: '1767225600', // 2026-01-01
      JSII_RUNTIME_PACKAGE_CACHE_ROOT: UNPACKED,
      JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20',
    },
  });
  return { status: status ?? 1, output: `${stdout ?? ''}${stderr ?? ''}${error ? error.message : ''}` };
}

function contextOf(project: string): object {
  const file = join(project, 'cdk.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).context ?? {} : {};
}

import { join } from 'path';
import { Assembly } from './assembly';
import { runProgram } from './program-run';
import { lastLines } from '../../release/program-output';

const ROOT = join(__dirname, '..', '..');

/**
 * What TypeScript makes of the orders application, in a process of its own.
 *
 * @param project the consumer project whose context holds
 * @param outdir where it goes
 */
export function referenceOf(project: string, outdir: string): Assembly {
  const tsx = [require.resolve('tsx/cli'), '--tsconfig', join(ROOT, 'tsconfig.dev.json')];
  const { status, output } = runProgram(process.execPath, [...tsx, join(ROOT, 'examples', 'orders', 'app.ts')], project, outdir);
  if (status !== 0) throw new Error(`examples/orders could not be synthesized:\n${lastLines(output)}`);
  return new Assembly(outdir);
}

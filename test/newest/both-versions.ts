import { execFileSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

/** What something is on the lowest CDK that this library runs on, and on the newest one it was run on. */
export interface OnBothVersions<T> {
  readonly lowest: T;
  readonly newest: T;
}

/** What a script of this folder prints as JSON on each version, in processes of their own. */
export function onBothVersions<T>(script: string): OnBothVersions<T> {
  return { lowest: printedBy(script), newest: printedBy(script, '--require', join(__dirname, 'newest-cdk.js')) };
}

function printedBy<T>(script: string, ...preloaded: string[]): T {
  const args = [...preloaded, '--import', 'tsx', join(__dirname, script)];
  // Whoever runs on the newest CDK says so to the processes it starts.
  const env = { ...process.env, NODE_OPTIONS: '', CDK_VALIDATION: 'false', TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.dev.json') };
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1e8 })) as T;
}

import { spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { changedAt } from '../changed-at';

const ROOT = join(__dirname, '..', '..');
const SOURCES = ['src', 'package.json', 'README.md', 'tsconfig.json'];

/**
 * The `.jsii` of the sources as they are: that of the last build where nothing changed since, else one that is made in a folder.
 *
 * @param folder where it is made; `lib` stays as it is, since others may be using it
 */
export function currentAssembly(folder: string): string {
  const built = join(ROOT, '.jsii');
  if (existsSync(built) && changedAt(built) >= Math.max(...SOURCES.map((name) => changedAt(join(ROOT, name))))) return built;
  mkdirSync(folder, { recursive: true });
  for (const name of SOURCES) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const env = { ...process.env, CI: '1', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules', '.bin', 'jsii'), ['--silence-warnings=reserved-word'], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the API must compile to be compared:\n${`${stdout}${stderr}`.trim().split('\n').slice(-30).join('\n')}`);
  return join(folder, '.jsii');
}

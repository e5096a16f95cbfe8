import { cpSync, mkdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { isCurrent } from '../current';
import { outputOf } from '../program-output';

const ROOT = join(__dirname, '..', '..');
const SOURCES = ['src', 'package.json', 'README.md', 'tsconfig.json'];

/**
 * The `.jsii` of the sources as they are: that of the last build where nothing changed since, else one that is made in a folder.
 *
 * @param folder where it is made; `lib` stays as it is, since others may be using it
 */
export function currentAssembly(folder: string): string {
  const built = join(ROOT, '.jsii');
  if (isCurrent(built, SOURCES.map((name) => join(ROOT, name)))) return built;
  mkdirSync(folder, { recursive: true });
  for (const name of SOURCES) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const env = { CI: '1', JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  outputOf(join(ROOT, 'node_modules', '.bin', 'jsii'), ['--silence-warnings=reserved-word'], { cwd: folder, env, failure: 'the API must compile to be compared' });
  return join(folder, '.jsii');
}

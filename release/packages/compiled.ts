import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'fs';
import { dirname, join } from 'path';
import { isCurrent } from '../current';
import { carriedLibraries, LockFile, peerLibraries } from '../libraries/carried-libraries';
import { outputOf } from '../program-output';

const ROOT = join(__dirname, '..', '..');

/** What is compiled, and what compiling makes of it last: the translated examples, for which everything else must be there. */
const SOURCES = ['src', 'README.md', 'package.json', 'rosetta', '.jsii'];
const MADE_LAST = '.jsii.tabl.json';

/** What of a compiled project goes into packages, or is asked for while they are made. */
const CONTENT = ['.jsii', MADE_LAST, '.npmignore', 'package.json', 'README.md', 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'lib', 'bin', 'schemas', 'assets'];

/** Compiles the library as a release does, where its sources are newer than what was compiled last. */
export function compileWhereOld(): void {
  if (!isCurrent(join(ROOT, MADE_LAST), SOURCES.map((name) => join(ROOT, name)))) compile(ROOT);
}

/** Compiles a project as a release does, the examples of its docs included. */
export function compile(project: string): void {
  for (const task of ['compile', 'lazy-index', 'docs:compile']) outputOf('npx', ['projen', task], { cwd: project, env: { CI: '1' } });
}

/**
 * Lays the compiled library down in a folder of its own, so that packing leaves nothing behind in this one. What it bundles is copied, even where
 * `node_modules` is a link, as it is in a second worktree; what it stands on is linked.
 *
 * @param folder the folder to make
 * @returns the folder
 */
export function stage(folder: string): string {
  for (const name of CONTENT) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as LockFile;
  for (const { folder: place } of carriedLibraries(lock)) cpSync(join(ROOT, place), join(folder, place), { recursive: true, dereference: true });
  for (const { folder: place } of peerLibraries(lock)) {
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    symlinkSync(join(ROOT, place), join(folder, place));
  }
  return folder;
}

import { spawnSync } from 'child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'fs';
import { dirname, join } from 'path';
import { changedAt } from '../changed-at';

const ROOT = join(__dirname, '..', '..');

/** What is compiled, and what compiling makes of it last: the translated examples, for which everything else must be there. */
const SOURCES = ['src', 'README.md', 'package.json', 'rosetta'];
const MADE_LAST = '.jsii.tabl.json';

/** What of a compiled project goes into packages, or is asked for while they are made. */
const CONTENT = ['.jsii', MADE_LAST, '.npmignore', 'package.json', 'README.md', 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'lib', 'bin', 'schemas', 'assets'];

/** Compiles the library as a release does, where its sources are newer than what was compiled last. */
export function compileWhereOld(): void {
  const compiled = join(ROOT, MADE_LAST);
  const newest = Math.max(...SOURCES.map((source) => changedAt(join(ROOT, source))), existsSync(join(ROOT, '.jsii')) ? changedAt(join(ROOT, '.jsii')) : Infinity);
  if (!existsSync(compiled) || changedAt(compiled) < newest) compile(ROOT);
}

/** Compiles a project as a release does, the examples of its docs included. */
export function compile(project: string): void {
  for (const task of ['compile', 'lazy-index', 'docs:compile']) projenTask(project, task);
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
  const { bundledDependencies, peerDependencies } = manifestOf(ROOT);
  for (const name of withTheirs(bundledDependencies)) cpSync(installed(ROOT, name), installed(folder, name), { recursive: true, dereference: true });
  for (const name of Object.keys(peerDependencies)) {
    mkdirSync(dirname(installed(folder, name)), { recursive: true });
    symlinkSync(installed(ROOT, name), installed(folder, name));
  }
  return folder;
}

interface Manifest {
  readonly bundledDependencies: readonly string[];
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function installed(folder: string, name: string): string {
  return join(folder, 'node_modules', name);
}

/** Some packages with those that they depend on, at any depth. */
function withTheirs(names: readonly string[], known = new Set<string>()): Set<string> {
  for (const name of names.filter((each) => !known.has(each))) {
    withTheirs(Object.keys(manifestOf(installed(ROOT, name)).dependencies ?? {}), known.add(name));
  }
  return known;
}

function projenTask(project: string, name: string): void {
  const { status, stdout, stderr } = spawnSync('npx', ['projen', name], { cwd: project, encoding: 'utf8', env: { ...process.env, CI: '1' } });
  if (status !== 0) throw new Error(`'npx projen ${name}' failed:\n${`${stdout}${stderr}`.trim().split('\n').slice(-30).join('\n')}`);
}

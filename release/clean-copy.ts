import { execFileSync } from 'child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { carriedLibraries, LockFile } from './libraries/carried-libraries';

const ROOT = join(__dirname, '..');

/**
 * Lays the committed tree down in an empty folder, as a clone looks after `npm ci`, in a version of its own: what nobody committed is in no
 * release. What the package carries is copied, because npm packs no links; everything else is linked.
 */
export function cleanCopy(folder: string, version: string): void {
  const archive = join(folder, 'committed.tar');
  execFileSync('git', ['-c', 'tar.umask=022', 'archive', '--output', archive, 'HEAD'], { cwd: ROOT });
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  rmSync(archive);
  rewrite(join(folder, 'package.json'), (manifest) => ({ ...manifest, version }));
  rewrite(join(folder, 'package-lock.json'), (lock) => ({ ...lock, version, packages: { ...lock.packages, '': { ...lock.packages[''], version } } }));
  linkModules(folder);
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- files of npm, whatever they have
function rewrite(file: string, change: (content: any) => object): void {
  writeFileSync(file, `${JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8'))), undefined, 2)}\n`);
}

function linkModules(folder: string): void {
  const carried = carriedLibraries(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as LockFile);
  const copied = new Set(carried.map((library) => library.folder.split('/')[1]));
  const installed = realpathSync(join(ROOT, 'node_modules'));
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  for (const name of readdirSync(installed)) {
    if (copied.has(name)) cpSync(join(installed, name), join(modules, name), { recursive: true });
    else if (!NOT_INSTALLED.has(name)) symlinkSync(join(installed, name), join(modules, name));
  }
}

/** Caches, npm's own list of what it installed, and the link of this project to itself, which has to lead to the copy. */
const NOT_INSTALLED = new Set(['.cache', '.package-lock.json', 'cdk-paved-road']);

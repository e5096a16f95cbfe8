import { execFileSync } from 'child_process';
import { join } from 'path';
import { strToU8, zipSync } from 'fflate';
import { write } from '../working-folder';

/** Makes a tarball as npm does, with everything in one folder. Returns its path. */
export function npmTarball(path: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) write(join('packed', 'package', file), text);
  execFileSync('tar', ['-czf', path, '-C', 'packed', 'package']);
  return path;
}

/** A zip file, as wheels and jars are. */
export function zip(files: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

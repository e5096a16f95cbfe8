import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative, sep } from 'path';
import { CheckList } from '../check-list';
import { fileFaults } from './allowed-files';
import { carriedFaults, Files } from './carried-faults';
import { textFaults } from './unwanted-texts';
import { Library } from '../libraries/carried-libraries';

/** Limits that a package reaches when something came in that nobody wanted: it downloads with every install, in every language. */
const LIMITS = { packedMiB: 4, unpackedMiB: 17, files: 2300 };

/** Notes what is in an npm package. */
export function checkContents(tarball: string, carried: readonly Library[], checks: CheckList): void {
  const files = filesOf(tarball);
  const packed = statSync(tarball).size;
  const unpacked = [...files.values()].reduce((size, text) => size + Buffer.byteLength(text), 0);
  checks.note(`inside: ${files.size} files, of which ${carried.length} libraries have ${countIn(files, 'node_modules')}`, fileFaults([...files.keys()], carried));
  checks.note(`inside: ${mebibytes(packed)} packed, ${mebibytes(unpacked)} unpacked`, sizeFaults(packed, unpacked, files.size));
  checks.note('inside: no sources, paths, registries or secrets', textFaults(files));
  checks.note('inside: each library in its version, with its licence and its row in NOTICE', carriedFaults(files, carried));
}

/** The files in a tarball of npm, by path below its one folder. */
export function filesOf(tarball: string): Files {
  const folder = mkdtempSync(join(tmpdir(), 'npm-package-'));
  try {
    execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
    return new Map(readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path, 'utf8')] as const;
    }).sort());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is wrong with the size of a package, in bytes and files. */
export function sizeFaults(packed: number, unpacked: number, files: number): string[] {
  const above = (what: string, is: number, limit: number, unit: string) => is > limit ? [`the package has ${is.toFixed(1)} ${unit} ${what}, at most ${limit} are wanted`] : [];
  return [
    ...above('packed', packed / 2 ** 20, LIMITS.packedMiB, 'MiB'),
    ...above('unpacked', unpacked / 2 ** 20, LIMITS.unpackedMiB, 'MiB'),
    ...above('in it', files, LIMITS.files, 'files'),
  ];
}

/** A size as people read it. */
export function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

function countIn(files: Files, folder: string): number {
  return [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).length;
}

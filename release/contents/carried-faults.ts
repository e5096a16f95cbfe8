import { Library } from '../libraries/carried-libraries';

const LICENCE_FILE = /^(licen[cs]e|copying)(\.\w+)?$/i;

/** The files of a package, by path. */
export type Files = ReadonlyMap<string, string>;

/** What is wrong with the libraries that a package carries: another version, no licence of its own, no row in NOTICE. */
export function carriedFaults(files: Files, carried: readonly Library[]): string[] {
  return carried.flatMap((library) => [...versionFaults(files, library), ...licenceFileFaults(files, library), ...noticeFaults(files, library)]);
}

function versionFaults(files: Files, { folder, name, version }: Library): string[] {
  const manifest = files.get(`${folder}/package.json`);
  if (manifest === undefined) return [`${name} ${version} is bundled and not in the package`];
  const found = (JSON.parse(manifest) as { version: string }).version;
  return found === version ? [] : [`${name} is ${found} in the package and ${version} in package-lock.json`];
}

function licenceFileFaults(files: Files, { folder, name }: Library): string[] {
  const [licence] = [...files].filter(([path]) => path.startsWith(`${folder}/`) && LICENCE_FILE.test(path.slice(folder.length + 1)));
  return licence?.[1].trim() ? [] : [`${name} lies in the package without the text of its licence`];
}

function noticeFaults(files: Files, { name, version, license = '' }: Library): string[] {
  const row = new RegExp(`^ +${[name, version, license].map((word) => word.replace(/[.()/]/g, '\\$&')).join(' +')} `, 'm');
  return row.test(files.get('NOTICE') ?? '') ? [] : [`NOTICE has no row for ${name} ${version} with its licence ${license}`];
}

import { valid } from 'semver';
import { LockFile } from './carried-libraries';

/** The parts of `package.json` that are read here. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Dependencies that another version could take the place of; peers are ranges on purpose. */
export function unpinnedPackages({ dependencies, devDependencies }: Manifest): string[] {
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !valid(version.replace(/^npm:.+@/, '')))
    .map(([name, version]) => `package.json has ${name} as '${version}', which is no exact version`);
}

/** Lines of a file of requirements that name no exact version. */
export function unpinnedRequirements(file: string, text: string): string[] {
  return requirements(text)
    .filter((line) => !/^[\w.-]+(\[[\w,-]+\])?==[\w.!+-]+( *;.*)?$/.test(line))
    .map((line) => `${file} has '${line}', which is no exact version: write name==version`);
}

/** What a file of requirements asks for, without comments. */
export function requirements(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/(^|\s)#.*/, '').trim()).filter(Boolean);
}

/** Packages whose place the lock file names: it would be asked by everybody, wherever their registry is. */
export function lockedPlaces({ packages }: LockFile): string[] {
  return Object.entries(packages).filter(([, { resolved }]) => /^(https?|git\+?\w*):/.test(resolved ?? ''))
    .map(([folder]) => `package-lock.json says where ${folder} was got; keep 'omit-lockfile-registry-resolved=true' in .npmrc and run 'npm install'`);
}

import { readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join, relative } from 'path';
import { unzipSync } from 'fflate';
import { filesOf } from '../contents/npm-package';

/** What a package that was built is and says of itself. */
export interface PackedForm {
  /** What is published, relative to the folder; a folder where no archive is made. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** The version, by the place that says it. */
  readonly versions: Readonly<Record<string, string | undefined>>;
  /** The library as the package carries it: the tarball of npm that runs in every language. */
  readonly library: Buffer;
}

/**
 * Reads a package.
 *
 * @param target as jsii-pacmak names it
 * @param folder the folder of that target
 */
export function packedForm(target: string, folder: string): PackedForm {
  const reader = READERS[target];
  if (!reader) throw new Error(`nobody reads packages for ${target}; add a reader to release/packages/packed-form.ts`);
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const only = (pattern: RegExp): string => {
    const found = all.filter((path) => pattern.test(path));
    if (found.length !== 1) throw new Error(`the package for ${target} has ${found.length} files like ${pattern.source}, and should have one`);
    return join(folder, found[0]);
  };
  const { published, ...form } = reader(only, all);
  return { ...form, files: published.map((path) => ({ path: relative(folder, path), bytes: sizeOf(path) })) };
}

/** What is wrong with a package: it says another version, or carries another library than the package of npm is. */
export function formFaults({ versions, library }: PackedForm, version: string, npm: PackedForm | undefined): string[] {
  return [
    ...Object.entries(versions).filter(([, said]) => said !== version).map(([place, said]) => `${place} says version ${said}, the release is ${version}`),
    ...npm && !library.equals(npm.library) ? ['the library within is another one than the package of npm'] : [],
  ];
}

/** Reads one form; `only` finds the one file whose path is like a pattern. */
type Reader = (only: (pattern: RegExp) => string, all: readonly string[]) => Omit<PackedForm, 'files'> & { published: readonly string[] };

const READERS: Readonly<Record<string, Reader>> = {
  js: (only) => {
    const tarball = only(/\.tgz$/);
    const files = filesOf(tarball);
    const version = (name: string) => (JSON.parse(files.get(name) ?? '{}') as { version?: string }).version;
    return { published: [tarball], versions: { 'package.json': version('package.json'), '.jsii': version('.jsii') }, library: readFileSync(tarball) };
  },
  python: (only) => {
    const wheel = only(/\.whl$/);
    const files = zippedFiles(wheel);
    const metadata = entry(files, /\.dist-info\/METADATA$/).toString();
    return { published: [wheel, only(/\.tar\.gz$/)], versions: { METADATA: /^Version: (.+)$/m.exec(metadata)?.[1] }, library: entry(files, LIBRARY) };
  },
  java: (only) => {
    const [jar, pom] = [only(/\d\.jar$/), only(/\.pom$/)];
    const version = /<artifactId>cdk-paved-road<\/artifactId>\s*<version>(.+)<\/version>/.exec(readFileSync(pom, 'utf8'))?.[1];
    return { published: [jar, pom], versions: { 'pom.xml': version }, library: entry(zippedFiles(jar), LIBRARY) };
  },
  // Beside it lies the module of cdk-nag.
  go: (only) => ({
    published: [dirname(only(/^cdkpavedroad\/go\.mod$/))],
    versions: { version: readFileSync(only(/^cdkpavedroad\/version$/), 'utf8').trim() },
    library: readFileSync(only(LIBRARY)),
  }),
  dotnet: (only, all) => {
    const project = only(/\.csproj$/);
    return {
      published: [all.some((path) => path.endsWith('.nupkg')) ? only(/\.nupkg$/) : dirname(project)],
      versions: { csproj: /<PackageVersion>(.+)<\/PackageVersion>/.exec(readFileSync(project, 'utf8'))?.[1] },
      library: readFileSync(only(LIBRARY)),
    };
  },
};

/** How every language names the tarball within. */
const LIBRARY = /cdk-paved-road[@-]\d[^/]*\.tgz$/;

/** The files in a wheel or a jar, by path. */
function zippedFiles(file: string): Map<string, Buffer> {
  return new Map(Object.entries(unzipSync(readFileSync(file))).map(([path, bytes]) => [path, Buffer.from(bytes)]));
}

/** Of a file, or of all files of a folder. */
function sizeOf(path: string): number {
  const stat = statSync(path);
  return stat.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stat.size;
}

function entry(files: ReadonlyMap<string, Buffer>, pattern: RegExp): Buffer {
  const [found] = [...files].filter(([path]) => pattern.test(path));
  if (!found) throw new Error(`the package has no file like ${pattern.source}`);
  return found[1];
}

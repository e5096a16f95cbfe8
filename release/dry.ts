import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { valid } from 'semver';
import { changelogFaults } from './changelog';
import { CheckList } from './check-list';
import { cleanCopy } from './clean-copy';
import { checkContents, mebibytes } from './contents/npm-package';
import { FreshProject } from './fresh-project';
import { carriedLibraries, Library, LockFile, peerLibraries } from './libraries/carried-libraries';
import { nextVersion } from './next-version';
import { compile } from './packages/compiled';
import { PACKAGES } from './packages/packages';
import { formFaults, PackedForm, packedForm } from './packages/packed-form';
import { sbomFaults, sbomOf, sbomText } from './sbom';

/**
 * Builds every package of the next version from the committed tree into `dist`, with the list of its parts, looks inside and tries the one of npm.
 * Publishes nothing. `-- 1.2.3` builds another version.
 */

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'dist');

async function main([asked]: string[]): Promise<number> {
  const version = asked ?? await nextVersion();
  if (!valid(version)) {
    console.error(`a version is like 1.2.3, got '${version}'`);
    return 1;
  }
  const checks = new CheckList('release:dry');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'release-')));
  try {
    rmSync(DIST, { recursive: true, force: true });
    console.log(`cdk-paved-road ${version}, from ${committedTree()}`);
    const isReady = checks.attempt('the committed tree, in a folder of its own', () => cleanCopy(folder, version))
      && checks.attempt('compiled, with the examples of its docs', () => compile(folder));
    if (isReady) await build(folder, version, checks);
    return checks.finish();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds the packages of a compiled project, and looks at them. */
async function build(project: string, version: string, checks: CheckList): Promise<void> {
  const read = (file: string) => readFileSync(join(project, file), 'utf8');
  const lock = JSON.parse(read('package-lock.json')) as LockFile;
  checks.note('CHANGELOG.md speaks of it, to each reader', changelogFaults(read('CHANGELOG.md'), version));
  const forms = pack(project, checks);
  const npm = forms.get('js');
  forms.forEach((form, name) => checks.note(`${name}: one version, and the library of npm within`, formFaults(form, version, npm)));
  if (npm) {
    await lookInside(project, npm, carriedLibraries(lock), checks);
    tryOut(new FreshProject(join(project, 'shop')), npm, firstProgramOf(read('README.md')), version, peerLibraries(lock), checks);
  }
  printTable(forms);
}

/** Says what is built, and what is not. */
function committedTree(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
  return `commit ${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') ? '; what is not committed is left out' : ''}`;
}

/** Builds the packages that this machine can build. Where `.ci/run` runs, it can build all but the one for .NET. */
function pack(project: string, checks: CheckList): Map<string, PackedForm> {
  const forms = new Map<string, PackedForm>();
  for (const target of PACKAGES) {
    const missing = target.missing();
    const sourcesOnly = missing !== undefined && target.name === 'dotnet';
    if (missing === undefined || sourcesOnly) {
      checks.attempt(`${target.name}: ${sourcesOnly ? 'sources generated' : 'built'}`, () => {
        target.pack(project, DIST);
        forms.set(target.name, packedForm(target.name, join(DIST, target.name)));
      });
    }
    if (missing === undefined) continue;
    if (sourcesOnly) checks.skip(`${target.name}: built`, missing);
    else checks.lack(`${target.name}: built`, missing);
  }
  return forms;
}

/** What is in the package of npm, and the list of it. */
async function lookInside(project: string, npm: PackedForm, carried: readonly Library[], checks: CheckList): Promise<void> {
  checkContents(join(DIST, 'js', npm.files[0].path), carried, checks);
  const sbom = sbomText(sbomOf(project, npm.library));
  writeFileSync(join(DIST, 'sbom.cdx.json'), sbom);
  checks.note(`sbom.cdx.json: ${carried.length} libraries, and the peers`, await sbomFaults(sbom, carried));
}

/** The first program that a reader meets. */
function firstProgramOf(readme: string): string {
  return /^```ts nofixture\n([^]+?)^```$/m.exec(readme)![1];
}

/** The package of npm as somebody finds it who reads README.md. */
function tryOut(project: FreshProject, npm: PackedForm, program: string, version: string, peers: readonly Library[], checks: CheckList): void {
  const expectVersion = (text: string) => {
    if (!text.split(/[^\w.+-]/).includes(version)) throw new Error(`expected version ${version}, got ${text.slice(0, 100)}`);
  };
  if (!checks.attempt('npm: installs into a fresh folder, with nothing but its peers', () => project.install(join(DIST, 'js', npm.files[0].path), peers))) return;
  checks.attempt("npm: README's program compiles", () => project.compile(program));
  checks.attempt("npm: README's program runs as an ES module", () => expectVersion(project.runAsModule(program)));
  checks.attempt("npm: README's program runs as a CommonJS script", () => expectVersion(project.runAsScript(program)));
  checks.attempt('npm: npx paved-road says its version and how it is used', () => {
    expectVersion(project.pavedRoad('--version'));
    project.pavedRoad('--help');
  });
}

function printTable(forms: ReadonlyMap<string, PackedForm>): void {
  const rows = [...forms].flatMap(([name, { files, versions }]) => files.map(({ path, bytes }) => [`dist/${name}/${path}`, mebibytes(bytes), Object.values(versions)[0] ?? '']));
  const width = Math.max(...rows.map(([file]) => file.length));
  rows.forEach(([file, size, version]) => console.log(`  ${file.padEnd(width)}  ${size.padStart(8)}  ${version}`));
}

// What jsii starts says that this Node is old; .ci/run runs a newer one too.
process.env.JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION = '20';
main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

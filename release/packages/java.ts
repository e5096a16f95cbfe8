import { spawnSync } from 'child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { PackageTarget } from './package-target';
import { pacmak } from './pacmak';
import { outputOf } from '../program-output';

/** Where Maven keeps what it downloads, outside of the home folder: 210 MB, which the first run takes a minute or two for. */
export const MAVEN_REPOSITORY = join(__dirname, '..', '..', 'node_modules', '.cache', 'maven');

/** The lowest Java that the consumer project is compiled for. */
const JAVA = 17;

/** The jars of classes, sources and documentation for Maven Central, and the pom. */
export const javaPackage: PackageTarget = {
  name: 'java',
  missing: missingJava,
  pack: packJava,
};

/** The jar of classes alone, which is what a program needs; documentation takes longer than all the rest. */
export const javaClasses: PackageTarget = {
  ...javaPackage,
  pack: (project, outdir) => packJava(project, outdir, '--mvn-define', 'maven.javadoc.skip=true'),
};

/**
 * Runs Maven without questions and without progress. Throws the end of what it said when it fails.
 *
 * @param folder where it runs
 * @param options goals and properties
 */
export function maven(folder: string, ...options: string[]): void {
  outputOf('mvn', [...MAVEN_OPTIONS, ...options], { cwd: folder, failure: `'mvn ${options[0]}' failed` });
}

/** What every call of Maven is given. */
export const MAVEN_OPTIONS: readonly string[] = ['--batch-mode', '--quiet', `-Dmaven.repo.local=${MAVEN_REPOSITORY}`];

function missingJava(): string | undefined {
  const compiler = /^javac (\d+)/.exec(spawnSync('javac', ['-version'], { encoding: 'utf8' }).stdout ?? '');
  if (!compiler) return "there is no JDK ('javac')";
  if (Number(compiler[1]) < JAVA) return `the JDK is older than ${JAVA} ('${compiler[0]}')`;
  return spawnSync('mvn', ['--version'], { stdio: 'ignore' }).status === 0 ? undefined : "there is no Maven ('mvn')";
}

function packJava(project: string, outdir: string, ...options: string[]): void {
  listNag(join(project, 'node_modules', 'cdk-nag', 'package.json'));
  pacmak('java', project, outdir, '--maven-local-repository', MAVEN_REPOSITORY, ...options);
}

/**
 * Lists the jar of cdk-nag in the local repository. Maven Central has it, and its index does not: jsii-pacmak asks for a range of versions, which
 * only an index can answer.
 */
function listNag(manifest: string): void {
  const { version, jsii } = JSON.parse(readFileSync(manifest, 'utf8'));
  const { groupId, artifactId } = jsii.targets.java.maven;
  const folder = join(MAVEN_REPOSITORY, ...groupId.split('.'), artifactId);
  const index = join(folder, 'maven-metadata-local.xml');
  if (existsSync(index) && readFileSync(index, 'utf8').includes(`<version>${version}</version>`)) return;
  const copy = mkdtempSync(join(tmpdir(), 'cdk-nag-'));
  try {
    maven(copy, 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get', `-Dartifact=${groupId}:${artifactId}:${version}`, '-Dtransitive=false');
    const [jar, pom] = ['jar', 'pom'].map((kind) => `${artifactId}-${version}.${kind}`);
    for (const name of [jar, pom]) copyFileSync(join(folder, version, name), join(copy, name));
    installJar(join(copy, jar));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The jar of classes in a folder that has the layout of a Maven repository. */
export function findJar(repository: string): string {
  const jars = readdirSync(repository, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jar'));
  const [jar] = jars.filter((name) => !/-(sources|javadoc)\.jar$/.test(name));
  return join(repository, jar);
}

/** Puts a jar into the local repository, with the pom that lies beside it under the same name. */
export function installJar(jar: string): void {
  maven(dirname(jar), 'org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file', `-Dfile=${jar}`, `-DpomFile=${jar.replace(/\.jar$/, '.pom')}`);
}

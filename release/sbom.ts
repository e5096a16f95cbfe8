import { execFileSync } from 'child_process';
import { hash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { Spec, Validation } from '@cyclonedx/cyclonedx-library';
import { Range } from 'semver';
import { carriedLibraries, Library, LockFile, peerLibraries } from './libraries/carried-libraries';
import { stableJson } from '../src/private/stable-json';

const WRITER = join(__dirname, '..', 'node_modules', '@cyclonedx', 'cyclonedx-npm', 'bin', 'cyclonedx-npm-cli.js');

/** The parts of a CycloneDX document that are read or added here. */
export interface Sbom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** A part of a document. */
export interface Component {
  readonly 'name': string;
  readonly 'bom-ref': string;
  readonly 'type': string;
  readonly 'version'?: string;
  readonly 'purl'?: string;
  readonly 'scope'?: string;
  readonly 'isExternal'?: boolean;
  readonly 'versionRange'?: string;
  readonly 'licenses'?: readonly object[];
  readonly 'hashes'?: readonly { readonly alg: string; readonly content: string }[];
}

/**
 * The software bill of materials of the npm package, CycloneDX 1.7 in JSON: its hash, the libraries that lie in it, with the hashes that their
 * registry gives, and the peers that users bring, as external components with the range of their versions. Equal packages have equal documents:
 * there is no time and no serial number in it.
 *
 * @param project the folder with `package.json` and `package-lock.json`
 * @param tarball the npm package
 */
export function sbomOf(project: string, tarball: Buffer): Sbom {
  const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as LockFile;
  const sbom = carriedIn(project);
  const hashes = new Map(carriedLibraries(lock).map(({ name, version, integrity }) => [`${name}@${version}`, hashesOf(integrity)]));
  const peers = peerLibraries(lock).map((library) => external(library, lock.packages[''].peerDependencies![library.name]));
  const { component } = sbom.metadata;
  return {
    ...sbom,
    metadata: { ...sbom.metadata, component: { ...component, hashes: [{ alg: 'SHA-512', content: hash('sha512', tarball, 'hex') }] } },
    components: [...sbom.components.map((each) => ({ ...each, scope: 'required', hashes: hashes.get(`${each.name}@${each.version}`) })), ...peers],
    dependencies: [
      ...sbom.dependencies.map((each) => each.ref === component['bom-ref'] ? { ...each, dependsOn: [...each.dependsOn ?? [], ...peers.map(refOf)] } : each),
      ...peers.map((peer) => ({ ref: refOf(peer) })),
    ],
  };
}

/** The document as a text, the same for the same document. */
export function sbomText(sbom: Sbom): string {
  return `${stableJson(sbom, 2)}\n`;
}

/** What is wrong with a document: by the schema of CycloneDX, or because it is not about what lies in the package. */
export async function sbomFaults(text: string, carried: readonly Library[]): Promise<string[]> {
  const invalid = await new Validation.JsonStrictValidator(Spec.Version.v1dot7).validate(text) as { instancePath: string; message: string }[] | null;
  const names = (list: readonly { name: string; version?: string }[]) => list.map(({ name, version }) => `${name} ${version}`).sort().join(', ');
  const { components, metadata } = JSON.parse(text) as Sbom;
  const listed = components.filter(({ isExternal }) => !isExternal);
  return [
    ...(invalid ?? []).map(({ instancePath, message }) => `the document is not CycloneDX 1.7: ${instancePath} ${message}`),
    ...names(listed) === names(carried) ? [] : [`the document lists ${names(listed)}; the package carries ${names(carried)}`],
    ...[metadata.component, ...listed].filter(({ hashes }) => !hashes?.length).map(({ name }) => `the document has no hash of ${name}`),
  ];
}

/** What the tool of CycloneDX says of the lock file: what lies in the package is all that is needed without development. */
function carriedIn(project: string): Sbom {
  const args = ['--omit', 'dev', '--package-lock-only', '--output-reproducible', '--short-PURLs', '--mc-type', 'library', '--spec-version', '1.7', '--no-validate'];
  return JSON.parse(execFileSync(process.execPath, [WRITER, ...args, join(project, 'package.json')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as Sbom;
}

/** A library that has to be there and is not in the package. */
function external({ name, license }: Library, range: string): Component {
  const versions = new Range(range).range.replace(/-0\b/g, '').split(' ').join('|');
  return {
    'type': 'library',
    name,
    'bom-ref': `external|${name}`,
    'purl': `pkg:npm/${name}`,
    'scope': 'required',
    'isExternal': true,
    'versionRange': `vers:npm/${versions}`,
    'licenses': license ? [{ license: { id: license } }] : [],
  };
}

/** As lock files write them, base64 behind the name of the algorithm. */
function hashesOf(integrity = ''): { alg: string; content: string }[] {
  return integrity.split(' ').filter(Boolean).map((each) => {
    const [, algorithm, digest] = /^(sha\d+)-(.+)$/.exec(each)!;
    return { alg: algorithm.toUpperCase().replace('SHA', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') };
  });
}

function refOf(component: Component): string {
  return component['bom-ref'];
}

import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync, gzipSync } from 'zlib';
import { Assembly } from './api-names';

const ROOT = join(__dirname, '..', '..');

/** Where the API of the last release lies. */
export const API_BASELINE = join(ROOT, 'api-baseline');

/** Writes the API of a release, packed: jsii follows the small file to the large one. Keys of `.compatignore` were about the release before. */
export function writeApiBaseline(assembly: string): void {
  const { peerDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { peerDependencies: object };
  writeFileSync(join(API_BASELINE, '.jsii.gz'), gzipSync(readFileSync(assembly), { level: 9 }));
  writeFileSync(join(API_BASELINE, '.jsii'), `${JSON.stringify({ schema: 'jsii/file-redirect', compression: 'gzip', filename: '.jsii.gz' })}\n`);
  // Without a name, or Jest finds two packages of the same one.
  writeFileSync(join(API_BASELINE, 'package.json'), `${JSON.stringify({ private: true, peerDependencies, jsii: {} }, undefined, 2)}\n`);
}

/** The API of the last release. */
export function baselineAssembly(): Assembly {
  return JSON.parse(gunzipSync(readFileSync(join(API_BASELINE, '.jsii.gz'))).toString('utf8')) as Assembly;
}

import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseArgs } from 'util';
import { valid } from 'semver';
import { writeApiBaseline } from './api/api-baseline';
import { ApiChanges } from './api/api-changes';
import { currentAssembly } from './api/current-assembly';
import { CheckList } from './check-list';
import { SinceLastRelease, sinceLastRelease } from './since-last-release';
import { composedTemplates } from './templates/golden-templates';
import { writeGoldens } from './templates/goldens';
import { unannounced } from '../src/compatibility/compatibility';
import { compatibilityListing } from '../src/compatibility/listing';
import { Bump, isLess, versionAfter } from '../src/compatibility/version-bump';

/**
 * Says what changed for users since the last release, and fails where somebody would lose something without being told. With `--accept 0.2.0` it writes
 * what the next release is held against.
 */
async function main(args: readonly string[]): Promise<number> {
  const { values: { accept } } = parseArgs({ args: [...args], options: { accept: { type: 'string' } } });
  if (accept !== undefined && valid(accept) === null) throw new Error(`'--accept' must be a version such as 0.2.0, got '${accept}'`);
  return accept === undefined ? check() : acceptAs(accept);
}

async function check(): Promise<number> {
  const checks = new CheckList('release:check');
  const since = await sinceLastRelease();
  console.log(`Resources of the golden examples, since ${since.version}\n\n${compatibilityListing(since.resources)}\n`);
  console.log(`API, since ${since.version}\n\n${apiListing(since.api)}\n`);
  checks.note('no resource with a state is lost, and none interrupted, without a release note', unannounced(since.resources));
  checks.note('nothing of the API is broken by mistake', since.api.broken.map(({ message, key }) => (
    `${message}; bring it back, or write '${key}' into .compatignore and the break into CHANGELOG.md`)));
  console.log(verdict(since));
  return checks.finish();
}

function acceptAs(version: string): number {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    writeApiBaseline(currentAssembly(join(folder, 'package')));
    writeGoldens({ version, templates: composedTemplates() });
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(`goldens/${version} and api-baseline are what the next release is held against; empty .compatignore, and give the section Unreleased of CHANGELOG.md its version`);
  return 0;
}

function apiListing({ broken, accepted, added }: ApiChanges): string {
  const lines = [
    ...broken.map(({ message }) => `  broken: ${message}`),
    ...accepted.map(({ message }) => `  broken on purpose: ${message}`),
    ...added.map((name) => `  new: ${name}`),
  ];
  return lines.length === 0 ? '  nothing changed' : lines.join('\n');
}

/** The least version of the next release, and what it comes from. A break is called one whatever the number says. */
function verdict({ version, resources, api, bump }: SinceLastRelease): string {
  const causes = [...isLess(resources.bump, bump) ? [] : ['the resources'], ...isLess(api.bump, bump) ? [] : ['the API']];
  const next = versionAfter(version, bump);
  const why = bump === Bump.PATCH ? 'nothing asks for more' : `for ${causes.join(' and ')}`;
  return `\nThe least bump is ${bump}, ${why}: after ${version} comes ${next}${bump === Bump.MAJOR && next.startsWith('0.') ? ', a minor version that breaks' : ''}`;
}

main(process.argv.slice(2)).then((code) => { process.exitCode = code; }, (error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});

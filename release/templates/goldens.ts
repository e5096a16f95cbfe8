import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { valid } from 'semver';
import { templatesIn } from '../../src/compatibility/template-folder';
import { Templates } from '../../src/compatibility/template-resource';
import { stableJson } from '../../src/private/stable-json';

const FOLDER = join(__dirname, '..', '..', 'goldens');

/** The templates of the last release, which `goldens/<version>` holds. Those of the releases before are in the history. */
export interface Goldens {
  readonly version: string;
  readonly templates: Templates;
}

/** The goldens of the last release; nothing before the first one. */
export function lastGoldens(folder = FOLDER): Goldens | undefined {
  const [version, ...others] = existsSync(folder) ? readdirSync(folder).filter((name) => valid(name) !== null) : [];
  if (others.length > 0) throw new Error(`goldens/ must have the templates of one version, the last, got ${[version, ...others].join(', ')}`);
  return version === undefined ? undefined : { version, templates: templatesIn(join(folder, version)) };
}

/** Writes the goldens of a release, instead of those of the one before. */
export function writeGoldens({ version, templates }: Goldens, folder = FOLDER): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, template] of Object.entries(templates)) {
    const file = join(folder, version, `${name}.template.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${stableJson(template, 1)}\n`);
  }
}

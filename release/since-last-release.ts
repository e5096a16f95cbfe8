import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiChanges, apiChangesIn } from './api/api-changes';
import { currentAssembly } from './api/current-assembly';
import { composedTemplates } from './templates/golden-templates';
import { lastGoldens } from './templates/goldens';
import { Compatibility, compatibilityOf } from '../src/compatibility/compatibility';
import { ReleaseNotes } from '../src/compatibility/release-notes';
import { Templates } from '../src/compatibility/template-resource';
import { Bump, largest } from '../src/compatibility/version-bump';

const ROOT = join(__dirname, '..');

/** What the code of today does to those who use the last release. */
export interface SinceLastRelease {
  /** The version of the last release. */
  readonly version: string;
  readonly resources: Compatibility;
  readonly api: ApiChanges;
  /** The least that both together deserve. */
  readonly bump: Bump;
}

/** What changed for users: in what is deployed, and in the API. */
export async function sinceLastRelease(): Promise<SinceLastRelease> {
  const folder = mkdtempSync(join(tmpdir(), 'api-'));
  try {
    const comparing = apiChangesIn(currentAssembly(join(folder, 'package')));
    const { version, resources } = resourcesSinceLastRelease();
    const api = await comparing;
    return { version, resources, api, bump: largest([resources.bump, api.bump]) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What changed in what is deployed alone. */
export function resourcesSinceLastRelease(templates: Templates = composedTemplates()): Pick<SinceLastRelease, 'version' | 'resources'> {
  const last = lastGoldens();
  if (last === undefined) throw new Error('goldens/ must have the templates of the last release, got nothing; npm run release:check -- --accept 0.1.0 writes them');
  return { version: last.version, resources: compatibilityOf(last.templates, templates, ReleaseNotes.fromFile(join(ROOT, 'CHANGELOG.md'))) };
}

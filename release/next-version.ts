import { sinceLastRelease } from './since-last-release';
import { versionAfter } from '../src/compatibility/version-bump';

/** The least version that the next release can have: that of the last one, and what changed since. */
export async function nextVersion(): Promise<string> {
  const { version, bump } = await sinceLastRelease();
  return versionAfter(version, bump);
}

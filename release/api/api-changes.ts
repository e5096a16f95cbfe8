import { execFile } from 'child_process';
import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import { promisify } from 'util';
import { API_BASELINE, baselineAssembly } from './api-baseline';
import { Assembly, namesIn } from './api-names';
import { Bump } from '../../src/compatibility/version-bump';

const ROOT = join(__dirname, '..', '..');

/** What happened to the public API since the last release. */
export interface ApiChanges {
  /** What breaks code of users, and is not in `.compatignore`. */
  readonly broken: readonly ApiBreak[];
  /** What breaks code of users on purpose. */
  readonly accepted: readonly ApiBreak[];
  /** The names that are new. */
  readonly added: readonly string[];
  /** The least that it deserves. */
  readonly bump: Bump;
}

/** One thing that breaks code of users. */
export interface ApiBreak {
  /** What, in the words of jsii-diff. */
  readonly message: string;
  /** Its line in `.compatignore`. */
  readonly key: string;
}

/**
 * Holds an API against that of the last release.
 *
 * @param assembly the `.jsii` of today, beside a `package.json`
 */
export async function apiChangesIn(assembly: string): Promise<ApiChanges> {
  const breaks = breaksIn(await compare(dirname(assembly)));
  const [broken, accepted] = ['err', 'skip'].map((level) => breaks.filter((each) => each.level === level).map(({ message, key }) => ({ message, key })));
  const before = namesIn(baselineAssembly());
  const added = [...namesIn(JSON.parse(readFileSync(assembly, 'utf8')) as Assembly)].filter((name) => !before.has(name));
  const isBroken = breaks.length > 0;
  return { broken, accepted, added, bump: isBroken ? Bump.MAJOR : added.length > 0 ? Bump.MINOR : Bump.PATCH };
}

/** What jsii-diff printed about each break. It ends with 1 where there is one, and prints something else where it could not compare. */
async function compare(folder: string): Promise<string> {
  const args = ['api-baseline', folder, '--keys', '--error-on', 'all', '--ignore-file', '.compatignore'];
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };
  try {
    return (await promisify(execFile)(join(ROOT, 'node_modules', '.bin', 'jsii-diff'), args, { cwd: dirname(API_BASELINE), env })).stderr;
  } catch (error) {
    const { code, stderr } = error as { code?: number; stderr?: string };
    if (code !== 1 || breaksIn(stderr ?? '').length === 0) throw new Error(`jsii-diff could not compare: ${(stderr ?? String(error)).trim().split('\n').pop()}`);
    return stderr!;
  }
}

/** The lines of jsii-diff: `err  - PROP cdk-paved-road.Name.member: has been removed [removed:cdk-paved-road.Name.member]`. */
export function breaksIn(text: string): (ApiBreak & { readonly level: string })[] {
  return [...text.matchAll(/^(err|warn|skip) +- (.+) \[([^\]]+)\]$/gm)].map(([, level, message, key]) => ({ level: level === 'skip' ? 'skip' : 'err', message, key }));
}

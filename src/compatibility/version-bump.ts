import { Impact, isLoss } from './impact';
import { ResourceChange } from './template-changes';
import { semverLibrary } from '../private/documents/bundled';

/** Which number of a semantic version goes up, the least first. */
export enum Bump {
  /** The last one: nothing but repairs. */
  PATCH = 'patch',
  /** The middle one: something is new, or noticed. */
  MINOR = 'minor',
  /** The first one: something breaks. */
  MAJOR = 'major',
}

const ORDER = Object.values(Bump);

/** What is made anew with every change of what it is a picture of, and known to nobody. */
const SNAPSHOTS_OF_OTHERS = ['AWS::ApiGateway::Deployment', 'AWS::Lambda::Version'];

/**
 * The least that a change of one resource deserves.
 *
 * - major: a resource with a state is destroyed, orphaned, moved or replaced, or may be replaced
 * - minor: a resource is interrupted, or one without a state is another one now or gone
 * - patch: the rest. New resources touch nothing that runs; whether there is a new feature is for the API to say.
 */
export function bumpFor({ type, impact, stateful }: Pick<ResourceChange, 'type' | 'impact' | 'stateful'>): Bump {
  if (impact === Impact.UPDATED || impact === Impact.ADDED || SNAPSHOTS_OF_OTHERS.includes(type)) return Bump.PATCH;
  return stateful && isLoss(impact) ? Bump.MAJOR : Bump.MINOR;
}

/** The largest of some bumps; a release is at least a patch. */
export function largest(bumps: readonly Bump[]): Bump {
  return bumps.reduce((one, other) => isLess(one, other) ? other : one, Bump.PATCH);
}

/** Whether a bump is less than another one. */
export function isLess(bump: Bump, other: Bump): boolean {
  return ORDER.indexOf(bump) < ORDER.indexOf(other);
}

/**
 * The version after another one. As long as the major version is 0, what deserves a major version gets a minor one: `^0.2.0` does not take `0.3.0`.
 *
 * @param version a semantic version, such as `0.1.0`
 * @param bump what deserves the new one
 */
export function versionAfter(version: string, bump: Bump): string {
  const isBeginning = semverLibrary().major(version) === 0;
  return semverLibrary().inc(version, isBeginning && bump === Bump.MAJOR ? Bump.MINOR : bump)!;
}

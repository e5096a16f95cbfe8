import { EnvironmentTier } from './environment-tier';
import { wayOut } from '../../private/documents/nearest';
import { ErrorCode, Problem } from '../errors';

/** Props of a component that differ by tier. */
interface Tiered<Overrides> {
  readonly environment?: { readonly tier: EnvironmentTier };
  readonly tiers?: { readonly [tier: string]: Overrides };
}

/**
 * What differs in the tier of the environment: what is said about the built-in tier first, about those that are based on it after that.
 *
 * @internal
 */
export function overridesIn<Overrides extends object>({ environment, tiers = {} }: Tiered<Overrides>): Partial<Overrides>[] {
  const lineage = environment?.tier._lineage ?? [];
  return lineage.map((name) => given(tiers[name])).reverse();
}

/**
 * Names of tiers that nobody made: what is said about them would never hold.
 *
 * @internal
 */
export function overrideProblems({ tiers = {} }: Tiered<object>): Problem[] {
  const known = EnvironmentTier._knownNames();
  return Object.keys(tiers).filter((name) => !known.includes(name)).map((name) => ({
    code: ErrorCode.INVALID_VALUE,
    message: `'tiers' must name tiers that exist, got '${name}'; ${wayOut(name, known)}, or make it with EnvironmentTier.custom before`,
  }));
}

/** What is left out overrides nothing. */
function given<Overrides extends object>(overrides?: Overrides): Partial<Overrides> {
  return Object.fromEntries(Object.entries(overrides ?? {}).filter(([, value]) => value !== undefined)) as Partial<Overrides>;
}

import { grantOf, wideningOf } from './widening';
import { append } from '../../private/append';
import { stableJson } from '../../private/stable-json';
import { Waiver } from '../waiver';

/** An entry that does not count yet, because the change that is judged adds or widens it. */
export interface PendingEntry {
  /** Why, in words. */
  readonly because: string;
  /** The entry as it was before the change, which goes on counting; nothing where it was not there. */
  readonly before?: Waiver;
}

/**
 * The entries of a register compared with those that were there before the change that is judged.
 *
 * What was there already counts, under another id as well, and narrowed too. What is added waits, and where an entry was widened,
 * it counts as it was before. A break glass never waits: to be taken without asking is its use.
 */
export class RegisterComparison {
  /** The entries in the order of the register, each that was widened after what it was before. */
  public readonly waivers: readonly Waiver[];

  /** Those that do not count yet. */
  public readonly pending: ReadonlyMap<Waiver, PendingEntry>;

  /**
   * @param now the entries of the register
   * @param before the entries that were there before
   * @param counts whether an entry counts in any case
   */
  constructor(now: readonly Waiver[], before: readonly Waiver[], counts: (waiver: Waiver) => boolean = () => false) {
    const compared = new Set(now.filter((waiver) => !waiver.breakGlass && !counts(waiver)));
    const claims = claimsOf([...compared], before);
    const pending = new Map<Waiver, PendingEntry>();
    this.waivers = now.flatMap((waiver) => {
      const former = claims.get(waiver);
      const because = compared.has(waiver) ? pendingBecause(waiver, former) : undefined;
      if (because === undefined) return [waiver];
      pending.set(waiver, { because, before: former });
      return former ? [former, waiver] : [waiver];
    });
    this.pending = pending;
  }
}

function pendingBecause(waiver: Waiver, before: Waiver | undefined): string | undefined {
  if (!before) return 'the change adds it';
  const widening = wideningOf(waiver, before);
  return widening.length === 0 ? undefined : `the change widens it: ${widening.join('; ')}; until it is merged it counts as it was before`;
}

/** Which entry each of them was before. Nothing was two of them, so that no entry grants twice what it granted once. */
function claimsOf(now: readonly Waiver[], before: readonly Waiver[]): ReadonlyMap<Waiver, Waiver> {
  const claims = new Map<Waiver, Waiver>();
  const left = new Set(before);
  const claim = (keyOf: (waiver: Waiver) => string, isSame: (waiver: Waiver, former: Waiver) => boolean) => {
    const formers = new Map<string, Waiver[]>();
    for (const former of left) append(formers, keyOf(former), former);
    for (const waiver of now) {
      if (claims.has(waiver)) continue;
      const former = formers.get(keyOf(waiver))?.find((each) => left.has(each) && isSame(waiver, each));
      if (former && left.delete(former)) claims.set(waiver, former);
    }
  };
  claim((waiver) => stableJson([waiver.id, grantOf(waiver)]), () => true);
  claim(({ id }) => id, (waiver, former) => wideningOf(waiver, former).length === 0);
  claim(grantOf, () => true);
  claim(({ id }) => id, () => true);
  return claims;
}

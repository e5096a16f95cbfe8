import { BaselineEntry } from './baseline-entry';
import { Sighting } from './sighting';
import { append } from '../../private/append';

/**
 * Keeps count of what a baseline covers: each entry as many findings as it stands for, and never more.
 *
 * An entry is about one construct, one state and one detail there. It covers a finding of any of its rules, so it survives that a pack
 * is added: a check that several packs make is one finding under the names of all. When no pack has any of its rules any more, because
 * packs were exchanged or a rule was renamed, it covers a finding that stands for one of its controls instead. As long as one of its
 * rules still judges, the control alone covers nothing: most controls stand for several rules, and a violation of another one is new.
 */
export class BaselineLedger {
  private readonly accounts: readonly Account[];
  private readonly byPlace = new Map<string, Account[]>();

  /**
   * @param entries the entries of the baseline
   * @param isJudged whether any pack has a rule
   */
  constructor(entries: readonly BaselineEntry[], isJudged: (rule: string) => boolean) {
    this.accounts = entries.map((entry) => new Account(entry, !entry.rules.some(isJudged)));
    for (const account of this.accounts) append(this.byPlace, placeOf(account.entry), account);
  }

  /** What of all that was found was there before. What has more in common with an entry is served before what has less. */
  public cover(found: readonly Sighting[]): Set<Sighting> {
    const covered = new Set<Sighting>();
    for (const fits of [hasRules, hasRule, hasControl]) {
      for (const sighting of found) if (!covered.has(sighting) && this.charge(sighting, fits)) covered.add(sighting);
    }
    return covered;
  }

  /** The entries as far as they covered something. */
  public kept(): BaselineEntry[] {
    return this.accounts.flatMap(({ entry, count, left }) => left < count ? [counted(entry, count - left)] : []);
  }

  /** The entries as far as they covered nothing. */
  public gone(): BaselineEntry[] {
    return this.accounts.flatMap(({ entry, left }) => left > 0 ? [counted(entry, left)] : []);
  }

  private charge(sighting: Sighting, fits: (account: Account, sighting: Sighting) => boolean): boolean {
    const account = this.byPlace.get(placeOf(sighting))?.find((each) => each.left > 0 && fits(each, sighting));
    if (account) account.left--;
    return account !== undefined;
  }
}

/** One entry, and how many findings it has left to cover. */
class Account {
  public readonly count: number;
  public left: number;

  /** @param isOrphan whether no pack has any of its rules */
  constructor(public readonly entry: BaselineEntry, public readonly isOrphan: boolean) {
    this.count = this.left = entry.count ?? 1;
  }
}

function hasRules({ entry }: Account, { rules }: Sighting): boolean {
  return entry.rules.length === rules.length && entry.rules.every((rule) => rules.includes(rule));
}

function hasRule({ entry }: Account, { rules }: Sighting): boolean {
  return entry.rules.some((rule) => rules.includes(rule));
}

function hasControl({ entry, isOrphan }: Account, { controls = [] }: Sighting): boolean {
  return isOrphan && (entry.controls ?? []).some((control) => controls.includes(control));
}

/** Where something was found, and what sets it apart there. */
function placeOf({ within, construct, type, detail, state }: Sighting): string {
  return JSON.stringify([within, construct, type, detail, state]);
}

/** Findings or entries as entries in order, those about the same as one. */
export function entriesOf(found: readonly BaselineEntry[]): BaselineEntry[] {
  const same = new Map<string, BaselineEntry[]>();
  for (const each of found) append(same, `${placeOf(each)} ${each.rules.join(' ')}`, each);
  return [...same].sort(([one], [other]) => one < other ? -1 : 1).map(([, some]) => counted(some[0], findingsIn(some)));
}

/** How many findings entries stand for. */
export function findingsIn(entries: readonly BaselineEntry[]): number {
  return entries.reduce((sum, { count = 1 }) => sum + count, 0);
}

/** An entry for so many findings; one goes without saying. */
function counted({ count: _, ...entry }: BaselineEntry, count: number): BaselineEntry {
  return count === 1 ? entry : { ...entry, count };
}

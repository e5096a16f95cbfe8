import { append } from '../../../private/append';
import { PendingEntry } from '../../../waivers/base/register-comparison';
import { Waiver } from '../../../waivers/waiver';

/** Which entries of a register contradict each other: two of one id, and two that cover the same on other terms. */
export class Conflicts {
  private readonly namesakes: Groups;
  private readonly twins: Groups;

  /**
   * @param waivers the entries
   * @param pending those that do not count yet
   */
  constructor(waivers: readonly Waiver[], private readonly pending: ReadonlyMap<Waiver, PendingEntry>) {
    this.namesakes = groupsBy(waivers, ({ id }) => id);
    this.twins = groupsBy(waivers, ({ _words: words }) => words);
  }

  /** What another entry says against it: it has the same id, or covers the same on other terms. */
  public about(waiver: Waiver): string | undefined {
    const namesake = this.namesakes.get(waiver)?.find((other) => this.areRivals(waiver, other));
    if (namesake) return `another entry${placeOf(namesake)} has its id`;
    const twin = this.twins.get(waiver)?.find((other) => this.areRivals(waiver, other) && termsOf(other) !== termsOf(waiver));
    return twin ? `${twin.id}${placeOf(twin)} covers the same on other terms` : undefined;
  }

  /** What waits for its merge makes nothing void that was there before; it is told itself what it contradicts. */
  private areRivals(waiver: Waiver, other: Waiver): boolean {
    const own = this.pending.get(waiver);
    return other !== waiver && other !== own?.before && (own !== undefined || !this.pending.has(other));
  }
}

/** For each entry that has something in common with others, all of them. */
type Groups = ReadonlyMap<Waiver, readonly Waiver[]>;

function groupsBy(waivers: readonly Waiver[], keyOf: (waiver: Waiver) => string): Groups {
  const groups = new Map<string, Waiver[]>();
  for (const waiver of waivers) append(groups, keyOf(waiver), waiver);
  return new Map([...groups.values()].filter((group) => group.length > 1).flatMap((group) => group.map((waiver) => [waiver, group])));
}

function termsOf({ reason, owner, approver, granted, expires, fingerprints }: Waiver): string {
  return JSON.stringify([reason, owner, approver, granted, expires, fingerprints]);
}

function placeOf({ source }: Waiver): string {
  return source === undefined ? '' : ` (${source})`;
}

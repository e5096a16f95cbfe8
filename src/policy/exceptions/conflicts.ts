import { append } from '../../private/append';
import { Waiver } from '../../waivers/waiver';

/** Entries of a register that contradict each other. */
export class Conflicts {
  private readonly byId = new Map<string, Waiver[]>();
  private readonly byWords = new Map<string, Waiver[]>();

  constructor(waivers: readonly Waiver[]) {
    for (const waiver of waivers) {
      append(this.byId, waiver.id, waiver);
      append(this.byWords, waiver._words, waiver);
    }
  }

  /** What another entry says against it: it has the same id, or covers the same on other terms. */
  public about(waiver: Waiver): string | undefined {
    const namesake = this.byId.get(waiver.id)!.find((other) => other !== waiver);
    if (namesake) return `another entry${placeOf(namesake)} has its id`;
    const twin = this.byWords.get(waiver._words)!.find((other) => other !== waiver && termsOf(other) !== termsOf(waiver));
    return twin && `${twin.id}${placeOf(twin)} covers the same on other terms`;
  }
}

function termsOf({ reason, owner, approver, granted, expires, fingerprints }: Waiver): string {
  return JSON.stringify([reason, owner, approver, granted, expires, fingerprints]);
}

function placeOf({ source }: Waiver): string {
  return source === undefined ? '' : ` (${source})`;
}

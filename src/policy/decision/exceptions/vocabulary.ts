import { nearest } from '../../../private/documents/nearest';

/** What entries of a register may name: the ids of all rules and controls. */
export class Vocabulary {
  private readonly meant = new Map<string, string | undefined>();

  /** @param names the ids */
  constructor(private readonly names: ReadonlySet<string>) {}

  /** Whether there is a rule or control of that name. */
  public has(name: string): boolean {
    return this.names.has(name);
  }

  /** What a name was probably meant to be, looked for once: when a pack goes, many entries name the same in vain. */
  public nearest(name: string): string | undefined {
    if (!this.meant.has(name)) this.meant.set(name, nearest(name, [...this.names]));
    return this.meant.get(name);
  }
}

import { IConstruct } from 'constructs';

/** Who asked an environment for which part of its core. */
export class Askers {
  private readonly paths = new Map<string, Set<string>>();

  /** Keeps in mind that a construct asked for a part. */
  public remember(part: string, asker: IConstruct): void {
    this.paths.set(part, (this.paths.get(part) ?? new Set()).add(asker.node.path));
  }

  /** The parts, with the paths of those who asked for them; both in order. */
  public byPart(): Record<string, string[]> {
    return Object.fromEntries([...this.paths.keys()].sort().map((part) => [part, [...this.paths.get(part)!].sort()]));
  }
}

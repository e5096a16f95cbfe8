import { Candidate } from './candidate';
import { Dossier, Register } from './dossier';
import { WaiverIndex } from './waiver-index';
import { Waiver } from '../../waivers';

/**
 * Looks for the waivers of findings: first every finding is shown to it, then it says which waiver lifts which. So a waiver can be
 * judged by all that it covers.
 */
export class WaiverDesk {
  private readonly index: WaiverIndex;
  private readonly dossiers: ReadonlyMap<Waiver, Dossier>;
  private readonly covering = new Map<Candidate, readonly Waiver[]>();
  private isSettled = false;

  /** @param register the entries, and what their faults depend on besides what is found */
  constructor(private readonly register: Register) {
    this.index = new WaiverIndex(register.waivers);
    this.dossiers = new Map(register.waivers.map((waiver) => [waiver, new Dossier(waiver, register)]));
  }

  /** Shows a finding that nothing else lifts, or that something does: then its waivers are superfluous. */
  public show(candidate: Candidate, isLifted: boolean): void {
    const waivers = this.index.covering(candidate);
    if (waivers.length === 0) return;
    this.covering.set(candidate, waivers);
    for (const waiver of waivers) this.dossiers.get(waiver)!.add(candidate, isLifted);
  }

  /** The waiver that lifts a finding that was shown; asked when all were. */
  public waiverFor(candidate: Candidate): Waiver | undefined {
    const waivers = this.covering.get(candidate) ?? [];
    const lifting = waivers.find((waiver) => this.dossiers.get(waiver)!.lifts(candidate));
    if (lifting) this.dossiers.get(lifting)!.lifted.add(candidate);
    return lifting;
  }

  /** What became of each entry, in the order of the register. */
  public outcomes(): readonly Dossier[] {
    if (!this.isSettled) this.register.waivers.forEach((waiver) => this.dossiers.get(waiver)!.settle());
    this.isSettled = true;
    return [...this.dossiers.values()];
  }
}

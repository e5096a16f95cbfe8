import { Candidate } from './candidate';
import { Conflicts } from './conflicts';
import { Dossier } from './dossier';
import { Register } from './register';
import { WaiverIndex } from './waiver-index';
import { Waiver } from '../../waivers/waiver';

/**
 * Looks for the waivers of findings: first every finding is shown to it, then it says which waiver lifts which. So an entry is judged
 * by all that it covers.
 */
export class WaiverDesk {
  private readonly index: WaiverIndex;
  private readonly dossiers: ReadonlyMap<Waiver, Dossier>;
  private readonly covering = new Map<Candidate, readonly Waiver[]>();

  constructor(register: Register) {
    this.index = new WaiverIndex(register.waivers);
    const conflicts = new Conflicts(register.waivers, register.pending);
    this.dossiers = new Map(register.waivers.map((waiver) => [waiver, new Dossier(waiver, register, conflicts)]));
  }

  /** Shows a finding, and whether a component proposes an exception from it anyway. */
  public show(candidate: Candidate, isLifted: boolean): void {
    const waivers = this.index.covering(candidate);
    if (waivers.length === 0) return;
    this.covering.set(candidate, waivers);
    for (const waiver of waivers) this.dossiers.get(waiver)!.add(candidate, isLifted);
  }

  /** The first waiver of the register that lifts a finding. Asked when all findings were shown. */
  public waiverFor(candidate: Candidate): Waiver | undefined {
    const lifting = this.covering.get(candidate)?.find((waiver) => this.dossiers.get(waiver)!.lifts(candidate));
    if (lifting) this.dossiers.get(lifting)!.lifted.add(candidate);
    return lifting;
  }

  /** What became of each entry, in the order of the register. Asked when all findings were. */
  public outcomes(): readonly Dossier[] {
    return [...this.dossiers.values()];
  }
}

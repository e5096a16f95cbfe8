import { Candidate } from './candidate';
import { Conflicts } from './conflicts';
import { Dossier } from './dossier';
import { Register } from './register';
import { WaiverIndex } from './waiver-index';
import { Waiver } from '../../../waivers/waiver';

/**
 * Looks for the waivers of findings: first every finding is shown to it, then it says which waiver lifts which. So an entry is judged
 * by all that it covers.
 */
export class WaiverDesk {
  private readonly index: WaiverIndex;
  private readonly dossiers: ReadonlyMap<Waiver, Dossier>;
  private readonly covering = new Map<Candidate, readonly Dossier[]>();

  constructor(register: Register) {
    this.index = new WaiverIndex(register.waivers);
    const conflicts = new Conflicts(register.waivers, register.pending);
    this.dossiers = new Map(register.waivers.map((waiver) => [waiver, new Dossier(waiver, register, conflicts)]));
  }

  /** Shows a finding, and whether a component proposes an exception from it anyway. */
  public show(candidate: Candidate, isLifted: boolean): void {
    const waivers = this.index.covering(candidate);
    if (waivers.length === 0) return;
    const dossiers = waivers.map((waiver) => this.dossiers.get(waiver)!);
    this.covering.set(candidate, dossiers);
    for (const dossier of dossiers) dossier.add(candidate, isLifted);
  }

  /** The first waiver of the register that lifts a finding. Asked when all findings were shown. */
  public waiverFor(candidate: Candidate): Waiver | undefined {
    const lifting = this.covering.get(candidate)?.find((dossier) => dossier.lifts(candidate));
    lifting?.lifted.add(candidate);
    return lifting?.waiver;
  }

  /** What became of each entry, in the order of the register. Asked when all findings were. */
  public outcomes(): readonly Dossier[] {
    return [...this.dossiers.values()];
  }
}

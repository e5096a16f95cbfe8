import { Candidate, isForbidden } from './candidate';
import { Conflicts } from './conflicts';
import { entryFaults } from './entry-faults';
import { Register } from './register';
import { termProblem } from './terms';
import { faultOf, FaultKind, WaiverFault } from './waiver-fault';
import { Waiver } from '../../../waivers/waiver';

/** Everything that is known about one entry: what it covers, what it lifts, and what is wrong with it. */
export class Dossier {
  /** What its words cover. */
  public readonly covered: Candidate[] = [];
  /** What it lifts. */
  public readonly lifted = new Set<Candidate>();

  private readonly liftedByProposals = new Set<Candidate>();
  private ownFaults?: readonly WaiverFault[];
  private allFaults?: readonly WaiverFault[];

  constructor(public readonly waiver: Waiver, private readonly register: Register, private readonly conflicts: Conflicts) {}

  /** Notes a finding that its words cover, and whether a component proposes an exception from it anyway. */
  public add(candidate: Candidate, isLifted: boolean): void {
    this.covered.push(candidate);
    if (isLifted) this.liftedByProposals.add(candidate);
  }

  /** Whether it lifts a finding: it counts, and it was granted for this one by somebody who may. Asked when everything is noted. */
  public lifts(candidate: Candidate): boolean {
    return this.counts && this.isGrantedFor(candidate) && termProblem(this.waiver, candidate) === undefined && !isForbidden(candidate);
  }

  /** Of how many resources it lifts findings. */
  public get resources(): number {
    return new Set([...this.lifted].map(({ place }) => place.path)).size;
  }

  /** What its readers should know. Asked when all findings were. */
  public faults(): readonly WaiverFault[] {
    return this.allFaults ??= [
      ...this.asSuch,
      ...faultOf(FaultKind.FORBIDDEN, this.forbidden()),
      ...faultOf(FaultKind.OVER_BROAD, this.strangers()),
      ...faultOf(FaultKind.UNAPPROVED, this.overTerms()),
      ...faultOf(FaultKind.UNUSED, this.unused()),
      ...faultOf(FaultKind.SHADOWED, this.shadowed()),
    ];
  }

  private get asSuch(): readonly WaiverFault[] {
    return this.ownFaults ??= entryFaults(this.waiver, this.covered, this.register, this.conflicts);
  }

  private get counts(): boolean {
    return !this.asSuch.some(({ isVoid }) => isVoid);
  }

  private isGrantedFor(candidate: Candidate): boolean {
    const { fingerprints, match } = this.waiver;
    if (fingerprints.length > 0) return fingerprints.includes(candidate.fingerprint());
    return !candidate.isSignOff || match?.value !== undefined;
  }

  private forbidden(): string | undefined {
    const forbidden = this.covered.find(isForbidden);
    return forbidden && `${nameOf(forbidden)} is never excepted`;
  }

  private overTerms(): string | undefined {
    const first = this.covered.find((candidate) => termProblem(this.waiver, candidate) !== undefined);
    return first && termProblem(this.waiver, first);
  }

  /** Findings that there were not when it was granted. */
  private strangers(): string | undefined {
    const strangers = this.covered.filter((candidate) => !this.isGrantedFor(candidate));
    if (strangers.length === 0) return undefined;
    const [first] = strangers;
    return `it covers ${strangers.length} of ${this.covered.length} findings that it was not granted for, such as ${nameOf(first)} with the fingerprint ${first.fingerprint()}`;
  }

  private unused(): string | undefined {
    const { waiver: { scope: { application } }, register: { applications }, covered } = this;
    const isForOthers = application !== undefined && !applications.includes(application);
    return covered.length > 0 || isForOthers ? undefined : 'it covers nothing that was found';
  }

  private shadowed(): string | undefined {
    const { covered, lifted, liftedByProposals } = this;
    if (covered.length === 0 || lifted.size > 0 || !covered.every((candidate) => this.lifts(candidate))) return undefined;
    return liftedByProposals.size === covered.length ? 'components propose exceptions from all that it covers' : 'other entries lift all that it covers';
  }
}

function nameOf({ names: [name], place: { path } }: Candidate): string {
  return `${name} on ${path || 'the App'}`;
}

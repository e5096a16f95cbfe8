import { Candidate, isForbidden } from './candidate';
import { reasonProblem } from './reason-quality';
import { FaultKind, FAULTS, WaiverFault } from './waiver-fault';
import { nearest } from '../../private/documents/nearest';
import { dayOf } from '../../waivers/utc-day';
import { Waiver } from '../../waivers/waiver';
import { EffectivePolicy } from '../layers/effective-policy';
import { Severity } from '../severity';

/** The register of an app, and what its entries are judged by besides what is found. */
export interface Register {
  /** The entries, in order. */
  readonly waivers: readonly Waiver[];
  /** The instant of the synthesis. */
  readonly instant: string;
  /** What the layers of policy say everywhere. */
  readonly policy: EffectivePolicy;
  /** The ids of all rules and controls. */
  readonly known: ReadonlySet<string>;
  /** The names of the applications of the app; none where it has no environment. */
  readonly applications: readonly string[];
  /** What the rules of an entry say themselves. */
  statementsOf(rule: string): readonly string[];
  /** Why an entry does not count yet, where the change that is judged adds or widens it. */
  pendingBecause(waiver: Waiver): string | undefined;
}

/** Everything that is known about one entry: what it covers, what it lifts, and what is wrong with it. */
export class Dossier {
  /** What its words cover. */
  public readonly covered: Candidate[] = [];
  /** What it lifts. */
  public readonly lifted = new Set<Candidate>();
  /** What its readers should know; complete once it is settled. */
  public readonly faults: WaiverFault[] = [];

  private readonly liftedByOthers = new Set<Candidate>();
  private void?: boolean;

  constructor(public readonly waiver: Waiver, private readonly register: Register) {}

  /** Notes a finding that its words cover. */
  public add(candidate: Candidate, isLifted: boolean): void {
    this.covered.push(candidate);
    if (isLifted) this.liftedByOthers.add(candidate);
  }

  /** Whether it lifts a finding: it counts, and it was granted for this one by somebody who may. */
  public lifts(candidate: Candidate): boolean {
    return !this.isVoid && this.isGrantedFor(candidate) && this.termProblem(candidate) === undefined && !isForbidden(candidate);
  }

  /** How many resources it lifts findings of. */
  public get resources(): number {
    return new Set([...this.lifted].map(({ place }) => place.path)).size;
  }

  /** What is said about what it covers and lifts, once that is known. */
  public settle(): void {
    this.isVoid;
    this.say(FaultKind.FORBIDDEN, this.forbidden());
    this.say(FaultKind.OVER_BROAD, this.strangers());
    this.say(FaultKind.UNAPPROVED, this.firstTermProblem());
    this.say(FaultKind.UNUSED, this.unused());
    this.say(FaultKind.SHADOWED, this.shadowed());
  }

  /** Whether it lifts nothing at all. */
  private get isVoid(): boolean {
    if (this.void === undefined) {
      const { waiver, register: { instant } } = this;
      this.void = false;
      this.say(FaultKind.EXPIRED, waiver._isOver(instant) ? `it ended ${waiver.breakGlass ? 'at' : 'on'} ${waiver.breakGlass?.until ?? waiver.expires}` : undefined, true);
      this.say(FaultKind.EXPIRING, this.expiring());
      this.say(FaultKind.UNKNOWN_RULE, this.unknownRules());
      this.say(FaultKind.UNAPPROVED, this.unapproved(), true);
      this.say(FaultKind.SELF_APPROVED, this.selfApproved(), true);
      this.say(FaultKind.CONFLICTING, this.conflicting(), true);
      this.say(FaultKind.POOR_REASON, this.poorReason(), true);
      this.sayUnsealed();
      this.say(FaultKind.PENDING, this.register.pendingBecause(waiver), true);
      this.say(FaultKind.OVER_BROAD, this.tooMany(), true);
      this.say(FaultKind.BREAK_GLASS, this.openBreakGlass());
    }
    return this.void;
  }

  private say(kind: FaultKind, message: string | undefined, isVoid = false, severity = FAULTS[kind].severity): void {
    if (message === undefined) return;
    this.faults.push({ kind, message, severity, isVoid });
    if (isVoid) this.void = true;
  }

  /** The policies of all places where it covers something, and the one that holds everywhere. */
  private get policies(): ReadonlySet<EffectivePolicy> {
    return new Set([this.register.policy, ...this.covered.map(({ policy }) => policy)]);
  }

  private strictest(of: (policy: EffectivePolicy) => number): number {
    return Math.max(...[...this.policies].map(of));
  }

  private expiring(): string | undefined {
    const { waiver, register: { instant } } = this;
    if (waiver.breakGlass || waiver._isOver(instant)) return undefined;
    const left = waiver._daysLeft(instant);
    return left < this.strictest((policy) => policy.warningDays()) ? `its last day is ${waiver.expires}, ${left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`}` : undefined;
  }

  private unknownRules(): string | undefined {
    const { waiver: { rules, controls }, register: { known } } = this;
    const names = [...rules.map(baseOf), ...controls].filter((name) => !known.has(name));
    if (names.length === 0) return undefined;
    const meant = nearest(names[0], [...known]);
    return `no pack has ${names.join(', ')}${meant ? `; did you mean ${meant}?` : ''}`;
  }

  private unapproved(): string | undefined {
    const { waiver, register: { instant } } = this;
    if (waiver.breakGlass) return [...this.policies].every((policy) => policy.allowsBreakGlass()) ? this.early() : 'the policy lets nobody break the glass';
    if (waiver.approver === undefined) return 'nobody approved it yet';
    return waiver._hasBegun(instant) ? undefined : `it is granted from ${waiver.granted} on, and today is ${dayOf(instant)}`;
  }

  private early(): string | undefined {
    const { waiver, register: { instant } } = this;
    return waiver._hasBegun(instant) ? undefined : `it begins at ${waiver.breakGlass!.from}, and now is ${instant}`;
  }

  private selfApproved(): string | undefined {
    const { owner, approver } = this.waiver;
    return approver !== undefined && sameName(owner, approver) ? `${approver} owns it and approved it` : undefined;
  }

  private conflicting(): string | undefined {
    const { waiver, register: { waivers } } = this;
    const namesake = waivers.find((other) => other !== waiver && other.id === waiver.id);
    if (namesake) return `another entry${placeOf(namesake)} has its id`;
    const twin = waivers.find((other) => other !== waiver && other._words === waiver._words && termsOf(other) !== termsOf(waiver));
    return twin ? `${twin.id}${placeOf(twin)} covers the same on other terms` : undefined;
  }

  private poorReason(): string | undefined {
    const { waiver: { reason, rules }, register } = this;
    return reasonProblem(reason, this.strictest((policy) => policy.reasonAtLeast()), rules.flatMap((rule) => register.statementsOf(baseOf(rule))));
  }

  /** A sign-off is for a value, so that one for no value in particular is none. */
  private sayUnsealed(): void {
    const { waiver: { fingerprints, breakGlass } } = this;
    if (fingerprints.length > 0 || breakGlass) return;
    const isAsked = [...this.policies].some((policy) => policy.asksForSeals());
    const message = isAsked ? 'it lists no fingerprints, and the policy asks for them' : 'it lists no fingerprints, so it lifts whatever its words cover';
    this.say(FaultKind.UNSEALED, message, isAsked, isAsked ? Severity.ERROR : Severity.INFO);
  }

  private tooMany(): string | undefined {
    const most = Math.min(...[...this.policies].map((policy) => policy.mostResources() ?? Infinity));
    const resources = new Set(this.covered.map(({ place }) => place.path)).size;
    return resources > most ? `it covers ${resources} resources, and the policy lets one entry cover ${most}` : undefined;
  }

  private openBreakGlass(): string | undefined {
    const { breakGlass } = this.waiver;
    return breakGlass && breakGlass.followUp === undefined ? `${breakGlass.person} took it from ${breakGlass.from} until ${breakGlass.until}, and nobody said what came of it` : undefined;
  }

  private isGrantedFor(candidate: Candidate): boolean {
    return this.waiver.fingerprints.length === 0 || this.waiver.fingerprints.includes(candidate.fingerprint());
  }

  /** Findings that there were not when it was granted. */
  private strangers(): string | undefined {
    const strangers = this.covered.filter((candidate) => !this.isGrantedFor(candidate));
    if (strangers.length === 0) return undefined;
    const [{ names: [name], place }] = strangers;
    return `it covers ${strangers.length} of ${this.covered.length} findings that it was not granted for, such as ${name} on ${place.path || 'the App'} with the fingerprint ${strangers[0].fingerprint()}`;
  }

  /** Why the policy does not let it be granted for a finding. */
  private termProblem({ severity, policy }: Candidate): string | undefined {
    const { approver, _lifetime: lifetime, breakGlass } = this.waiver;
    if (breakGlass || approver === undefined) return undefined;
    const may = policy.approversOf(severity);
    if (may && !may.some((name) => sameName(name, approver))) return `${approver} may not approve exceptions from what is ${severity}; ${may.length === 0 ? 'nobody may' : `${may.join(', ')} may`}`;
    const longest = policy.longestFor(severity);
    return longest !== undefined && lifetime > longest ? `it lasts ${lifetime} days, and an exception from what is ${severity} at most ${longest}` : undefined;
  }

  private firstTermProblem(): string | undefined {
    return this.covered.map((candidate) => this.termProblem(candidate)).find((problem) => problem !== undefined);
  }

  private forbidden(): string | undefined {
    const forbidden = this.covered.find(isForbidden);
    return forbidden && `${forbidden.names[0]} on ${forbidden.place.path || 'the App'} is never excepted`;
  }

  private unused(): string | undefined {
    const { waiver: { scope: { application } }, register: { applications }, covered } = this;
    if (covered.length > 0 || (application !== undefined && !applications.includes(application))) return undefined;
    return 'it covers nothing that was found';
  }

  private shadowed(): string | undefined {
    const { covered, lifted } = this;
    if (this.isVoid || covered.length === 0 || lifted.size > 0) return undefined;
    if (covered.some((candidate) => !this.lifts(candidate))) return undefined;
    return this.liftedByOthers.size === covered.length ? 'components propose exceptions from all that it covers' : 'other entries lift all that it covers';
  }
}

function termsOf({ reason, owner, approver, granted, expires, fingerprints }: Waiver): string {
  return JSON.stringify([reason, owner, approver, granted, expires, fingerprints]);
}

function placeOf({ source }: Waiver): string {
  return source === undefined ? '' : ` (${source})`;
}

function baseOf(rule: string): string {
  return rule.split('[')[0];
}

function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

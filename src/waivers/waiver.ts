import { dayOf, daysBetween, isWholeDay } from './utc-day';
import { WaiverCoverage } from './waiver-coverage';
import { registerProblems } from './waiver-problems';
import { BreakGlass, WaiverMatch, WaiverProps, WaiverScope } from './waiver-props';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { stableJson } from '../private/stable-json';

/** Entries of files, which were looked at with their file and are nobody else's, with file and line. */
const WRITTEN = new WeakMap<WaiverProps, string>();

/**
 * One granted exception: which rules, where, until when, who owns it and who approved.
 *
 * It is a statement in a register, and `Governance` decides what it lifts: what its words and its fingerprints cover, while it holds,
 * if the policy lets that approver grant it.
 */
export class Waiver {
  /**
   * An entry of a file, which was looked at already.
   *
   * @param source file and line
   * @internal
   */
  public static _fromFile(entry: WaiverProps, source: string): Waiver {
    WRITTEN.set(entry, source);
    return new Waiver(entry);
  }

  /** The name of the entry. */
  public readonly id: string;

  /** Ids of rules, with a detail in brackets or without. */
  public readonly rules: string[];

  /** Controls of frameworks. */
  public readonly controls: string[];

  /** Where it holds. */
  public readonly scope: WaiverScope;

  /** Which findings it lifts. */
  public readonly covers: WaiverCoverage;

  /** What exactly was found. */
  public readonly match?: WaiverMatch;

  /** Why the resource is as it is. */
  public readonly reason: string;

  /** What may come of it. */
  public readonly risk?: string;

  /** Who answers for it. */
  public readonly owner: string;

  /** Who granted it. */
  public readonly approver?: string;

  /** Where it was discussed. */
  public readonly ticket?: string;

  /** The UTC day on which it was granted. */
  public readonly granted?: string;

  /** The last UTC day on which it holds. */
  public readonly expires: string;

  /** What is done about the risk instead. */
  public readonly compensatingControl?: string;

  /** The fingerprints of the findings that there were when it was granted. */
  public readonly fingerprints: string[];

  /** That it was taken in an emergency. */
  public readonly breakGlass?: BreakGlass;

  /** Where it is written, as file and line; nothing for code. */
  public readonly source?: string;

  /**
   * Refuses, all at once, what the JSON Schema of registers refuses too, with `InvalidWaivers`: an entry without rule, scope or end,
   * days that are none, a break glass of more than 24 hours.
   *
   * @param props what is granted
   */
  constructor(props: WaiverProps) {
    const source = WRITTEN.get(props);
    const entry = source === undefined ? checked(props) : props;
    this.id = entry.id;
    this.rules = entry.rules ?? [];
    this.controls = entry.controls ?? [];
    this.scope = entry.scope;
    this.covers = entry.covers ?? WaiverCoverage.VIOLATION;
    this.match = entry.match;
    this.reason = entry.reason;
    this.risk = entry.risk;
    this.owner = entry.owner;
    this.approver = entry.approver;
    this.ticket = entry.ticket;
    this.granted = entry.granted;
    this.expires = entry.expires ?? dayOf(entry.breakGlass!.until);
    this.compensatingControl = entry.compensatingControl;
    this.fingerprints = entry.fingerprints ?? [];
    this.breakGlass = entry.breakGlass;
    this.source = source;
  }

  /**
   * Whether it is over at an instant.
   *
   * @internal
   */
  public _isOver(instant: string): boolean {
    if (!this.breakGlass) return dayOf(instant) > this.expires;
    const { from, until } = this.breakGlass;
    return isWholeDay(instant) ? dayOf(instant) > dayOf(from) : Date.parse(instant) >= Date.parse(until);
  }

  /**
   * Whether it has begun at an instant.
   *
   * @internal
   */
  public _hasBegun(instant: string): boolean {
    if (!this.breakGlass) return this.granted === undefined || this.granted <= dayOf(instant);
    const { from } = this.breakGlass;
    return isWholeDay(instant) ? dayOf(instant) >= dayOf(from) : Date.parse(instant) >= Date.parse(from);
  }

  /**
   * How many days it holds after the day of an instant.
   *
   * @internal
   */
  public _daysLeft(instant: string): number {
    return daysBetween(dayOf(instant), this.expires);
  }

  /**
   * How many days it holds in all.
   *
   * @internal
   */
  public get _lifetime(): number {
    return this.granted === undefined ? 0 : daysBetween(this.granted, this.expires);
  }

  /**
   * What it lifts, as a text that is the same for entries that say the same.
   *
   * @internal
   */
  public get _words(): string {
    const { rules, controls, scope, covers, match } = this;
    return stableJson([[...rules].sort(), [...controls].sort(), scope, covers, match ?? {}]);
  }
}

/** A copy of what was said in code, which nobody changes later. */
function checked(props: WaiverProps): WaiverProps {
  const entry = JSON.parse(JSON.stringify(props)) as WaiverProps;
  const problems = registerProblems({ schemaVersion: 1, waivers: [entry] });
  if (problems.length === 0) return entry;
  throw PavedRoadError.about(`waiver ${props.id}`, problems.map(({ message }) => ({ code: ErrorCode.INVALID_WAIVERS, message: message.replace('waivers[0].', '') })));
}

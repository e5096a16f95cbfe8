import { Amount } from './amount';
import { ModeSchedule } from './mode-schedule';
import { trustedByBoth } from './trusted-libraries';
import { daysOf } from '../../../waivers/utc-day';
import { Severity } from '../../rule/severity';

/** How two values of one setting become one that is as strict as both. Associative, commutative and idempotent. */
export interface Order<T = unknown> {
  /**
   * Whether a narrower layer can only add, so that it never tries to loosen.
   *
   * @default - it may try to, which has no effect
   */
  readonly onlyAdds?: boolean;

  /** The value that is as strict as both. */
  join(a: T, b: T): T;
}

/** The more severe. */
export const SEVERITY = ranked([Severity.INFO, Severity.WARNING, Severity.ERROR]);

/** The stricter mode at every time. */
export const MODE: Order<ModeSchedule> = { join: (a, b) => ModeSchedule.stricter(a, b) };

/** What either says. */
export const EITHER: Order<string[]> = { join: (a, b) => inOrder([...a, ...b]), onlyAdds: true };

/** What both say. */
export const BOTH: Order<string[]> = { join: (a, b) => a.filter((value) => b.includes(value)) };

/** The libraries and versions that both trust. */
export const TRUST: Order<string[]> = { join: trustedByBoth };

/** The shorter time, as `P180D`. */
export const SHORTER: Order<string> = { join: (a, b) => daysOf(a) <= daysOf(b) ? a : b };

/** The longer time, as `P14D`. */
export const LONGER: Order<string> = { join: (a, b) => daysOf(a) >= daysOf(b) ? a : b };

/** The larger number. */
export const LARGER_NUMBER: Order<number> = { join: (a, b) => Math.max(a, b) };

/** The smaller number. */
export const SMALLER_NUMBER: Order<number> = { join: (a, b) => Math.min(a, b) };

/** What one asks for. */
export const ASKED: Order<boolean> = { join: (a, b) => a || b };

/** What nobody forbids. */
export const ALLOWED: Order<boolean> = { join: (a, b) => a && b };

/** The smaller amount, as `1 TiB`. */
export const SMALLER: Order<string> = { join: (a, b) => Amount.parse(a).value <= Amount.parse(b).value ? a : b };

/** The larger amount, as `7`. */
export const LARGER: Order<string> = { join: (a, b) => Amount.parse(a).value >= Amount.parse(b).value ? a : b };

/** Strings as a set that is always written alike. */
export function inOrder(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

/** A number of days or weeks as days, so that equal times are equal texts. */
export function inDays(duration: string): string {
  return `P${daysOf(duration)}D`;
}

function ranked<T>(fromLaxToStrict: readonly T[]): Order<T> {
  return { join: (a, b) => fromLaxToStrict[Math.max(fromLaxToStrict.indexOf(a), fromLaxToStrict.indexOf(b))] };
}

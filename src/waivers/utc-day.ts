/** A day in milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** The UTC day of an instant, such as `2026-11-21`. */
export function dayOf(instant: string): string {
  // In UTC an instant begins with its day, and this is asked for every entry of a register.
  return (instant.endsWith('Z') ? instant : new Date(instant).toISOString()).slice(0, 10);
}

/** How many days lie between two UTC days: 0 from a day to itself, 1 to the next. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The UTC day so many days after another one. */
export function daysAfter(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * DAY).toISOString());
}

/** Whether an instant is the very beginning of a UTC day, which is what a synthesis has that knows no hours. */
export function isWholeDay(instant: string): boolean {
  return Date.parse(instant) % DAY === 0;
}

/** How many days a number of days or weeks is, such as `P90D` or `P12W`. */
export function daysOf(duration: string): number {
  return Number(duration.slice(1, -1)) * (duration.endsWith('W') ? 7 : 1);
}

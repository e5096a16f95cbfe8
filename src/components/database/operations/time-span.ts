/** The minutes of a day. */
export const DAY = 24 * 60;

/** The days of the week as RDS counts them. */
export const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const WEEK = DAYS.length * DAY;

const TIME = '([01]\\d|2[0-3]):([0-5]\\d)';
const IN_DAY = new RegExp(`^${TIME}-${TIME}$`);
const IN_WEEK = new RegExp(`^(${DAYS.join('|')}):${TIME}-(${DAYS.join('|')}):${TIME}$`);

/** A time between two times of the day or the week, in UTC, in the words of RDS. It may last over midnight. */
export class TimeSpan {
  /** Reads `23:30-00:30`; nothing where it is something else. */
  public static inDay(text: string): TimeSpan | undefined {
    const [, ...numbers] = IN_DAY.exec(text) ?? [];
    if (numbers.length === 0) return undefined;
    const [hour, minute, endHour, endMinute] = numbers.map(Number);
    return TimeSpan.between(60 * hour + minute, 60 * endHour + endMinute, DAY);
  }

  /** Reads `mon:23:30-tue:00:30`; nothing where it is something else. */
  public static inWeek(text: string): TimeSpan | undefined {
    const [, day, hour, minute, endDay, endHour, endMinute] = IN_WEEK.exec(text.toLowerCase()) ?? [];
    if (day === undefined) return undefined;
    const at = (name: string, hours: string, minutes: string) => DAYS.indexOf(name) * DAY + 60 * Number(hours) + Number(minutes);
    return TimeSpan.between(at(day, hour, minute), at(endDay, endHour, endMinute), WEEK);
  }

  private static between(start: number, end: number, cycle: number): TimeSpan {
    return new TimeSpan(start, (end - start + cycle) % cycle);
  }

  /**
   * @param start minutes from the beginning of the day, or from Monday on
   * @param minutes how long it lasts
   */
  constructor(private readonly start: number, public readonly minutes: number) {}

  /** The same time on another day of the week. */
  public daysLater(days: number): TimeSpan {
    return new TimeSpan(this.start + days * DAY, this.minutes);
  }

  /** Whether two of them meet on some day. */
  public meets(other: TimeSpan): boolean {
    return modulo(other.start - this.start, DAY) < this.minutes || modulo(this.start - other.start, DAY) < other.minutes;
  }

  /** The span of the day, as RDS writes it. */
  public inDayText(): string {
    return `${timeAt(this.start)}-${timeAt(this.start + this.minutes)}`;
  }

  /** The span of the week, as RDS writes it. */
  public inWeekText(): string {
    return `${dayAt(this.start)}:${timeAt(this.start)}-${dayAt(this.start + this.minutes)}:${timeAt(this.start + this.minutes)}`;
  }
}

function dayAt(minutes: number): string {
  return DAYS[Math.floor(modulo(minutes, WEEK) / DAY)];
}

function timeAt(minutes: number): string {
  const ofDay = modulo(minutes, DAY);
  return [ofDay / 60, ofDay % 60].map((part) => String(Math.floor(part)).padStart(2, '0')).join(':');
}

function modulo(value: number, cycle: number): number {
  return ((value % cycle) + cycle) % cycle;
}

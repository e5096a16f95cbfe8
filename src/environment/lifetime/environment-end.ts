import { LifetimeProps } from './lifetime-props';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { daysAfter } from '../../waivers/utc-day';

/** How many days before its end somebody is told that an environment is about to end. */
const NOTICE_DAYS = 1;

/** When an environment ends, and when somebody is told so. */
export class EnvironmentEnd {
  /** The end that props and tier give an environment together; nothing where it has none. The props are valid already. */
  public static of({ timeToLive, expiresOn }: LifetimeProps, tier: EnvironmentTier): EnvironmentEnd | undefined {
    if (expiresOn !== undefined) {
      return new EnvironmentEnd({ on: expiresOn }, atTheBeginningOf(expiresOn), atTheBeginningOf(daysAfter(expiresOn, -NOTICE_DAYS)));
    }
    const days = (timeToLive ?? tier.lifetime)?.toDays();
    if (days === undefined) return undefined;
    return new EnvironmentEnd({ afterDays: days }, every(days), days > NOTICE_DAYS ? every(days - NOTICE_DAYS) : undefined);
  }

  private constructor(
    /** As the record has it: a number of days, or a day. */
    public readonly facts: { readonly afterDays?: number; readonly on?: string },
    /** When it ends, as EventBridge reads it. */
    public readonly schedule: string,
    /** When somebody is told, as EventBridge reads it; nothing where there is no time for it. */
    public readonly notice?: string,
  ) {}

  /** In words, such as `7 days after it was made`. */
  public toString(): string {
    const { afterDays, on } = this.facts;
    return on === undefined ? `${afterDays === 1 ? '1 day' : `${afterDays} days`} after it was made` : `on ${on}`;
  }
}

/**
 * A rate begins when its rule is created, not before.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rate-expressions.html
 */
function every(days: number): string {
  return days === 1 ? 'rate(1 day)' : `rate(${days} days)`;
}

/**
 * With a year in it, a cron expression is true once.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
 */
function atTheBeginningOf(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `cron(0 0 ${date} ${month} ? ${year})`;
}

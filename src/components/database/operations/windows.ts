import { Token } from 'aws-cdk-lib';
import { minutesAheadOfUtc } from './region-nights';
import { DAY, DAYS, TimeSpan } from './time-span';
import { EnvironmentTier } from '../../../core/tier/environment-tier';
import { sha256 } from '../../../private/stable-json';
import { ServiceDatabaseOverrides } from '../service-database-props';

/** When AWS does what it has to do to a database, in the words of RDS. */
export interface DatabaseWindows {
  /** When its backups are taken, each day. */
  readonly backup: string;
  /** When it is maintained, each week. */
  readonly maintenance: string;
  /** When readers are maintained: a night before the writer, so that one of them always answers. */
  readonly maintenanceOfReaders: string;
}

/** What windows are derived from. */
interface WindowChoices extends Pick<ServiceDatabaseOverrides, 'backupWindow' | 'maintenanceWindow'> {
  /** The name of the database. Others have other windows, so that not all of them are busy at once. */
  readonly identifier: string;
  readonly tier: EnvironmentTier;
  /** Where the database is, if that is known at synthesis. */
  readonly region?: string;
}

/** In hours, from midnight on the clocks of the region. */
const NIGHT = 6;

const BACKUP_MINUTES = 30;
const MAINTENANCE_MINUTES = 60;

/**
 * When the plan of the environment starts backups, and an hour more: AWS Backup takes none of RDS within the hour before a window, nor in it.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/plan-options-and-configuration.html
 */
const BACKUPS_OF_ENVIRONMENT = new TimeSpan(3 * 60, 2 * 60);

/**
 * When a database is backed up and maintained: in the night of its region, on the day of its tier, at times that follow from its name, one
 * apart from the other.
 */
export function windowsOf({ backupWindow, maintenanceWindow, identifier, tier, region }: WindowChoices): DatabaseWindows {
  const ahead = region === undefined || Token.isUnresolved(region) ? 0 : minutesAheadOfUtc(region);
  const midnight = DAYS.indexOf(tier.maintenanceDay.slice(0, 3)) * DAY - ahead;
  const choose = (purpose: string, minutes: number, ...others: TimeSpan[]) => {
    const freeWithin = (hours: number) => spansFrom(midnight, hours, minutes).filter((span) => !others.some((other) => span.meets(other)));
    const night = freeWithin(NIGHT);
    const free = night.length > 0 ? night : freeWithin(24);
    return free[Number.parseInt(sha256(`${purpose} of ${identifier}`).slice(0, 8), 16) % free.length];
  };
  const given = maintenanceWindow === undefined ? undefined : TimeSpan.inWeek(maintenanceWindow)!;
  const backup = backupWindow === undefined
    ? choose('backup', BACKUP_MINUTES, BACKUPS_OF_ENVIRONMENT, ...given ? [given] : [])
    : TimeSpan.inDay(backupWindow)!;
  const maintenance = given ?? choose('maintenance', MAINTENANCE_MINUTES, BACKUPS_OF_ENVIRONMENT, backup);
  return { backup: backup.inDayText(), maintenance: maintenance.inWeekText(), maintenanceOfReaders: maintenance.daysLater(-1).inWeekText() };
}

/** Each that begins at a full or half hour and ends before so many hours are over. */
function spansFrom(midnight: number, hours: number, minutes: number): TimeSpan[] {
  return Array.from({ length: 2 * hours - minutes / 30 + 1 }, (_, index) => new TimeSpan(midnight + index * 30, minutes));
}

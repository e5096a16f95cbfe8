import { Token } from 'aws-cdk-lib';
import { TimeSpan } from './time-span';
import { ErrorCode, Problem } from '../../../core/errors';
import { unresolvedProblem } from '../../../core/identity-problems';
import { ServiceDatabaseOverrides } from '../service-database-props';

/** The shortest window of RDS, in minutes. */
const SHORTEST = 30;

/** The longest one, in minutes: it leaves room for the other and for the backups of the environment. */
const LONGEST = 12 * 60;

/** What is wrong with the windows that were given: how they are written, how long they are, and that they meet. */
export function windowProblems({ backupWindow, maintenanceWindow }: ServiceDatabaseOverrides): Problem[] {
  const problems = [
    ...spanProblems('backupWindow', backupWindow, TimeSpan.inDay, '01:00-01:30'),
    ...spanProblems('maintenanceWindow', maintenanceWindow, TimeSpan.inWeek, 'sun:02:00-sun:03:00'),
  ];
  if (problems.length > 0 || backupWindow === undefined || maintenanceWindow === undefined) return problems;
  if (!TimeSpan.inDay(backupWindow)!.meets(TimeSpan.inWeek(maintenanceWindow)!)) return [];
  const message = `'backupWindow' must not meet 'maintenanceWindow', got ${backupWindow} and ${maintenanceWindow}; leave one of them out, and it keeps clear of the other`;
  return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
}

function spanProblems(prop: string, text: string | undefined, read: (text: string) => TimeSpan | undefined, example: string): Problem[] {
  if (text === undefined) return [];
  if (Token.isUnresolved(text)) return [unresolvedProblem(prop, 'write the time itself')];
  const span = read(text);
  if (span && span.minutes >= SHORTEST && span.minutes <= LONGEST) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'${prop}' must be 30 minutes to 12 hours in UTC, such as ${example}, got '${text}'; leave it out for one in the night of the region` }];
}

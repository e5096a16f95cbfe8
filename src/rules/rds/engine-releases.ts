/** A major version of an engine, and for how long AWS supports it. Dates are UTC days. */
export interface EngineRelease {
  /** What versions of it begin with, as RDS writes them: `17`, `8.4`. */
  readonly major: string;
  /** The first day on which RDS offered it. */
  readonly since: string;
  /** The last day of standard support. After it AWS asks for extended support, or upgrades by itself. */
  readonly until: string;
}

/** The major versions of an engine. */
export interface EngineCalendar {
  /** The page of AWS that the dates stand on. */
  readonly source: string;
  /** The day as of which they stand here: the page that was read is of this day or a later one. */
  readonly asOf: string;
  /** The major version that a `ServiceDatabase` has when nothing else is said. */
  readonly preferred: string;
  /** The newest one first. */
  readonly releases: readonly EngineRelease[];
}

/**
 * The release calendars of the engines that a `ServiceDatabase` can run, by what RDS calls them.
 *
 * Where AWS names a month, its last day stands here. To bring it up to date: read the pages, change days and `asOf`, then run
 * `npx projen generate`. A test fails when a preferred version has less than half a year left.
 */
export const ENGINE_CALENDARS: Readonly<Record<string, EngineCalendar>> = {
  'aurora-postgresql': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraPostgreSQLReleaseNotes/aurorapostgresql-release-calendar.html',
    asOf: '2026-08-21',
    preferred: '17',
    releases: [
      { major: '18', since: '2026-06-11', until: '2031-02-28' },
      { major: '17', since: '2025-05-01', until: '2030-02-28' },
      { major: '16', since: '2024-01-31', until: '2029-02-28' },
      { major: '15', since: '2023-02-08', until: '2028-02-29' },
      { major: '14', since: '2022-02-24', until: '2027-02-28' },
      { major: '13', since: '2021-08-26', until: '2026-02-28' },
      { major: '12', since: '2020-12-23', until: '2025-02-28' },
      { major: '11', since: '2019-11-26', until: '2024-02-29' },
    ],
  },
  // Aurora MySQL 3 speaks MySQL 8.0 and Aurora MySQL 2 speaks 5.7; RDS writes the MySQL version first, as in 8.0.mysql_aurora.3.10.3.
  'aurora-mysql': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraMySQLReleaseNotes/AuroraMySQL.release-calendars.html',
    asOf: '2026-09-03',
    preferred: '8.0',
    releases: [
      { major: '8.4', since: '2026-05-21', until: '2032-04-30' },
      { major: '8.0', since: '2021-11-18', until: '2028-04-30' },
      { major: '5.7', since: '2018-02-06', until: '2024-10-31' },
      { major: '5.6', since: '2015-07-27', until: '2023-02-28' },
    ],
  },
  'postgres': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html',
    asOf: '2026-08-22',
    preferred: '17',
    releases: [
      { major: '18', since: '2025-11-14', until: '2031-02-28' },
      { major: '17', since: '2024-11-14', until: '2030-02-28' },
      { major: '16', since: '2023-11-17', until: '2029-02-28' },
      { major: '15', since: '2023-02-27', until: '2028-02-29' },
      { major: '14', since: '2022-02-03', until: '2027-02-28' },
      { major: '13', since: '2021-02-24', until: '2026-02-28' },
      { major: '12', since: '2020-03-31', until: '2025-02-28' },
      { major: '11', since: '2019-03-13', until: '2024-02-29' },
      { major: '10', since: '2018-02-27', until: '2023-04-30' },
      { major: '9.6', since: '2016-11-11', until: '2022-04-30' },
    ],
  },
  'mysql': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html',
    asOf: '2026-08-22',
    preferred: '8.4',
    releases: [
      { major: '8.4', since: '2024-11-21', until: '2029-07-31' },
      { major: '8.0', since: '2018-10-23', until: '2026-07-31' },
      { major: '5.7', since: '2016-02-22', until: '2024-02-29' },
      { major: '5.6', since: '2013-07-01', until: '2022-03-01' },
    ],
  },
  'mariadb': {
    source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MariaDB.Concepts.VersionMgmt.html',
    asOf: '2026-08-22',
    preferred: '11.8',
    releases: [
      { major: '12.3', since: '2026-08-07', until: '2029-06-30' },
      { major: '11.8', since: '2025-08-25', until: '2028-06-30' },
      { major: '11.4', since: '2024-10-15', until: '2029-05-31' },
      { major: '10.11', since: '2023-08-21', until: '2028-02-29' },
      { major: '10.6', since: '2022-02-03', until: '2026-12-31' },
      { major: '10.5', since: '2021-01-21', until: '2026-08-31' },
      { major: '10.4', since: '2020-04-06', until: '2025-02-28' },
      { major: '10.3', since: '2018-10-23', until: '2023-10-23' },
    ],
  },
};

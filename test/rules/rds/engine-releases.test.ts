import { App } from 'aws-cdk-lib';
import { instantOf } from '../../../src/core/instant';
import { ENGINE_CALENDARS } from '../../../src/rules/rds/engine-releases';
import { endsSoon, isSupported, NOTICE_DAYS, releaseOf, supportedReleases } from '../../../src/rules/rds/engine-support';
import { dayOf, daysBetween } from '../../../src/waivers/utc-day';

const calendars = Object.entries(ENGINE_CALENDARS);
const today = dayOf(instantOf(new App()));

/** Engines whose preferred version has less than half a year left on a day, or is not there yet. */
const tooOld = (day: string) => calendars.filter(([engine, { preferred }]) => {
  const release = releaseOf(engine, preferred)!;
  return release.since > day || !isSupported(release, day) || endsSoon(release, day);
}).map(([engine]) => engine);

describe('engine version catalogue with support end dates', () => {
  test('what is preferred is supported for another half year, today', () => expect(tooOld(today)).toEqual([]));

  test.each([
    ['2026-11-22', []],
    ['2027-10-30', []],
    ['2027-10-31', ['aurora-mysql']],
    ['2027-12-29', ['aurora-mysql']],
    ['2028-12-31', ['aurora-mysql', 'mariadb']],
    ['2030-03-01', ['aurora-postgresql', 'aurora-mysql', 'postgres', 'mysql', 'mariadb']],
  ])('on %s what is preferred is too old for %j', (day, engines) => expect(tooOld(day)).toEqual(engines));

  test.each(calendars)('%s has a page of AWS, the day as of which it was read, and a preferred version', (engine, { source, asOf, preferred }) => {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/AmazonRDS\/\S+\.html$/);
    expect(asOf <= today).toBe(true);
    expect(releaseOf(engine, preferred)?.major).toBe(preferred);
  });

  test.each(calendars)('%s has days that exist, and the newest version first', (_, { releases }) => {
    for (const { since, until } of releases) {
      for (const day of [since, until]) expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
      expect(daysBetween(since, until)).toBeGreaterThan(365);
    }
    const sinces = releases.map(({ since }) => since);
    expect(sinces).toEqual([...sinces].sort().reverse());
    expect(new Set(releases.map(({ major }) => major)).size).toBe(releases.length);
  });
});

describe('the support of a version', () => {
  test.each([['2027-02-28', true], ['2027-03-01', false]])('PostgreSQL 14 on %s: %s', (day, supported) => {
    expect(isSupported(releaseOf('postgres', '14.23')!, day)).toBe(supported);
  });

  test.each([['2026-08-29', false], ['2026-08-30', true], ['2027-02-28', true], ['2027-03-01', false]])('of PostgreSQL 14 ends soon on %s: %s', (day, soon) => {
    expect(NOTICE_DAYS).toBe(183);
    expect(endsSoon(releaseOf('postgres', '14.23')!, day)).toBe(soon);
  });

  test('versions that are still to come are no way out', () => {
    expect(supportedReleases('mysql', '2024-11-20')).toBe('8.0 (until 2026-07-31)');
    expect(supportedReleases('mysql', '2026-05-01')).toBe('8.4 (until 2029-07-31)');
  });
});

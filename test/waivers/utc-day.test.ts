import { dayOf, daysAfter, daysBetween, daysOf, isWholeDay } from '../../src/waivers/utc-day';

describe('UTC days', () => {
  test.each([['2026-11-21T23:59:59.999Z', '2026-11-21'], ['2026-11-22T00:00:00Z', '2026-11-22'], ['2026-11-22T00:30:00+01:00', '2026-11-21'], ['2026-11-21T23:00:00z', '2026-11-21']])(
    '%s is on %s', (instant, day) => expect(dayOf(instant)).toBe(day),
  );

  test.each([['2026-11-21', 0, '2026-11-21'], ['2026-12-31', 1, '2027-01-01'], ['2028-02-28', 1, '2028-02-29'], ['2027-02-28', 1, '2027-03-01'], ['2026-11-21', 365, '2027-11-21']])(
    '%s and %s days are %s', (day, days, end) => {
      expect(daysAfter(day, days)).toBe(end);
      expect(daysBetween(day, end)).toBe(days);
      expect(daysBetween(end, day) + days).toBe(0);
    },
  );

  test.each([['P90D', 90], ['P12W', 84], ['P1D', 1]])('%s are %s days', (duration, days) => expect(daysOf(duration)).toBe(days));

  test.each([['2026-11-21T00:00:00.000Z', true], ['2026-11-21T00:00:00.001Z', false], ['2026-11-21T01:00:00+01:00', true]])(
    '%s is the beginning of a day: %s', (instant, begins) => expect(isWholeDay(instant)).toBe(begins),
  );
});

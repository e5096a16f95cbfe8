import { App, Duration, Lazy } from 'aws-cdk-lib';
import { AppEnvironment, AppEnvironmentProps, EnvironmentTier } from '../../../src';
import { refusalOf } from '../../refusal';
import { VALID } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const BRIEF = EnvironmentTier.custom('brief', { basedOn: PLAYGROUND, longestLifetime: Duration.days(2) });

/** Makes an environment on the 21st of November 2026 at noon. */
const make = (props: Partial<AppEnvironmentProps>) => {
  const app = new App({ context: { 'paved-road:instant': '2026-11-21T12:00:00Z' } });
  return new AppEnvironment(app, 'Env', { ...VALID, tier: PLAYGROUND, ...props });
};

describe('the lifetime of an environment', () => {
  test.each<[string, Partial<AppEnvironmentProps>]>([
    ['one day', { timeToLive: Duration.days(1) }],
    ['24 hours, which are a day', { timeToLive: Duration.hours(24) }],
    ['as long as the tier allows', { timeToLive: Duration.days(14) }],
    ['any number of days where the tier has no bound', { tier: DEVELOPMENT, timeToLive: Duration.days(400) }],
    ['until tomorrow', { expiresOn: '2026-11-22' }],
    ['until the last day that the tier allows', { expiresOn: '2026-12-05' }],
    ['until any day where the tier has no bound', { tier: DEVELOPMENT, expiresOn: '2028-02-29' }],
  ])('may be %s', (_, props) => {
    expect(() => make(props)).not.toThrow();
  });

  test.each<[Partial<AppEnvironmentProps>, string, string]>([
    [{ timeToLive: Duration.days(0) }, 'InvalidValue', "'timeToLive' must be one or more whole days, got 0 days"],
    [{ timeToLive: Duration.hours(36) }, 'InvalidValue', "'timeToLive' must be one or more whole days, got 1 day 12 hours"],
    [{ timeToLive: Duration.hours(1) }, 'InvalidValue', "'timeToLive' must be one or more whole days, got 1 hour"],
    [{ timeToLive: Duration.days(15) }, 'OutsideTierBound', "'timeToLive' must be at most 14 days in playground, got 15 days"],
    [{ tier: BRIEF, timeToLive: Duration.days(3) }, 'OutsideTierBound', "'timeToLive' must be at most 2 days in brief, got 3 days"],
    [{ timeToLive: Duration.days(Lazy.number({ produce: () => 3 })) }, 'UnresolvedToken', "'timeToLive' must be known at synthesis"],
    [{ tier: STAGING, timeToLive: Duration.days(7) }, 'OutsideTierBound', "'timeToLive' must be left out in staging, got 7 days"],
    [{ tier: PRODUCTION, expiresOn: '2026-12-01' }, 'OutsideTierBound', "'expiresOn' must be left out in production, got 2026-12-01"],
    [{ expiresOn: '2026-11-21' }, 'InvalidValue', "'expiresOn' must be a day after 2026-11-21, the day of this synthesis, got 2026-11-21"],
    [{ expiresOn: '2026-11-20' }, 'InvalidValue', "'expiresOn' must be a day after 2026-11-21"],
    [{ expiresOn: '2026-12-06' }, 'OutsideTierBound', "'expiresOn' must be at most 14 days after 2026-11-21 in playground, so 2026-12-05, got 2026-12-06"],
    [{ expiresOn: '2026-11-31' }, 'InvalidValue', '\'expiresOn\' must be a day such as 2027-03-31, got "2026-11-31"'],
    [{ expiresOn: '2027-02-29' }, 'InvalidValue', "'expiresOn' must be a day such as 2027-03-31"],
    [{ expiresOn: '2026-12-01T08:00:00Z' }, 'InvalidValue', "'expiresOn' must be a day such as 2027-03-31"],
    [{ expiresOn: 'tomorrow' }, 'InvalidValue', "'expiresOn' must be a day such as 2027-03-31"],
    [{ expiresOn: '' }, 'InvalidValue', "'expiresOn' must be a day such as 2027-03-31"],
    [{ expiresOn: Lazy.string({ produce: () => 'later' }) }, 'UnresolvedToken', "'expiresOn' must be known at synthesis"],
    [{ timeToLive: Duration.days(3), expiresOn: '2026-12-01' }, 'ContradictingProps', "'timeToLive' and 'expiresOn' must not be given both, got 3 days"],
  ])('refuses %j with %s', (props, code, words) => {
    const refusal = refusalOf(() => make(props));
    expect(refusal).toContain(words);
    expect(refusal).toContain(`(${code} at Env)`);
  });

  test('is refused together with everything else that is wrong', () => {
    expect(refusalOf(() => make({ owner: '', timeToLive: Duration.days(20) }))).toMatch(/^2 problems:/);
  });
});

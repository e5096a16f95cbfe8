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
    ['until the last day that EventBridge knows', { tier: DEVELOPMENT, expiresOn: '2199-12-31' }],
  ])('may be %s', (_, props) => {
    expect(() => make(props)).not.toThrow();
  });

  test.each<[string, string, Partial<AppEnvironmentProps>]>([
    ["'timeToLive' must be one or more whole days, got 0 days", 'InvalidValue', { timeToLive: Duration.days(0) }],
    ["'timeToLive' must be one or more whole days, got 1 day 12 hours", 'InvalidValue', { timeToLive: Duration.hours(36) }],
    ["'timeToLive' must be one or more whole days, got 1 hour", 'InvalidValue', { timeToLive: Duration.hours(1) }],
    ["'timeToLive' must be at most 14 days in playground, got 15 days", 'OutsideTierBound', { timeToLive: Duration.days(15) }],
    ["'timeToLive' must be at most 2 days in brief, got 3 days", 'OutsideTierBound', { tier: BRIEF, timeToLive: Duration.days(3) }],
    ["'timeToLive' must be known at synthesis", 'UnresolvedToken', { timeToLive: Duration.days(Lazy.number({ produce: () => 3 })) }],
    ["'timeToLive' must be left out in staging, got 7 days", 'OutsideTierBound', { tier: STAGING, timeToLive: Duration.days(7) }],
    ["'expiresOn' must be left out in production, got 2026-12-01", 'OutsideTierBound', { tier: PRODUCTION, expiresOn: '2026-12-01' }],
    ["'expiresOn' must be a day after 2026-11-21, the day of this synthesis, got 2026-11-21", 'InvalidValue', { expiresOn: '2026-11-21' }],
    ["'expiresOn' must be a day after 2026-11-21", 'InvalidValue', { expiresOn: '2026-11-20' }],
    ["'expiresOn' must be at most 14 days after 2026-11-21 in playground, so 2026-12-05, got 2026-12-06", 'OutsideTierBound', { expiresOn: '2026-12-06' }],
    ['\'expiresOn\' must be a day such as 2027-03-31, until 2199, got "2026-11-31"', 'InvalidValue', { expiresOn: '2026-11-31' }],
    ["'expiresOn' must be a day such as 2027-03-31", 'InvalidValue', { expiresOn: '2027-02-29' }],
    ["'expiresOn' must be a day such as 2027-03-31", 'InvalidValue', { expiresOn: '2026-12-01T08:00:00Z' }],
    ["'expiresOn' must be a day such as 2027-03-31", 'InvalidValue', { expiresOn: 'tomorrow' }],
    ["'expiresOn' must be a day such as 2027-03-31", 'InvalidValue', { expiresOn: '' }],
    ["'expiresOn' must be a day such as 2027-03-31, until 2199", 'InvalidValue', { tier: DEVELOPMENT, expiresOn: '2200-01-01' }],
    ["'expiresOn' must be known at synthesis", 'UnresolvedToken', { expiresOn: Lazy.string({ produce: () => 'later' }) }],
    ["'timeToLive' and 'expiresOn' must not be given both, got 3 days", 'ContradictingProps', { timeToLive: Duration.days(3), expiresOn: '2026-12-01' }],
  ])('refuses: %s (%s)', (words, code, props) => {
    const refusal = refusalOf(() => make(props));
    expect(refusal).toContain(words);
    expect(refusal).toContain(`(${code} at Env)`);
  });

  test('is refused together with everything else that is wrong', () => {
    expect(refusalOf(() => make({ owner: '', timeToLive: Duration.days(20) }))).toMatch(/^2 problems:/);
  });
});

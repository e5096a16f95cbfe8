import { App, Duration, Stack } from 'aws-cdk-lib';
import { AppEnvironment, AppEnvironmentProps, EnvironmentTier, Governance, policy } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { VALID } from '../../environment/shop';
import { recordOf } from '../apps';

const { PLAYGROUND, DEVELOPMENT, PRODUCTION } = EnvironmentTier;
const DESK = EnvironmentTier.custom('desk', { basedOn: DEVELOPMENT });

/** What is found about the lifetime of an environment on the 21st of November 2026, under some layers of policy. */
const found = (lifetimes: policy.LifetimeSettings[], props: Partial<AppEnvironmentProps>) => {
  const app = new App({ analyticsReporting: false, context: { 'paved-road:instant': '2026-11-21T12:00:00Z' } });
  const layers = lifetimes.map((each, index) => new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, source: `${index}`, lifetimes: each }));
  Governance.apply(app, { policy: policy.GovernancePolicy.fromLayers(layers) });
  new AppEnvironment(app, 'Env', { ...VALID, tier: DEVELOPMENT, ...props });
  new Stack(app, 'Any');
  GovernanceAssertions.of(app);
  return recordOf(app).findings.filter(({ rule }) => rule.startsWith('PR-GOVERNANCE-LIFETIME')).map(({ rule, message, disposition }) => [rule, message, disposition]);
};

describe('TTL where the policy says so', () => {
  test.each<[string, policy.LifetimeSettings[], Partial<AppEnvironmentProps>]>([
    ['nobody asks for an end', [{}], {}],
    ['one is asked for and given', [{ required: ['DEVELOPMENT'] }], { timeToLive: Duration.days(400) }],
    ['one is asked for and is a day', [{ required: ['DEVELOPMENT'] }], { expiresOn: '2027-03-31' }],
    ['one is asked for in another tier', [{ required: ['PLAYGROUND'] }], {}],
    ['it is as long as it may be', [{ longest: { DEVELOPMENT: 'P30D' } }], { timeToLive: Duration.days(30) }],
    ['its day is the last one', [{ longest: { development: 'P30D' } }], { expiresOn: '2026-12-21' }],
    ['the tier gives it one', [{ required: ['PLAYGROUND'], longest: { PLAYGROUND: 'P1W' } }], { tier: PLAYGROUND }],
    ['the tier is permanent', [{ required: ['DEVELOPMENT'], longest: { DEVELOPMENT: 'P1D' } }], { tier: PRODUCTION }],
  ])('nothing is found where %s', (_, lifetimes, props) => expect(found(lifetimes, props)).toEqual([]));

  test.each<[string, policy.LifetimeSettings[], Partial<AppEnvironmentProps>, string, string]>([
    ['without an end', [{ required: ['DEVELOPMENT'] }], {}, 'MISSING', 'the development environment Env has no end; the policy asks for one'],
    ['without an end where a life is limited', [{ longest: { DEVELOPMENT: 'P2W' } }], {}, 'MISSING', 'the development environment Env has no end; the policy lets it live for 14 days'],
    ['of a tier based on one that needs an end', [{ required: ['DEVELOPMENT'] }], { tier: DESK }, 'MISSING', 'the desk environment Env has no end; the policy asks for one'],
    ['that lives too long', [{ longest: { DEVELOPMENT: 'P30D' } }], { timeToLive: Duration.days(31) }, 'TOO-LONG', 'the development environment Env lives for 31 days; the policy lets it live for 30'],
    ['whose day is too late', [{ longest: { DEVELOPMENT: 'P30D' } }], { expiresOn: '2026-12-22' }, 'TOO-LONG', 'the development environment Env lives for 31 days, until 2026-12-22; the policy lets it live for 30'],
    ['that lives as long as the laxer layer says', [{ longest: { DEVELOPMENT: 'P30D' } }, { longest: { DEVELOPMENT: 'P90D' } }], { timeToLive: Duration.days(90) }, 'TOO-LONG', 'the development environment Env lives for 90 days; the policy lets it live for 30'],
    ['whose tier lets it live longer than the policy', [{ longest: { PLAYGROUND: 'P3D' } }], { tier: PLAYGROUND }, 'TOO-LONG', 'the playground environment Env lives for 7 days; the policy lets it live for 3'],
    ['of a tier with a bound of its own and one of its base', [{ longest: { DEVELOPMENT: 'P30D', DESK: 'P5D' } }], { tier: DESK, timeToLive: Duration.days(6) }, 'TOO-LONG', 'the desk environment Env lives for 6 days; the policy lets it live for 5'],
  ])('an environment %s blocks', (_, lifetimes, props, kind, message) => {
    expect(found(lifetimes, props)).toEqual([[`PR-GOVERNANCE-LIFETIME-${kind}`, message, 'blocking']]);
  });
});

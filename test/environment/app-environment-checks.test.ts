import { App, Aws, Lazy, Stack, Stage } from 'aws-cdk-lib';
import { CONCRETE, Shop, VALID } from './shop';
import { EnvironmentTier } from '../../src/core';
import { AppEnvironment, AppEnvironmentProps, NetworkShape } from '../../src/environment';

const TOKEN = Lazy.string({ produce: () => 'later' });
const NUMBER_TOKEN = Lazy.number({ produce: () => 3 });
const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

describe('an AppEnvironment', () => {
  test.each<[string, Partial<AppEnvironmentProps>]>([
    ['nothing optional', { alertEmail: undefined, tier: PLAYGROUND }],
    ['more zones than the tier asks for', { tier: STAGING, network: NetworkShape.privateWithEgress({ availabilityZones: 3 }) }],
    ['exactly the zones of the tier', { network: NetworkShape.privateWithEgress({ availabilityZones: 3 }) }],
    ['the whole budget of the tier', { tier: PLAYGROUND, monthlyBudget: 50 }],
    ['any budget where the tier names none', { monthlyBudget: 100000 }],
    ['the smallest network', { network: NetworkShape.privateWithEgress({ cidr: '10.0.0.0/22' }) }],
    ['the longest name', { name: 'a'.repeat(63) }],
  ])('accepts %s', (_, props) => {
    expect(() => new Shop(props)).not.toThrow();
  });

  test.each<[Partial<AppEnvironmentProps>, string, string]>([
    [{ application: '' }, 'MissingValue', "'application' must be given"],
    [{ application: 'my shop' }, 'InvalidValue', "'application' must be 1 to 128"],
    [{ owner: TOKEN }, 'UnresolvedToken', "'owner' must be known at synthesis"],
    [{ costCenter: 'a"b' }, 'InvalidValue', "'costCenter' must be 1 to 128"],
    [{ name: '' }, 'InvalidValue', "'name' must begin with a letter"],
    [{ name: '1st' }, 'InvalidValue', "'name' must begin with a letter"],
    [{ name: 'a.b' }, 'InvalidValue', "'name' must begin with a letter"],
    [{ name: 'a'.repeat(64) }, 'InvalidValue', 'at most 63 letters'],
    [{ name: TOKEN }, 'UnresolvedToken', "'name' must be known at synthesis"],
    [{ application: '4711' }, 'InvalidValue', "made from 'application' and 'tier'; set 'name' yourself"],
    [{ env: { region: Aws.REGION } }, 'UnresolvedToken', "'env.region' must be known at synthesis"],
    [{ env: { account: Aws.ACCOUNT_ID } }, 'UnresolvedToken', "'env.account' must be known at synthesis"],
    [{ alertEmail: undefined }, 'MissingValue', "'alertEmail' must be given in production, got undefined"],
    [{ alertEmail: undefined, tier: STAGING }, 'MissingValue', "'alertEmail' must be given in staging"],
    [{ alertEmail: 'oncall' }, 'InvalidValue', '\'alertEmail\' must be one e-mail address, got "oncall"'],
    [{ alertEmail: 'a@example.com, b@example.com' }, 'InvalidValue', "'alertEmail' must be one e-mail address"],
    [{ alertEmail: TOKEN }, 'UnresolvedToken', "'alertEmail' must be known at synthesis"],
    [{ network: NetworkShape.privateWithEgress({ cidr: '10.0.0.0/24' }) }, 'InvalidValue', "'cidr' must be from /16 to /22"],
    [{ network: NetworkShape.privateWithEgress({ availabilityZones: 2 }) }, 'OutsideTierBound', "'availabilityZones' must be from 3 to 3 in production, got 2"],
    [{ network: NetworkShape.privateWithEgress({ availabilityZones: 1 }), tier: PLAYGROUND }, 'OutsideTierBound', "'availabilityZones' must be from 2 to 3 in playground, got 1"],
    [{ network: NetworkShape.privateWithEgress({ availabilityZones: 4 }) }, 'InvalidValue', "'availabilityZones' must be a whole number up to 3, got 4"],
    [{ network: NetworkShape.privateWithEgress({ availabilityZones: 2.5 }), tier: STAGING }, 'InvalidValue', 'got 2.5'],
    [{ network: NetworkShape.privateWithEgress({ availabilityZones: 0 }) }, 'InvalidValue', 'got 0'],
    [{ network: NetworkShape.privateWithEgress({ availabilityZones: NaN }) }, 'InvalidValue', 'got NaN'],
    [{ network: NetworkShape.privateWithEgress({ availabilityZones: NUMBER_TOKEN }) }, 'UnresolvedToken', "'availabilityZones' must be known at synthesis"],
    [{ monthlyBudget: 0 }, 'InvalidValue', "'monthlyBudget' must be an amount above 0 US dollars, got 0"],
    [{ monthlyBudget: -5 }, 'InvalidValue', 'got -5'],
    [{ monthlyBudget: Infinity }, 'InvalidValue', 'got Infinity'],
    [{ monthlyBudget: NUMBER_TOKEN }, 'UnresolvedToken', "'monthlyBudget' must be known at synthesis"],
    [{ monthlyBudget: 50.01, tier: PLAYGROUND }, 'OutsideTierBound', "'monthlyBudget' must be at most 50 US dollars in playground, got 50.01"],
    [{ monthlyBudget: 201, tier: DEVELOPMENT }, 'OutsideTierBound', 'at most 200 US dollars in development'],
  ])('refuses %p with %s', (props, code, message) => {
    expect(() => new Shop(props)).toThrow(expect.objectContaining({
      problems: [{ code, message: expect.stringContaining(message) }],
    }));
  });

  test('tells everything that is wrong at once, with the place', () => {
    const network = NetworkShape.privateWithEgress({ cidr: 'x', availabilityZones: 9 });
    const props = { ...VALID, application: '', owner: '', costCenter: '', alertEmail: 'x', monthlyBudget: 0, name: '-', network };

    expect(() => new AppEnvironment(new App(), 'Shop', props)).toThrow(expect.objectContaining({
      path: 'Shop',
      problems: Array(8).fill(expect.anything()),
    }));
  });

  test('is not left behind when it is refused', () => {
    const app = new App();

    expect(() => new AppEnvironment(app, 'Shop', { ...VALID, owner: '' })).toThrow();
    expect(() => new AppEnvironment(app, 'Shop', VALID)).not.toThrow();
  });

  test('names its place below others', () => {
    expect(() => new AppEnvironment(new Stack(new App(), 'All'), 'Shop', { ...VALID, owner: '' })).toThrow(expect.objectContaining({ path: 'All/Shop' }));
  });

  test.each([
    [CONCRETE, { region: 'us-east-1' }, "has eu-west-1, got us-east-1; leave 'env' out"],
    [undefined, { account: '222222222222' }, 'has no account of its own, got 222222222222'],
  ])('refuses an env that contradicts the stack around the environment', (envOfStack, env, message) => {
    const stack = new Stack(new App(), 'All', { env: envOfStack });

    expect(() => new AppEnvironment(stack, 'Shop', { ...VALID, tier: PRODUCTION, env }))
      .toThrow(expect.objectContaining({ code: 'ContradictingProps', message: expect.stringContaining(message) }));
  });

  test.each<[Partial<AppEnvironmentProps>, string]>([
    [{ permissionsBoundary: 'arn:aws:iam::222222222222:policy/developers' }, 'must lie in the account of the environment, 111111111111, got one of 222222222222'],
    [{ costAnomalies: { threshold: 75 } }, "'costAnomalies' must be left out in eu-west-1"],
  ])('refuses %p by the account and region of the stage or stack around it', (props, message) => {
    for (const around of [new Stage(new App(), 'Live', { env: CONCRETE }), new Stack(new App(), 'All', { env: CONCRETE })]) {
      expect(() => new AppEnvironment(around, 'Shop', { ...VALID, ...props }))
        .toThrow(expect.objectContaining({ problems: [{ code: 'ContradictingProps', message: expect.stringContaining(message) }] }));
    }
  });
});

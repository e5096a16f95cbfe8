import { App, Stack, Stage } from 'aws-cdk-lib';
import { Fact, FactName } from 'aws-cdk-lib/region-info';
import { CONCRETE, Shop, VALID } from './shop';
import { AppEnvironment } from '../../src/environment';
import { locationOf } from '../../src/environment/location';

const inRegion = (region: string) => () => new Shop({ env: { account: '111111111111', region } });

describe('region of an environment', () => {
  test.each(['eu-west-1', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1', 'us-iso-east-1'])('may be %s', (region) => {
    expect(inRegion(region)).not.toThrow();
  });

  test.each([
    ['eu-wset-1', "got 'eu-wset-1'; did you mean 'eu-west-1'? One that is newer"],
    ['eu-west-4', "got 'eu-west-4'; did you mean 'eu-west-1'? One that is newer"],
    ['EU-WEST-1', "got 'EU-WEST-1'; did you mean 'eu-west-1'?"],
    ['ireland', "got 'ireland'; One that is newer than aws-cdk-lib is made known with Fact.register of aws-cdk-lib/region-info"],
  ])('is refused when it is unknown: %s', (region, message) => {
    expect(inRegion(region)).toThrow(expect.objectContaining({
      problems: [{ code: 'InvalidValue', message: expect.stringContaining(`'env.region' must be a region of AWS, ${message}`) }],
    }));
  });

  test('is refused when the stack around the environment has it', () => {
    const stack = new Stack(new App(), 'All', { env: { account: '111111111111', region: 'us-eats-1' } });

    expect(() => new AppEnvironment(stack, 'Shop', VALID)).toThrow("did you mean 'us-east-1'?");
  });

  test('may be newer than the library, once its facts are registered', () => {
    Fact.register({ region: 'eu-north-9', name: FactName.PARTITION, value: 'aws' });
    try {
      expect(inRegion('eu-north-9')).not.toThrow();
    } finally {
      Fact.unregister('eu-north-9', FactName.PARTITION);
    }
  });
});

describe('locationOf', () => {
  test.each([
    ['its own', () => new App(), CONCRETE, CONCRETE],
    ['that of the stage', () => new Stage(new App(), 'Live', { env: CONCRETE }), { region: 'us-east-1' }, { ...CONCRETE, region: 'us-east-1' }],
    ['that of the stack', () => new Stack(new App(), 'All', { env: CONCRETE }), undefined, CONCRETE],
    ['none where the stack has none', () => new Stack(new App(), 'All'), undefined, {}],
    ['none', () => new App(), undefined, {}],
  ])('is %s', (_, scope, env, expected) => {
    expect(locationOf(scope(), env)).toEqual(expected);
  });
});

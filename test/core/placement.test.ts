import { App, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { IAppEnvironment } from '../../src/core';
import { placementProblems, stackAround } from '../../src/core/placement';

const HERE = { account: '111111111111', region: 'eu-west-1' };

const environmentIn = (scope: Construct, place: { account?: string; region?: string }) =>
  Object.assign(new Construct(scope, 'Environment'), place, { identity: { environmentName: 'shop-production' } }) as unknown as IAppEnvironment;

function problems(env: { account?: string; region?: string } | undefined, environment: { account?: string; region?: string }): string[] {
  const app = new App();
  return placementProblems(new Construct(new Stack(app, 'Orders', { env }), 'Component'), environmentIn(app, environment)).map(({ code, message }) => `${code}: ${message}`);
}

describe('placementProblems', () => {
  test.each([
    [HERE, HERE],
    [{ region: 'eu-west-1' }, { region: 'eu-west-1' }],
    [undefined, {}],
  ])('has nothing to say about a stack in %p and an environment in %p', (env, environment) => {
    expect(problems(env, environment)).toEqual([]);
  });

  test.each([
    ['both regions', { ...HERE, region: 'us-east-1' }, HERE, "lie in the region of the environment 'shop-production', got us-east-1 instead of eu-west-1"],
    ['both accounts', { ...HERE, account: '222222222222' }, HERE, 'got 222222222222 instead of 111111111111'],
    ['the region that the stack lacks', { account: HERE.account }, HERE, 'got any instead of eu-west-1'],
    ['the region that the environment lacks', HERE, { account: HERE.account }, 'got eu-west-1 instead of any'],
  ])('names %s and the way out', (_, env, environment, message) => {
    expect(problems(env, environment)).toEqual([expect.stringContaining('OtherAccountOrRegion: the stack \'Orders\' must')]);
    expect(problems(env, environment)[0]).toContain(message);
    expect(problems(env, environment)[0]).toContain("give both the same 'env'");
  });

  test('names account and region when both differ', () => {
    expect(problems({ account: '222222222222', region: 'us-east-1' }, HERE)).toHaveLength(2);
  });

  test('has nothing to say about a construct outside of all stacks', () => {
    const app = new App();
    expect(placementProblems(new Construct(app, 'Nowhere'), environmentIn(app, HERE))).toEqual([]);
  });

  test('names the stage when the stack lies in another one', () => {
    const app = new App();
    const stack = new Stack(new Stage(app, 'Live'), 'Orders');
    expect(placementProblems(stack, environmentIn(app, {}))).toMatchObject([{ code: 'OtherStage', message: expect.stringContaining('got another one') }]);
  });
});

test('stackAround finds the nearest stack, through stages', () => {
  const stack = new Stack(new Stage(new App(), 'Live'), 'Orders');

  expect(stackAround(new Construct(stack, 'Component'))).toBe(stack);
  expect(stackAround(stack)).toBe(stack);
  expect(stackAround(new App())).toBeUndefined();
});

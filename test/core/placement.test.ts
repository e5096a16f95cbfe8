import { App, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { IAppEnvironment } from '../../src/core';
import { placementProblems, stackAround } from '../../src/core/placement';

const HERE = { account: '111111111111', region: 'eu-west-1' };

function problems(env: { account?: string; region?: string } | undefined, environment: { account?: string; region?: string }): string[] {
  const component = new Construct(new Stack(new App(), 'Orders', { env }), 'Component');
  const known = { ...environment, identity: { environmentName: 'shop-production' } } as IAppEnvironment;
  return placementProblems(component, known).map(({ code, message }) => `${code}: ${message}`);
}

describe('placementProblems', () => {
  test.each([
    [HERE, HERE],
    [undefined, HERE],
    [HERE, {}],
    [undefined, {}],
  ])('has nothing to say about a stack in %p and an environment in %p', (env, environment) => {
    expect(problems(env, environment)).toEqual([]);
  });

  test('names both regions and the way out', () => {
    expect(problems({ ...HERE, region: 'us-east-1' }, HERE)).toEqual([
      "OtherAccountOrRegion: 'environment' shop-production lies in region eu-west-1, got the stack 'Orders' in us-east-1; "
      + 'create the component in a stack of that region, or give it an environment of its own region',
    ]);
  });

  test('names account and region when both differ', () => {
    expect(problems({ account: '222222222222', region: 'us-east-1' }, HERE)).toHaveLength(2);
  });

  test('has nothing to say about a construct outside of all stacks', () => {
    const known = { ...HERE, identity: { environmentName: 'shop-production' } } as unknown as IAppEnvironment;

    expect(placementProblems(new Construct(new App(), 'Nowhere'), known)).toEqual([]);
  });
});

test('stackAround finds the nearest stack, through stages', () => {
  const stack = new Stack(new Stage(new App(), 'Live'), 'Orders');

  expect(stackAround(new Construct(stack, 'Component'))).toBe(stack);
  expect(stackAround(stack)).toBe(stack);
  expect(stackAround(new App())).toBeUndefined();
});

import { App, Stack } from 'aws-cdk-lib';
import { CONCRETE, Shop, VALID } from './shop';
import { EnvironmentTier, IAppEnvironment } from '../../src/core';
import { AppEnvironment } from '../../src/environment';

describe('AppEnvironment', () => {
  test('says whose it is', () => {
    const environment: IAppEnvironment = new Shop().environment;

    expect(environment.identity).toEqual({ application: 'shop', environmentName: 'shop-production', owner: 'team-shop', costCenter: 'cc-4711' });
    expect(environment.tier).toBe(EnvironmentTier.PRODUCTION);
  });

  test.each([
    ['shop', undefined, 'shop-staging'],
    ['my_shop.v2', undefined, 'my-shop-v2-staging'],
    ['shop', 'blue', 'blue'],
  ])('of %s with the name %p is called %s', (application, name, expected) => {
    const { environment } = new Shop({ application, name, tier: EnvironmentTier.STAGING });

    expect(environment.identity.environmentName).toBe(expected);
    expect(environment.identity.application).toBe(application);
  });

  test('knows its account and region when they are given', () => {
    expect(new Shop({ env: CONCRETE }).environment).toMatchObject(CONCRETE);
  });

  test('knows them from the stack around it', () => {
    const newStack = () => new Stack(new App(), 'All', { env: CONCRETE });

    expect(new AppEnvironment(newStack(), 'Shop', VALID)).toMatchObject(CONCRETE);
    expect(new AppEnvironment(newStack(), 'Shop', { ...VALID, env: CONCRETE })).toMatchObject(CONCRETE);
  });

  test('do not share a stack with another environment', () => {
    const stack = new Stack(new App(), 'All');
    new AppEnvironment(stack, 'Shop', VALID);

    expect(() => new AppEnvironment(stack, 'Other', { ...VALID, name: 'other' })).toThrow(/got 'other' where 'shop-production' lives.*TwoEnvironmentsInStack/);
  });

  test('says nothing about them when they are not known', () => {
    const { environment } = new Shop();
    const inside = new AppEnvironment(new Stack(new App(), 'All'), 'Shop', VALID);

    expect([environment.account, environment.region, inside.account, inside.region]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

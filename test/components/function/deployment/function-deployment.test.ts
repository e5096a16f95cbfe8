import { Duration } from 'aws-cdk-lib';
import { FunctionDeployment } from '../../../../src';

const { canary, linear } = FunctionDeployment;

describe('FunctionDeployment', () => {
  test('says in words how calls move', () => {
    expect([FunctionDeployment.allAtOnce(), canary(), linear()].map(String)).toEqual([
      'all at once', '10 % of the calls for 10 minutes, then all', '10 % more of the calls every 1 minutes',
    ]);
  });

  test.each([
    ['canary', () => canary({ percent: 1 })],
    ['canary', () => canary({ percent: 99 })],
    ['canary', () => canary({ interval: Duration.minutes(5) })],
    ['canary', () => canary({ interval: Duration.days(2) })],
    ['linear', () => linear({ percent: 50, interval: Duration.minutes(5) })],
    ['linear', () => linear({ percent: 20, interval: Duration.minutes(2) })],
    ['linear', () => linear({ percent: 1 })],
  ])('%s accepts the last good value: %s', (_, make) => expect(make).not.toThrow());

  test.each([
    [() => canary({ percent: 0 }), "'percent' must be a whole number from 1 to 99, got 0"],
    [() => canary({ percent: 100 }), "'percent' must be a whole number from 1 to 99, got 100"],
    [() => canary({ percent: 2.5 }), "'percent' must be a whole number from 1 to 99, got 2.5"],
    [() => canary({ interval: Duration.minutes(4) }), "'interval' must be whole minutes from 5 to 2880, got 4 minutes; the alarm on the new version needs the time"],
    [() => canary({ interval: Duration.minutes(2881) }), "'interval' must be whole minutes from 5 to 2880, got 2881 minutes"],
    [() => canary({ interval: Duration.seconds(330) }), "'interval' must be whole minutes from 5 to 2880, got 5.5 minutes"],
    [() => linear({ percent: 51 }), "'percent' must be a whole number from 1 to 50, got 51"],
    [() => linear({ percent: 50, interval: Duration.minutes(4) }), "'interval' must be whole minutes from 5 to 2880, got 4 minutes; with 50 % more at each step"],
    [() => linear({ percent: 20 }), "'interval' must be whole minutes from 2 to 720, got 1 minutes; with 20 % more at each step"],
  ])('refuses the first bad value (%#)', (make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: 'InvalidValue', message: expect.stringContaining(message) }));
  });

  test('names everything that is wrong at once', () => {
    expect(() => canary({ percent: 0, interval: Duration.minutes(1) })).toThrow(/2 problems:[^]*'percent'[^]*'interval'/);
  });
});

import { App } from 'aws-cdk-lib';
import { instantOf } from '../../src/core/instant';

describe('instantOf', () => {
  const before = process.env.SOURCE_DATE_EPOCH;
  afterEach(() => {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  });

  test('is the context value before anything else', () => {
    process.env.SOURCE_DATE_EPOCH = '0';
    expect(instantOf(new App({ context: { 'paved-road:instant': '2026-11-21T10:00:00+02:00' } }))).toBe('2026-11-21T08:00:00.000Z');
  });

  test('else SOURCE_DATE_EPOCH, in seconds', () => {
    process.env.SOURCE_DATE_EPOCH = '86400';
    expect(instantOf(new App())).toBe('1970-01-02T00:00:00.000Z');
  });

  test('else the beginning of the day in UTC', () => {
    delete process.env.SOURCE_DATE_EPOCH;
    jest.useFakeTimers({ now: new Date('2026-11-21T23:59:59.999Z') });
    expect(instantOf(new App())).toBe('2026-11-21T00:00:00.000Z');
    jest.useRealTimers();
  });

  test.each(['soon', ''])('refuses SOURCE_DATE_EPOCH=%j', (epoch) => {
    process.env.SOURCE_DATE_EPOCH = epoch || 'x';
    expect(() => instantOf(new App())).toThrow(/SOURCE_DATE_EPOCH must be an instant.*InvalidValue/);
  });
});

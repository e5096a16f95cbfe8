import { App, Stack } from 'aws-cdk-lib';
import { ErrorCode, PavedRoadError } from '../../src/core/errors';

const stack = () => new Stack(new App(), 'Shop');

describe('PavedRoadError', () => {
  test('says the message, the code and the path', () => {
    expect(PavedRoadError.of(stack(), ErrorCode.INVALID_VALUE, "'port' must be free, got 80").message)
      .toBe("'port' must be free, got 80 (InvalidValue at Shop)");
  });

  test('has all problems of a construct at once, the first one giving the code', () => {
    const problems = [{ code: ErrorCode.MISSING_VALUE, message: 'one' }, { code: ErrorCode.INVALID_VALUE, message: 'two' }];
    try {
      PavedRoadError.throwIfAny(stack(), problems);
      throw new Error('it did not throw');
    } catch (error) {
      expect(error).toMatchObject({ code: ErrorCode.MISSING_VALUE, path: 'Shop', problems, message: '2 problems:\n  - one (MissingValue at Shop)\n  - two (InvalidValue at Shop)' });
    }
  });

  test('throws nothing where nothing is wrong', () => expect(() => PavedRoadError.throwIfAny(stack(), [])).not.toThrow());

  test('brings no frames of JavaScript to another language', () => {
    process.env.JSII_AGENT = 'Python/3.11.7';
    const { stack: frames } = PavedRoadError.of(stack(), ErrorCode.INVALID_VALUE, 'no');
    delete process.env.JSII_AGENT;
    expect(frames).toBe('PavedRoadError: no (InvalidValue at Shop)');
    expect(PavedRoadError.of(stack(), ErrorCode.INVALID_VALUE, 'no').stack).toContain('errors.test.ts');
  });

  test('codes are words that never change', () => {
    for (const code of Object.values(ErrorCode)) expect(code).toMatch(/^([A-Z][a-z]+)+$/);
  });
});

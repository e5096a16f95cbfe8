import * as fc from 'fast-check';
import { isLibraryRange, isTrusted, trustedByBoth, withoutRepetition } from '../../../../src/policy/decision/layers/trusted-libraries';

describe('trusted libraries', () => {
  test.each([
    ['cdk-paved-road@^1', true], ['@acme/cdk@>=1.2 <3', true], ['acme@*', true], ['acme@1.x || 3.x', true],
    ['acme', false], ['@acme/cdk', false], ['acme@', false], ['@^1', false], [' acme@^1', false], ['acme@one', false], ['acme@^1 and two', false],
  ])('%j names a library with a range: %s', (text, expected) => expect(isLibraryRange(text)).toBe(expected));

  test.each([
    ['acme', '1.0.0', true], ['acme', '1.9.9', true], ['acme', '2.0.0', false], ['acme', '0.9.9', false], ['acme', '1.1.0-rc.1', false], ['acme', 'none', false],
    ['@acme/cdk', '2.1.0', true], ['@acme/cdk', '2.0.9', false], ['@acme/cdk', '3.0.0', false], ['other', '1.0.0', false],
  ])('%s %s is trusted: %s', (library, version, expected) => {
    expect(isTrusted(['acme@^1', '@acme/cdk@>=2.1 and ^2'], library, version)).toBe(expected);
  });

  test.each([
    [['acme@^1'], ['acme@>=1.2'], ['acme@>=1.2 and ^1']],
    [['acme@^1'], ['acme@1.2.3'], ['acme@1.2.3']],
    [['acme@^1', 'other@^1'], ['acme@^1'], ['acme@^1']],
    [['acme@^1'], ['other@^1'], []],
    [['acme@^1', 'acme@^2'], ['acme@*'], ['acme@^1', 'acme@^2']],
  ])('%j and %j both trust %j', (a, b, both) => {
    expect(trustedByBoth(a, b)).toEqual(both);
    expect(trustedByBoth(b, a)).toEqual(both);
  });

  test('what another entry trusts already is not repeated', () => {
    expect(withoutRepetition(['acme@1.2.3', 'acme@^1', 'acme@1.x'])).toEqual(['acme@1.x']);
  });

  const entries = fc.array(fc.constantFrom('acme@^1', 'acme@>=1.2', 'acme@1.2.3', 'acme@^2', 'acme@*', 'other@^1', 'other@1.x'), { maxLength: 4 });
  const version = fc.constantFrom('1.0.0', '1.2.3', '1.5.0', '2.0.0', '3.0.0');

  test('both trust exactly what each of them trusts', () => {
    fc.assert(fc.property(entries, entries, version, fc.constantFrom('acme', 'other'), (a, b, of, library) => {
      expect(isTrusted(trustedByBoth(a, b), library, of)).toBe(isTrusted(a, library, of) && isTrusted(b, library, of));
    }));
  });
});

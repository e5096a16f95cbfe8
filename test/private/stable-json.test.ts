import { shortHash, stableJson } from '../../src/private/stable-json';

describe('stableJson', () => {
  test('equal values are equal texts, whatever the order of keys', () => {
    expect(stableJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(stableJson({ a: 'x', b: [{ c: null, d: 1 }] }));
  });

  test('the order of lists matters', () => expect(stableJson([1, 2])).not.toBe(stableJson([2, 1])));
});

test('hashes are short, and differ where texts do', () => {
  expect(shortHash(['a', 'b'])).toBe(shortHash(['a', 'b']));
  expect(shortHash(['a'])).toMatch(/^[0-9a-f]{16}$/);
  expect(shortHash(['a', 'b'])).not.toBe(shortHash(['ab']));
});

import { shortHash, stableJson } from '../../src/private/stable-json';

describe('stableJson', () => {
  test('equal values are equal texts, whatever the order of keys', () => {
    expect(stableJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe(stableJson({ a: 'x', b: [{ c: null, d: 1 }] }));
  });

  test('the order of lists matters', () => expect(stableJson([1, 2])).not.toBe(stableJson([2, 1])));
});

test('hashes are short, and differ where values do', () => {
  expect(shortHash({ a: 1, b: 2 })).toBe(shortHash({ b: 2, a: 1 }));
  expect(shortHash({ a: 1 })).toMatch(/^[0-9a-f]{16}$/);
  expect(shortHash({ a: 1 })).not.toBe(shortHash({ a: '1' }));
});

import { median, ratios, spread } from '../../bench/statistics';

describe('statistics', () => {
  test.each([
    [[3], 3], [[3, 1], 2], [[9, 1, 5], 5], [[4, 1, 3, 2], 2.5],
  ])('the median of %j is %d', (values, expected) => expect(median(values)).toBe(expected));

  test('ratios are those of pairs', () => {
    expect(ratios([{ cpu: 3 }, { cpu: 8 }], [{ cpu: 2 }, { cpu: 2 }], ({ cpu }) => cpu)).toEqual([1.5, 4]);
  });

  test('a spread has the smallest and the largest', () => expect(spread([1.5, 1.25, 2])).toBe('1.50 (1.25..2.00)'));
});

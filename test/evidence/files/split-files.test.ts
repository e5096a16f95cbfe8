import { splitFiles } from '../../../src/evidence/files/split-files';

const written = (items: readonly string[], most: number) =>
  splitFiles('a.txt', items, most, (some, part) => [`${part}:`, ...some]).map(({ name, pieces }) => [name, [...pieces].join('')]);

test.each([
  [[], 2, [['a.txt', '1:']]],
  [['a', 'b'], 2, [['a.txt', '1:ab']]],
  [['a', 'b', 'c'], 2, [['a.txt', '1:ab'], ['a-2.txt', '2:c']]],
  [['a', 'b', 'c'], 1, [['a.txt', '1:a'], ['a-2.txt', '2:b'], ['a-3.txt', '3:c']]],
])('%j at %d a file are %j', (items, most, files) => expect(written(items, most)).toEqual(files));

test('writes pieces of some size, and the same ones again when it is asked again', () => {
  const [{ pieces }] = splitFiles('a.txt', Array.from({ length: 200_000 }, () => 'x'), 1_000_000, (items) => items);
  expect([...pieces].map(({ length }) => length)).toEqual([65_536, 65_536, 65_536, 3392]);
  expect([...pieces].join('')).toHaveLength(200_000);
});

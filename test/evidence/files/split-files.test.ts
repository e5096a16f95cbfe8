import { splitFiles } from '../../../src/evidence/files/split-files';

const written = (items: readonly string[], most: number) =>
  splitFiles('a.txt', items.length, most, (from, to, part) => [`${part}:${from}-${to}:`, ...items.slice(from, to)]).map(({ name, pieces }) => [name, [...pieces].join('')]);

test.each([
  [[], 2, [['a.txt', '1:0-0:']]],
  [['a', 'b'], 2, [['a.txt', '1:0-2:ab']]],
  [['a', 'b', 'c'], 2, [['a.txt', '1:0-2:ab'], ['a-2.txt', '2:2-3:c']]],
  [['a', 'b', 'c'], 1, [['a.txt', '1:0-1:a'], ['a-2.txt', '2:1-2:b'], ['a-3.txt', '3:2-3:c']]],
])('%j at %d a file are %j', (items, most, files) => expect(written(items, most)).toEqual(files));

test('writes pieces of some size, and the same ones again when it is asked again', () => {
  const [{ pieces }] = splitFiles('a.txt', 200_000, 1_000_000, (_, to) => Array.from({ length: to }, () => 'x'));
  expect([...pieces].map(({ length }) => length)).toEqual([65_536, 65_536, 65_536, 3392]);
  expect([...pieces].join('')).toHaveLength(200_000);
});

import { oncePer } from '../../src/private/once-per';

test('works something out once for each object, also where nothing comes of it', () => {
  const asked: number[][] = [];
  const first = oncePer((list: number[]) => {
    asked.push(list);
    return list[0] as number | undefined;
  });
  const [one, same, empty] = [[1], [1], []];
  expect([one, one, same, empty, empty].map(first)).toEqual([1, 1, 1, undefined, undefined]);
  expect(asked).toEqual([one, same, empty]);
});

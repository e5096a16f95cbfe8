import { append } from '../../src/private/append';

test('append begins a list, and goes on with it', () => {
  const lists = new Map<string, number[]>();
  append(lists, 'a', 1);
  append(lists, 'b', 2);
  append(lists, 'a', 3);
  expect([...lists]).toEqual([['a', [1, 3]], ['b', [2]]]);
});

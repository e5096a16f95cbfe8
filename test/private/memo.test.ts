import { Memo } from '../../src/private/memo';

test('makes a text once for each key, an empty one as well', () => {
  const make = jest.fn((key: string) => key.slice(1));
  const memo = new Memo(make);
  expect([memo.of('ab'), memo.of('ab'), memo.of('a'), memo.of('a')]).toEqual(['b', 'b', '', '']);
  expect(make.mock.calls).toEqual([['ab'], ['a']]);
});

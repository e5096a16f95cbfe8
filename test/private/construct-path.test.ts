import { isWithin, pathsAround } from '../../src/private/construct-path';

test.each([
  ['Shop', 'Shop', true],
  ['Shop/Orders', 'Shop', true],
  ['Shop/Orders', '', true],
  ['', '', true],
  ['', 'Shop', false],
  ['Shop', 'Shop/Orders', false],
  ['ShopTwo/Orders', 'Shop', false],
])('%j is within %j: %s', (path, above, isThere) => expect(isWithin(path, above)).toBe(isThere));

test.each([
  ['Shop/Orders/Resource', ['Shop/Orders/Resource', 'Shop/Orders', 'Shop', '']],
  ['Shop', ['Shop', '']],
  ['', ['']],
])('around %j are %j', (path, around) => {
  expect(pathsAround(path)).toEqual(around);
  expect(around.every((each) => isWithin(path, each))).toBe(true);
});

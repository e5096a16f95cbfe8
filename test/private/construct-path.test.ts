import { isWithin } from '../../src/private/construct-path';

test.each([
  ['Shop', 'Shop', true],
  ['Shop/Orders', 'Shop', true],
  ['Shop/Orders', '', true],
  ['', '', true],
  ['', 'Shop', false],
  ['Shop', 'Shop/Orders', false],
  ['ShopTwo/Orders', 'Shop', false],
])('%j is within %j: %s', (path, above, isThere) => expect(isWithin(path, above)).toBe(isThere));

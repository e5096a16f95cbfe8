import { positionOf } from '../../../src/evidence/edition/position';

test.each([
  ['lib/shop.ts:12', { file: 'lib/shop.ts', line: 12 }], ['lib\\shop.ts:12', { file: 'lib/shop.ts', line: 12 }], ['a:b:3', { file: 'a:b', line: 3 }], ['lib/shop.ts:0', { file: 'lib/shop.ts', line: 1 }],
  ['lib/shop.ts', undefined], [':12', undefined], ['', undefined], [undefined, undefined],
])('the position of %j is %j', (source, position) => expect(positionOf(source)).toEqual(position));

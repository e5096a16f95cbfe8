import * as fc from 'fast-check';
import { uuidOf, uuidOfFinding } from '../../../src/evidence/edition/uuid';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('UUIDs', () => {
  test('are of version 5, whatever the names', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' })), (names) => expect(uuidOf(...names)).toMatch(UUID)));
  });

  test('are the same for the same names for ever', () => expect(uuidOf('party', 'team-shop')).toBe('b2f6dfe8-e4fd-5e17-b76a-9a2492861c27'));

  test.each([[['a', 'b'], ['ab']], [['a'], ['a', '']], [['\ud800'], ['\ud801']]])('%j and %j have two', (one, other) => expect(uuidOf(...one)).not.toBe(uuidOf(...other)));

  test('of findings have all digits of their id', () => {
    expect(uuidOfFinding('0123456789abcdef')).toMatch(UUID);
    expect(uuidOfFinding('0123456789abcdef')).not.toBe(uuidOfFinding('0123456789abcdee'));
    expect(uuidOfFinding('0123456789abcdef')).toMatch(/^01234567-89ab-5cde-8f/);
  });
});

import { SequenceMap } from '../../src/private/sequence-map';

describe('SequenceMap', () => {
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  const numbered = () => {
    const map = new SequenceMap<object, number>();
    let made = 0;
    return (...items: object[]) => map.ensure(items, (item) => item, () => made += 1);
  };

  test('makes one value for a sequence', () => {
    const numberOf = numbered();
    expect([numberOf(a, b), numberOf(a, b)]).toEqual([1, 1]);
  });

  test('tells sequences apart by order, length and identity', () => {
    const numberOf = numbered();
    expect([numberOf(a, b), numberOf(b, a), numberOf(a), numberOf(), numberOf(a, { name: 'b' })]).toEqual([1, 2, 3, 4, 5]);
  });

  test('keeps a value that is nothing', () => {
    const map = new SequenceMap<object, undefined>();
    let asked = 0;
    const make = () => { asked += 1; return undefined; };
    map.ensure([a], (item) => item, make);
    map.ensure([a], (item) => item, make);
    expect(asked).toBe(1);
  });
});

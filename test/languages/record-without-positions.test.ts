import { recordWithoutPositions } from './record-without-positions';

const text = (content: object) => JSON.stringify(content, undefined, 2);
const without = (content: object) => recordWithoutPositions(text(content));

describe('recordWithoutPositions', () => {
  test.each(['environments', 'components', 'imports', 'findings', 'acknowledgements'])('takes the positions out of %s, and nothing else', (list) =>
    expect(without({ [list]: [{ path: 'Shop/Orders', source: 'shop.py:12', value: 1 }] })).toBe(text({ [list]: [{ path: 'Shop/Orders', value: 1 }] })));

  test('keeps what is a source and no position', () => {
    const content = { waivers: [{ id: 'W-1', source: 'waivers.yaml' }], findings: [{ message: 'in shop.py:12', value: { source: 'here' } }] };
    expect(without(content)).toBe(text(content));
  });

  test('keeps the order', () => expect(without({ b: 1, a: [2, 1] })).toBe(text({ b: 1, a: [2, 1] })));
});

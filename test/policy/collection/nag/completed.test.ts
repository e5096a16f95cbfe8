import { completed } from '../../../../src/policy/collection/nag/completed';
import { Fact } from '../../../../src/policy/template/fact';

const fact = (property: string, value: unknown): Fact => ({ property, value, statedBy: 'Shop/It', reason: 'we know' });
const after = (properties: unknown, ...facts: Fact[]) => completed({ Type: 'X', Properties: properties }, facts).Properties;
const OPEN = { Ref: 'P' };

describe('completed', () => {
  test.each<[string, unknown, Fact, unknown]>([
    ['a reference', { Port: OPEN }, fact('Port', 5432), { Port: 5432 }],
    ['a dynamic reference', { Port: '{{resolve:ssm:/port}}' }, fact('Port', 5432), { Port: 5432 }],
    ['an object', { A: { B: OPEN, C: 1 } }, fact('A.B', 2), { A: { B: 2, C: 1 } }],
    ['an element of a list', { A: [{ B: 1 }, { B: OPEN }] }, fact('A.1.B', 2), { A: [{ B: 1 }, { B: 2 }] }],
    ['a whole object', { A: OPEN }, fact('A', { B: 2 }), { A: { B: 2 } }],
  ])('fills in %s', (_, properties, stated, filled) => expect(after(properties, stated)).toEqual(filled));

  test.each<[string, unknown, Fact]>([
    ['a value that the template tells', { Port: 1 }, fact('Port', 2)],
    ['false', { A: false }, fact('A', true)],
    ['a property that is not there', {}, fact('Port', 2)],
    ['a part of what is open as a whole', { A: OPEN }, fact('A.B', 2)],
    ['a part of a value', { A: 'x' }, fact('A.B', 2)],
    ['an element that is not there', { A: [OPEN] }, fact('A.1', 2)],
    ['another property', { A: OPEN }, fact('B', 2)],
    ['an object that is no intrinsic', { A: { B: 1 } }, fact('A', 2)],
  ])('leaves alone %s', (_, properties, stated) => expect(after(properties, stated)).toBe(properties));

  test('is the same definition where nothing was filled in, and leaves the original as it was', () => {
    const definition = { Type: 'X', Properties: { A: OPEN }, DeletionPolicy: 'Retain' };
    expect(completed(definition, [])).toBe(definition);
    expect(completed({ Type: 'X' }, [fact('A', 1)])).toEqual({ Type: 'X' });
    expect([completed(definition, [fact('A', 1)]), definition.Properties]).toEqual([{ Type: 'X', Properties: { A: 1 }, DeletionPolicy: 'Retain' }, { A: OPEN }]);
  });

  test('fills in several', () => expect(after({ A: OPEN, B: [OPEN] }, fact('A', 1), fact('B.0', 2))).toEqual({ A: 1, B: [2] }));
});

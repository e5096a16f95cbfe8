import { Reading } from '../../src/policy/reading';

const read = (value: unknown, path: string) => new Reading('', value).read(path);

describe('Reading', () => {
  test('reads what stands below', () => {
    const reading = read({ A: { B: [{ C: 5 }] } }, 'A.B.0.C');
    expect([reading.path, reading.isPresent, reading.isKnown, reading.value]).toEqual(['A.B.0.C', true, true, 5]);
  });

  test('knows that something is left out', () => {
    const reading = read({ A: {} }, 'A.B.C');
    expect([reading.isPresent, reading.isKnown, reading.value]).toEqual([false, true, undefined]);
  });

  test.each([
    [{ Ref: 'P' }], [{ 'Fn::If': ['C', 1, 2] }], [{ 'Fn::GetAtt': ['A', 'B'] }], [{ 'Fn::ImportValue': 'x' }], [{ 'Fn::GetStackOutput': {} }],
    ['{{resolve:ssm:/name}}'],
  ])('does not know the value of %j, nor of anything below it', (intrinsic) => {
    expect(read({ A: intrinsic }, 'A')).toMatchObject({ isPresent: true, isKnown: false, value: undefined });
    expect(read({ A: intrinsic }, 'A.B')).toMatchObject({ isKnown: false });
  });

  test('takes what is AWS::NoValue for left out', () => {
    expect(read({ A: { Ref: 'AWS::NoValue' } }, 'A')).toMatchObject({ isPresent: false, isKnown: true, value: undefined });
  });

  test('an object that only looks like an intrinsic is a value', () => {
    expect(read({ A: { Ref: 'x', Other: 1 } }, 'A').isKnown).toBe(true);
  });

  test.each([[true, true], ['true', true], [false, false], ['false', false], ['yes', undefined], [1, undefined]])('the flag of %j is %s', (value, flag) => {
    expect(read({ A: value }, 'A').flag).toBe(flag);
  });

  test.each([[7, 7], ['7', 7], ['', undefined], ['seven', undefined], [{ Ref: 'P' }, undefined]])('the number of %j is %s', (value, number) => {
    expect(read({ A: value }, 'A').number).toBe(number);
  });

  test.each([
    ['plain', 'plain'],
    [{ 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, '*']] }, 'arn:${AWS::Partition}:*'],
    [{ 'Fn::Join': ['', ['a', { 'Fn::GetAtt': ['B', 'Arn'] }]] }, 'a${?}'],
    [{ 'Fn::Sub': 'a ${B}' }, 'a ${B}'],
    [{ 'Fn::Sub': ['a ${B}', { B: 1 }] }, 'a ${B}'],
    [{ 'Fn::GetAtt': ['B', 'Arn'] }, undefined],
  ])('the text of %j is %s', (value, text) => expect(read({ A: value }, 'A').text).toBe(text));

  test('one element without a list is a list of one', () => {
    expect(read({ A: 'x' }, 'A').items.map(({ value }) => value)).toEqual(['x']);
    expect(read({ A: ['x', 'y'] }, 'A').items.map(({ path }) => path)).toEqual(['A.0', 'A.1']);
    expect(read({}, 'A').items).toEqual([]);
  });

  test.each([[{ Ref: 'A' }, 'A'], [{ 'Fn::GetAtt': ['A', 'Arn'] }, 'A'], [{ 'Fn::GetAtt': 'A.Arn' }, 'A'], ['A', undefined], [{ 'Fn::Sub': '${A}' }, undefined]])(
    '%j points at %s', (value, target) => expect(read({ P: value }, 'P').target).toBe(target));
});

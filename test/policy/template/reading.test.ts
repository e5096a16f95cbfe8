import { Reading } from '../../../src/policy/template/reading';

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
    ['{{resolve:ssm:/name}}'], [{ 'Fn::Transform': { Name: 'Acme' } }], [{ 'Fn::Transform': { Name: 'Acme' }, 'Other': 1 }], [{ Condition: 'IsProd' }],
    [{ 'Fn::Later': 'x' }],
  ])('does not know the value of %j, nor of anything below it', (intrinsic) => {
    expect(read({ A: intrinsic }, 'A')).toMatchObject({ isPresent: true, isKnown: false, value: undefined });
    expect(read({ A: intrinsic }, 'A.B')).toMatchObject({ isKnown: false });
  });

  test('takes what is AWS::NoValue for left out', () => {
    expect(read({ A: { Ref: 'AWS::NoValue' } }, 'A')).toMatchObject({ isPresent: false, isKnown: true, value: undefined });
  });

  test('an object that only looks like an intrinsic is a value', () => {
    expect(read({ A: { Ref: 'x', Other: 1 } }, 'A').isKnown).toBe(true);
    expect(read({ A: { Condition: { Bool: {} } } }, 'A').isKnown).toBe(true);
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

  test('has the parts of a list, and one that is not known for a list that is not', () => {
    expect(read({ A: ['x', 'y'] }, 'A').parts.map(({ value }) => value)).toEqual(['x', 'y']);
    expect(read({ A: { Ref: 'P' } }, 'A').parts).toMatchObject([{ path: 'A', isKnown: false }]);
    expect(read({}, 'A').parts).toEqual([]);
  });

  test('has the keys of a map and the entry under each, dots and all', () => {
    const map = read({ A: { 'aws:a.b': { C: 1 }, 'D': { Ref: 'P' } } }, 'A');
    expect(map.keys).toEqual(['aws:a.b', 'D']);
    expect([map.entry('aws:a.b').path, map.entry('aws:a.b').read('C').value]).toEqual(['A.aws:a.b', 1]);
    expect([map.entry('D').isKnown, map.entry('E').isPresent]).toEqual([false, false]);
  });

  test.each([['text'], [5], [['x']], [{ Ref: 'P' }], [undefined], [null]])('%j has no keys', (value) => expect(read({ A: value }, 'A').keys).toEqual([]));

  test('the entries of a map that is not known are not known', () => expect(read({ A: { Ref: 'P' } }, 'A').entry('B').isKnown).toBe(false));

  test('says why a value is not known, and nothing where it is', () => {
    expect([read({ A: { Ref: 'P' } }, 'A').reason, read({ A: 1 }, 'A').reason, read({}, 'A').reason]).toEqual(['reference to P', undefined, undefined]);
  });

});

test('what a rule reads cannot be changed by it', () => {
  const written = { Statement: [{ Effect: 'Allow' }] };
  const { value } = new Reading('PolicyDocument', written);
  expect(() => { (value as typeof written).Statement[0].Effect = 'Deny'; }).toThrow(TypeError);
  expect(written.Statement[0].Effect).toBe('Allow');
});

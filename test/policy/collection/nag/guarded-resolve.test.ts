import { CfnParameter, Lazy, Stack, Token } from 'aws-cdk-lib';
import { GuardedResolve, LookedInside } from '../../../../src/policy/collection/nag/guarded-resolve';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a rule may take it for anything
type Any = any;

const RANGE = { Ref: 'Range' };
const guarding = (produce: (value: unknown) => unknown = (value) => value) => {
  const plain = jest.fn(produce);
  const guard = new GuardedResolve(plain);
  return { plain, guard, resolve: (value: unknown) => guard.resolve(value) as Any };
};

describe('GuardedResolve', () => {
  test.each<[string, object, string]>([
    ['a reference', RANGE, 'status'],
    ['an attribute', { 'Fn::GetAtt': ['It', 'Arn'] }, 'length'],
    ['a condition', { 'Fn::If': ['C', { status: 'Enabled' }, { Ref: 'AWS::NoValue' }] }, 'status'],
    ['a macro', { 'Fn::Transform': { Name: 'M' } }, 'toString'],
  ])('whoever looks inside %s is told', (_, intrinsic, member) => {
    expect(() => guarding().resolve({ value: intrinsic }).value[member]).toThrow(new LookedInside(intrinsic, member));
  });

  test('whoever looks inside a text of Parameter Store is told', () => {
    expect(() => guarding().resolve({ value: '{{resolve:ssm:/shop/range}}' }).value.includes('/0')).toThrow("it looked for 'includes' inside of {\"Fn::Sub\":\"{{resolve:ssm:/shop/range}}\"}");
    expect(() => guarding().resolve('{{resolve:ssm:/shop/range}}').includes('/0')).toThrow(LookedInside);
  });

  test.each(['{{resolve:secretsmanager:x:SecretString:y}}', '{{resolve:ssm-secure:x}}', '0.0.0.0/0', '', true, 5432, undefined, null])('hands out %p as it is', (value) => {
    expect([guarding().guard.resolve(value), guarding().guard.resolve([value])]).toEqual([value, [value]]);
  });

  test.each(['Ref', 'Fn::If', 'Fn::GetAtt', 'resolve', 'creationStack', 'toJSON', 'then', 'constructor', 'hasOwnProperty'])('whoever asks for %s wants to know what it is, and may', (member) => {
    expect(() => guarding().resolve({ value: RANGE }).value[member]).not.toThrow();
  });

  test('a guard looks like what it guards', () => {
    const { value } = guarding().resolve({ value: RANGE });
    expect([JSON.stringify(value), Object.keys(value as object), Token.isUnresolved(value)]).toEqual(['{"Ref":"Range"}', ['Ref'], false]);
  });

  test('guards stand at any depth, also in lists', () => {
    const resolved = guarding().resolve({ rules: [{ range: '10.0.0.0/8' }, { range: RANGE }], deep: { deeper: [RANGE] } });
    expect(resolved.rules[0].range).toBe('10.0.0.0/8');
    expect(() => resolved.rules[1].range.includes('/0')).toThrow(LookedInside);
    expect(() => resolved.deep.deeper[0].length).toThrow(LookedInside);
    expect(resolved.rules).toHaveLength(2);
  });

  test('an object of one member that is no intrinsic may be looked into', () => {
    expect(guarding().resolve({ status: { enabled: true } }).status.enabled).toBe(true);
  });

  test('a value without intrinsics is the plain answer itself', () => {
    const answer = { list: [1, { two: 'three' }], none: null };
    expect(guarding(() => answer).resolve({})).toBe(answer);
  });

  test('resolves each object, each token text and each token number once', () => {
    const { plain, resolve } = guarding();
    const [value, text, number] = [{ a: 1 }, '${Token[X.1]}', -1.8881545897087903e+289];
    for (const asked of [value, text, number]) expect(resolve(asked)).toBe(resolve(asked));
    expect(plain.mock.calls.map(([asked]) => asked)).toEqual([value, text, number]);
  });

  test('does not ask about what cannot hide a token', () => {
    const { plain, resolve } = guarding();
    ['text', 0, 1, 2.5, true, undefined, null, Symbol.iterator].forEach(resolve);
    expect(plain).not.toHaveBeenCalled();
  });

  test('does ask about functions', () => {
    const { plain, resolve } = guarding(() => 'x');
    expect(resolve(() => 'x')).toBe('x');
    expect(plain).toHaveBeenCalledTimes(1);
  });

  test('a part of a resolved value, resolved again, is that part', () => {
    const { plain, resolve } = guarding();
    const resolved = resolve({ rules: [{ range: RANGE }] });
    for (const part of [resolved, resolved.rules, resolved.rules[0], resolved.rules[0].range]) expect(resolve(part)).toBe(part);
    expect(plain).toHaveBeenCalledTimes(1);
  });

  test('is what the resolution of a stack says, for what is known', () => {
    const stack = new Stack();
    const guard = new GuardedResolve((value) => stack.resolve(value) as unknown);
    const parameter = new CfnParameter(stack, 'Range');
    expect(guard.resolve(Lazy.any({ produce: () => ({ a: Lazy.string({ produce: () => 'b' }) }) }))).toEqual({ a: 'b' });
    expect(guard.resolve([Lazy.number({ produce: () => 7 })])).toEqual([7]);
    expect((guard.resolve(parameter.valueAsString) as Any).Ref).toBe('Range');
  });
});

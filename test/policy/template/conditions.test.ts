import { writeFileSync, mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Environment, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { IRELAND, rendered, stackAt } from './references/apps';
import { branchesOf, presence } from '../../../src/policy/template/conditions';
import { RenderedDefinition } from '../../../src/policy/template/rendered';

const IS_PROD = { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] };
const either = (condition: string) => ({ 'Fn::If': [condition, 'yes', 'no'] });

/** A stack that has these conditions and parameters. */
const stackWith = (conditions: object, { env, parameters }: { env?: Environment; parameters?: object } = {}) => {
  const templateFile = join(mkdtempSync(join(tmpdir(), 'conditions-')), 'template.json');
  writeFileSync(templateFile, JSON.stringify({
    Parameters: { Env: { Type: 'String' }, Size: { Type: 'String' }, ...parameters },
    Conditions: conditions,
    Resources: { Any: { Type: 'AWS::S3::Bucket', Properties: { BucketName: either(Object.keys(conditions)[0]) } } },
  }));
  return stackAt(rendered((app) => new CfnInclude(new Stack(app, 'Shop', { env }), 'Included', { templateFile })), 'Shop');
};

const definition = (properties: object, condition?: string): RenderedDefinition =>
  ({ Type: 'AWS::S3::Bucket', Properties: properties, ...condition && { Condition: condition } });

/** Each branch as `condition=holds: properties`. */
const branches = (conditions: object, properties: object, options: { env?: Environment; parameters?: object; condition?: string } = {}) =>
  branchesOf(definition(properties, options.condition), stackWith(conditions, options))
    ?.map(({ definition: { Properties }, assumptions }) => [assumptions.map(({ condition, holds }) => `${condition}=${holds}`).join(' '), Properties]);

describe('branchesOf', () => {
  test('has one branch, with the same definition, where no Fn::If stands', () => {
    const plain = definition({ A: [{ B: { Ref: 'C' } }] });
    const found = branchesOf(plain, stackWith({ IsProd: IS_PROD }));
    expect(found).toEqual([{ definition: plain, assumptions: [] }]);
    expect(found![0].definition).toBe(plain);
  });

  test('has both sides, and shares what stands beside them', () => {
    const given = definition({ A: either('IsProd'), B: { C: 1 } });
    const found = branchesOf(given, stackWith({ IsProd: IS_PROD }))!;
    expect(found.map(({ assumptions }) => assumptions)).toEqual([[{ condition: 'IsProd', holds: true }], [{ condition: 'IsProd', holds: false }]]);
    expect(found.map((branch) => (branch.definition.Properties as { A: string }).A)).toEqual(['yes', 'no']);
    expect((found[0].definition.Properties as { B: object }).B).toBe((given.Properties as { B: object }).B);
  });

  test('leaves out what is AWS::NoValue on its side, in maps and in lists', () => {
    const nothing = { 'Fn::If': ['IsProd', 'x', { Ref: 'AWS::NoValue' }] };
    expect(branches({ IsProd: IS_PROD }, { A: nothing, B: [nothing, 'y'] })).toEqual([
      ['IsProd=true', { A: 'x', B: ['x', 'y'] }], ['IsProd=false', { B: ['y'] }],
    ]);
  });

  test('decides a condition that is used twice once', () => {
    expect(branches({ IsProd: IS_PROD }, { A: either('IsProd'), B: either('IsProd') })).toEqual([
      ['IsProd=true', { A: 'yes', B: 'yes' }], ['IsProd=false', { A: 'no', B: 'no' }],
    ]);
  });

  test('asks for a condition on a side only where that side is chosen', () => {
    const conditions = { IsProd: IS_PROD, IsBig: { 'Fn::Equals': [{ Ref: 'Size' }, 'big'] } };
    expect(branches(conditions, { A: { 'Fn::If': ['IsProd', either('IsBig'), 'small'] } })).toEqual([
      ['IsProd=true IsBig=true', { A: 'yes' }], ['IsProd=true IsBig=false', { A: 'no' }], ['IsProd=false', { A: 'small' }],
    ]);
  });

  test.each<[string, object]>([
    ['the opposite of another', { One: IS_PROD, Other: { 'Fn::Not': [{ Condition: 'One' }] } }],
    ['the opposite of a comparison of two parameters, written the other way round', {
      One: { 'Fn::Equals': [{ Ref: 'Env' }, { Ref: 'Size' }] }, Other: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Size' }, { Ref: 'Env' }] }] },
    }],
    ['the opposite of the same comparison, written the other way round', { One: IS_PROD, Other: { 'Fn::Not': [{ 'Fn::Equals': ['prod', { Ref: 'Env' }] }] } }],
  ])('stays consistent with a condition that is %s', (_, conditions) => {
    expect(branches(conditions, { A: either('One'), B: either('Other') })).toEqual([
      ['One=true Other=false', { A: 'yes', B: 'no' }], ['One=false Other=true', { A: 'no', B: 'yes' }],
    ]);
  });

  test('a parameter does not equal two values at once', () => {
    const conditions = { IsProd: IS_PROD, IsTest: { 'Fn::Equals': [{ Ref: 'Env' }, 'test'] } };
    expect(branches(conditions, { A: either('IsProd'), B: either('IsTest') })?.map(([assumptions]) => assumptions)).toEqual([
      'IsProd=true IsTest=false', 'IsProd=false IsTest=true', 'IsProd=false IsTest=false',
    ]);
  });

  test('a parameter equals one of its allowed values', () => {
    const conditions = { IsProd: IS_PROD, IsTest: { 'Fn::Equals': [{ Ref: 'Env' }, 'test'] }, IsOdd: { 'Fn::Equals': [{ Ref: 'Env' }, 'odd'] } };
    const parameters = { Env: { Type: 'String', AllowedValues: ['prod', 'test'] } };
    expect(branches(conditions, { A: either('IsProd'), B: either('IsTest'), C: either('IsOdd') }, { parameters })).toEqual([
      ['IsProd=true IsTest=false', { A: 'yes', B: 'no', C: 'no' }], ['IsProd=false IsTest=true', { A: 'no', B: 'yes', C: 'no' }],
    ]);
  });

  test('a resource with a condition of its own is judged as it is when that holds', () => {
    expect(branches({ IsProd: IS_PROD }, { A: either('IsProd') }, { condition: 'IsProd' })).toEqual([['', { A: 'yes' }]]);
  });

  test('a resource that is never deployed has no branch', () => {
    expect(branches({ Never: { 'Fn::Equals': ['a', 'b'] }, IsProd: IS_PROD }, { A: either('IsProd') }, { condition: 'Never' })).toEqual([]);
  });

  test.each<[string, unknown, string[]]>([
    ['equal literals', { 'Fn::Equals': ['a', 'a'] }, ['yes']],
    ['other literals', { 'Fn::Equals': ['a', 'A'] }, ['no']],
    ['a number and its text', { 'Fn::Equals': [1, '1'] }, ['yes']],
    ['the region', { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] }, ['yes']],
    ['the partition', { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws-cn'] }, ['no']],
    ['the account', { 'Fn::Equals': [{ Ref: 'AWS::AccountId' }, '222222222222'] }, ['no']],
    ['a parameter and itself', { 'Fn::Equals': [{ Ref: 'Env' }, { Ref: 'Env' }] }, ['yes']],
    ['a value that is not allowed', { 'Fn::Equals': [{ Ref: 'Fixed' }, 'b'] }, ['no']],
    ['the only allowed value', { 'Fn::Equals': [{ Ref: 'Fixed' }, 'a'] }, ['yes']],
    ['an Fn::And with a part that does not hold', { 'Fn::And': [IS_PROD, { 'Fn::Equals': ['a', 'b'] }] }, ['no']],
    ['an Fn::Or with a part that holds', { 'Fn::Or': [IS_PROD, { 'Fn::Equals': ['a', 'a'] }] }, ['yes']],
    ['an Fn::Or of opposites', { 'Fn::Or': [IS_PROD, { 'Fn::Not': [IS_PROD] }] }, ['yes']],
    ['an Fn::And with an open part', { 'Fn::And': [IS_PROD, { 'Fn::Equals': ['a', 'a'] }] }, ['yes', 'no']],
    ['a mere default', { 'Fn::Equals': [{ Ref: 'Default' }, 'a'] }, ['yes', 'no']],
    ['an SSM parameter, whose allowed values are names', { 'Fn::Equals': [{ Ref: 'Stored' }, 'a'] }, ['yes', 'no']],
    ['a condition that is its own', { Condition: 'Asked' }, ['yes', 'no']],
  ])('decides %s', (_, condition, sides) => {
    const parameters = {
      Fixed: { Type: 'String', AllowedValues: ['a'] },
      Default: { Type: 'String', Default: 'a' },
      Stored: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: ['/one', '/other'] },
    };
    const stack = stackWith({ Used: IS_PROD }, { env: IRELAND, parameters });
    Object.assign(stack.content.Conditions!, { Asked: condition });
    expect(branchesOf(definition({ A: either('Asked') }), stack)?.map(({ definition: { Properties } }) => (Properties as { A: string }).A)).toEqual(sides);
  });

  test('does not decide the region where it is left open', () => {
    expect(branches({ Here: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } }, { A: either('Here') })).toHaveLength(2);
  });

  test('takes a condition that nobody declared for open', () => {
    expect(branches({ IsProd: IS_PROD }, { A: either('Nobody') })).toHaveLength(2);
  });

  const independent = (count: number): [object, object] => {
    const names = Array.from({ length: count }, (_, index) => `C${index}`);
    return [
      Object.fromEntries(names.map((name) => [name, { 'Fn::Equals': [{ 'Fn::Select': [name.slice(1), { 'Fn::GetAZs': '' }] }, 'x'] }])),
      Object.fromEntries(names.map((name) => [name, either(name)])),
    ];
  };

  test.each([[4, 16], [5, undefined], [60, undefined]])('%d independent conditions make branches: %s', (count, expected) => {
    expect(branches(...independent(count))?.length).toBe(expected);
  });
});

describe('presence', () => {
  const stack = stackWith({ IsProd: IS_PROD, Always: { 'Fn::Not': [{ 'Fn::Equals': ['a', 'b'] }] }, Never: { 'Fn::Equals': ['a', 'b'] } });

  test.each([[undefined, 'always'], ['Always', 'always'], ['Never', 'never'], ['IsProd', 'sometimes'], ['Nobody', 'sometimes']])(
    'a resource with condition %s is there %s', (condition, expected) => expect(presence(condition, stack)).toBe(expected));
});

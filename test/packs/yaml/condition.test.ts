import { Condition, evaluate } from '../../../src/packs/yaml/condition';
import { ResourceView } from '../../../src/policy/template/resource-view';
import { Answer } from '../../../src/rules/answer';

type Row = readonly [properties: unknown, answer: Answer];

const viewOf = (properties: unknown): ResourceView =>
  new ResourceView({ path: 'Shop/It', stack: 'Shop', template: 'Shop.template.json', logicalId: 'It', type: 'Acme::Any::Thing' }, { Type: 'Acme::Any::Thing', Properties: properties });

const outcome = (condition: Condition, properties: unknown, parameters: Record<string, unknown> = {}) =>
  evaluate(condition, viewOf(properties), (name) => parameters[name]);

const unknown = { Ref: 'SomeParameter' };
const either = { 'Fn::If': ['IsProd', 1, { Ref: 'AWS::NoValue' }] };

describe.each<[string, Condition, Row[]]>([
  ['equals a boolean', { property: 'P', operator: 'equals', value: true }, [
    [{ P: true }, true], [{ P: 'true' }, true], [{ P: false }, false], [{ P: 'yes' }, false], [{}, false], [{ P: unknown }, undefined], [{ P: { Ref: 'AWS::NoValue' } }, false],
  ]],
  ['equals a number', { property: 'P', operator: 'equals', value: 14 }, [[{ P: 14 }, true], [{ P: '14' }, true], [{ P: 15 }, false], [{ P: [14] }, false]]],
  ['equals a list', { property: 'P', operator: 'equals', value: ['a', 'b'] }, [
    [{ P: ['a', 'b'] }, true], [{ P: ['b', 'a'] }, false], [{ P: ['a', unknown] }, undefined], [{ P: 'a' }, false], [{ P: { a: { b: unknown } } }, undefined],
  ]],
  ['equals, with what AWS takes', { property: 'A.P', operator: 'equals', value: 'x', default: 'x' }, [
    [{}, true], [{ A: {} }, true], [{ A: { P: 'y' } }, false], [{ A: unknown }, undefined], [{ A: { P: unknown } }, undefined],
  ]],
  ['notEquals', { property: 'P', operator: 'notEquals', value: '*' }, [[{ P: 'a' }, true], [{ P: '*' }, false], [{}, true], [{ P: unknown }, undefined]]],
  ['in', { property: 'P', operator: 'in', value: ['a', 2] }, [[{ P: 'a' }, true], [{ P: 2 }, true], [{ P: '2' }, true], [{ P: 'c' }, false], [{}, false], [{ P: unknown }, undefined]]],
  ['notIn', { property: 'P', operator: 'notIn', value: ['a', 2] }, [[{ P: 'a' }, false], [{ P: 'c' }, true], [{}, true], [{ P: unknown }, undefined]]],
  ['in a list of a parameter', { property: 'P', operator: 'in', value: { parameter: 'engines' } }, [[{ P: 'postgres' }, true], [{ P: 'oracle' }, false]]],
  ['exists', { property: 'P', operator: 'exists' }, [
    [{ P: 0 }, true], [{ P: false }, true], [{ P: unknown }, true], [{ P: { 'Fn::GetAtt': ['Key', 'Arn'] } }, true], [{ P: { 'Fn::Sub': '${A}' } }, true],
    [{ P: either }, undefined], [{}, false], [{ P: { Ref: 'AWS::NoValue' } }, false],
  ]],
  ['absent', { property: 'P', operator: 'absent' }, [[{ P: 0 }, false], [{ P: unknown }, false], [{ P: either }, undefined], [{}, true]]],
  ['atLeast', { property: 'P', operator: 'atLeast', value: 7 }, [[{ P: 7 }, true], [{ P: 6 }, false], [{ P: '7' }, true], [{ P: 'week' }, false], [{}, false], [{ P: unknown }, undefined]]],
  ['atMost', { property: 'P', operator: 'atMost', value: 7 }, [[{ P: 7 }, true], [{ P: 8 }, false], [{ P: 'week' }, false], [{}, false], [{ P: unknown }, undefined]]],
  ['atMost a parameter, with what AWS takes', { property: 'P', operator: 'atMost', value: { parameter: 'days' }, default: 4 }, [[{}, false], [{ P: 3 }, true], [{ P: 4 }, false]]],
  ['matches', { property: 'P', operator: 'matches', value: '^alias/' }, [[{ P: 'alias/a' }, true], [{ P: 'my alias/' }, false], [{ P: 7 }, false], [{}, false], [{ P: { 'Fn::Sub': 'alias/${A}' } }, undefined]]],
  ['contains in a text', { property: 'P', operator: 'contains', value: 'prod' }, [[{ P: 'my-prod-db' }, true], [{ P: 'dev' }, false], [{}, false], [{ P: unknown }, undefined]]],
  ['contains in a list', { property: 'P', operator: 'contains', value: 'audit' }, [
    [{ P: ['error', 'audit'] }, true], [{ P: ['error'] }, false], [{ P: [unknown, 'audit'] }, true], [{ P: [unknown, 'error'] }, undefined], [{ P: unknown }, undefined], [{}, false],
  ]],
  ['everyItem', { everyItem: 'Rules.*.CidrIp', operator: 'notEquals', value: '0.0.0.0/0' }, [
    [{ Rules: [{ CidrIp: '10.0.0.0/8' }, {}] }, true], [{ Rules: [{ CidrIp: unknown }, { CidrIp: '0.0.0.0/0' }] }, false], [{ Rules: [{ CidrIp: unknown }, {}] }, undefined],
    [{ Rules: [unknown] }, undefined], [{ Rules: unknown }, undefined], [{ Rules: [] }, true], [{}, true], [{ Rules: { CidrIp: '0.0.0.0/0' } }, false],
  ]],
  ['everyItem of texts', { everyItem: 'Names.*', operator: 'matches', value: '^a' }, [[{ Names: ['a', 'ab'] }, true], [{ Names: ['a', 'b'] }, false]]],
  ['everyItem of lists in lists', { everyItem: 'Policies.*.Statement.*.Effect', operator: 'equals', value: 'Deny' }, [
    [{ Policies: [{ Statement: [{ Effect: 'Deny' }] }, { Statement: [] }] }, true], [{ Policies: [{ Statement: [{ Effect: 'Deny' }, { Effect: 'Allow' }] }] }, false],
  ]],
  ['anyItem', { anyItem: 'Tags.*.Key', operator: 'equals', value: 'owner' }, [
    [{ Tags: [{ Key: 'a' }, { Key: 'owner' }] }, true], [{ Tags: [{ Key: unknown }, { Key: 'owner' }] }, true], [{ Tags: [{ Key: unknown }] }, undefined],
    [{ Tags: [{ Key: 'a' }] }, false], [{ Tags: [] }, false], [{}, false], [{ Tags: unknown }, undefined],
  ]],
])('%s', (_, condition, rows) => {
  test.each(rows)('%j: %s', (properties, answer) => expect(outcome(condition, properties, { days: 3, engines: ['postgres'] }).answer).toBe(answer));
});

describe('three answers', () => {
  const is = (property: string): Condition => ({ property, operator: 'equals', value: true });
  const written = new Map<Answer, unknown>([[true, true], [false, false], [undefined, unknown]]);
  const both = (a: Answer, b: Answer) => ({ A: written.get(a), B: written.get(b) });

  test.each<[Answer, Answer, Answer, Answer]>([
    [true, true, true, true], [true, false, false, true], [true, undefined, undefined, true],
    [false, true, false, true], [false, false, false, false], [false, undefined, false, undefined],
    [undefined, true, undefined, true], [undefined, false, false, undefined], [undefined, undefined, undefined, undefined],
  ])('%s and %s: all of them %s, any of them %s', (a, b, all, any) => {
    expect(outcome({ allOf: [is('A'), is('B')] }, both(a, b)).answer).toBe(all);
    expect(outcome({ anyOf: [is('A'), is('B')] }, both(a, b)).answer).toBe(any);
    const negate = (answer: Answer) => answer === undefined ? undefined : !answer;
    expect(outcome({ not: { allOf: [is('A'), is('B')] } }, both(a, b)).answer).toBe(negate(all));
  });

  test.each<[Condition, unknown, string | undefined]>([
    [{ allOf: [is('A'), is('B')] }, { A: true, B: false }, 'B'],
    [{ allOf: [is('A'), is('B'), is('C')] }, { A: true, B: unknown, C: false }, 'C'],
    [{ allOf: [is('A'), is('B')] }, { A: true, B: unknown }, 'B'],
    [{ anyOf: [is('A'), is('B')] }, {}, 'A'],
    [{ anyOf: [is('A'), is('B')] }, { B: unknown }, 'B'],
    [{ not: is('A') }, { A: true }, 'A'],
    [{ everyItem: 'L.*.A', operator: 'equals', value: true }, { L: [{ A: true }, { A: false }] }, 'L.1.A'],
    [{ anyItem: 'L.*.A', operator: 'equals', value: true }, {}, 'L'],
  ])('%j of %j names the property that decided: %s', (condition, properties, property) => expect(outcome(condition, properties).property).toBe(property));
});

import { macroWords } from '../../../src/governance/findings/macro-findings';
import { Evaluation } from '../../../src/policy/collection/evaluation';

const shop = { path: 'Shop', template: 'Shop.template.json' };
const resources = ['A', 'B'].map((logicalId) => ({ logicalId, stack: shop }));
const elsewhere = { logicalId: 'A', stack: { path: 'Other', template: 'Other.template.json' } };
const said = (resource: object, macro?: string, pack = 'Acme') => ({ resource, macro, pack }) as unknown as Evaluation;

describe('macroWords', () => {
  test('says nothing where no macro is', () => expect(macroWords([said(resources[0])])).toEqual([]));

  test('says once for a template how many verdicts on how many resources are unknown', () => {
    const words = macroWords([said(resources[0], 'M'), said(resources[0], 'M', 'Initech'), said(resources[1], 'M'), said(resources[1])]);
    expect(words).toMatchObject([{
      rule: 'PR-GOVERNANCE-MACRO',
      state: 'unknown',
      severity: 'WARNING',
      packs: ['Acme', 'Initech'],
      resource: { path: 'Shop', stack: 'Shop', template: 'Shop.template.json', logicalId: '', type: 'AWS::CloudFormation::Stack' },
      message: 'the macro M may change 2 resources of Shop after they were judged, so 3 compliant verdicts are unknown',
    }]);
  });

  test('tells macros and templates apart', () => {
    const words = macroWords([said(resources[0], 'M'), said(resources[0], 'N'), said(elsewhere, 'M')]);
    expect(words.map(({ resource, message }) => [resource!.path, /macro (\w)/.exec(message)![1]])).toEqual([['Shop', 'M'], ['Shop', 'N'], ['Other', 'M']]);
  });
});

import { Evaluation, RuleFacts } from '../../../src/policy/collection/evaluation';
import { decide, ResourceContext } from '../../../src/policy/decision/decide';
import { Exception, Finding } from '../../../src/policy/decision/finding';
import { GovernancePolicy, PolicyLayer, PolicyLayerName, PolicyLayerProps } from '../../../src/policy/decision/layers';
import { GovernanceMode } from '../../../src/policy/decision/mode';
import { Severity } from '../../../src/policy/rule/severity';
import { State } from '../../../src/policy/rule/verdict';
import { RenderedResource, RenderedStack } from '../../../src/policy/template/rendered';
import { ResourceView } from '../../../src/policy/template/resource-view';

const rule = (id: string, facts: Partial<RuleFacts> = {}): RuleFacts =>
  ({ id, severity: Severity.ERROR, statement: 'it holds', why: 'it matters', fix: 'mend it', sameAs: [], controls: [], ...facts });
const resource = (logicalId = 'Db', definition: Partial<RenderedResource['definition']> = {}): RenderedResource => ({
  definition: { Type: 'AWS::RDS::DBCluster', ...definition },
  stack: {} as RenderedStack,
  view: new ResourceView({ path: `Shop/${logicalId}`, stack: 'Shop', template: 'Shop.template.json', logicalId, type: 'AWS::RDS::DBCluster' }, {}),
});
const db = resource();
const evaluation = (overrides: Partial<Evaluation> = {}): Evaluation =>
  ({ rule: rule('PR-A-B'), pack: 'Ours', resource: db, state: State.NON_COMPLIANT, message: 'it is off', ...overrides });
const policyOf = (props: Partial<PolicyLayerProps> = {}) =>
  GovernancePolicy.fromLayers([new PolicyLayer({ name: PolicyLayerName.ORGANIZATION, ...props })])._at({});
const context = (overrides: Partial<ResourceContext> = {}): ResourceContext => ({
  mode: GovernanceMode.ENFORCE,
  identity: ['shop', 'Orders', 'Resource'],
  lastingPlace: { within: 'shop/Orders', construct: 'Resource' },
  exceptions: new Map(),
  place: { path: 'Shop/Db', type: 'AWS::RDS::DBCluster', environments: [] },
  policy: policyOf(),
  lastingDetail: (detail) => detail,
  lastingValue: JSON.stringify,
  ...overrides,
});
const exception: Exception = { id: 'x', origin: 'proposal', component: 'Shop/Orders', reason: 'on purpose' };

describe('decide', () => {
  test.each([
    [Severity.ERROR, State.NON_COMPLIANT, GovernanceMode.ENFORCE, 'blocking'],
    [Severity.ERROR, State.NON_COMPLIANT, GovernanceMode.WARN, 'advisory'],
    [Severity.ERROR, State.NON_COMPLIANT, GovernanceMode.OBSERVE, 'advisory'],
    [Severity.WARNING, State.NON_COMPLIANT, GovernanceMode.ENFORCE, 'advisory'],
    [Severity.INFO, State.NON_COMPLIANT, GovernanceMode.ENFORCE, 'advisory'],
    [Severity.ERROR, State.UNKNOWN, GovernanceMode.ENFORCE, 'advisory'],
  ])('a %s that is %s under %s is %s', (severity, state, mode, disposition) => {
    expect(decide([evaluation({ rule: rule('PR-A-B', { severity }), state })], () => context({ mode }))).toMatchObject([{ disposition }]);
  });

  test('what complies is no finding', () => {
    expect(decide([evaluation({ state: State.COMPLIANT }), evaluation({ state: State.NOT_APPLICABLE })], () => context())).toEqual([]);
  });

  test('an exception lifts the rule that it names and no other', () => {
    const exceptions = new Map([['PR-A-B', exception]]);
    const findings = decide([evaluation(), evaluation({ rule: rule('PR-A-C') })], () => context({ exceptions }));
    expect(findings.map(({ rule: id, disposition }) => [id, disposition])).toEqual([['PR-A-B', 'waived'], ['PR-A-C', 'blocking']]);
  });

  test.each([['PR-A-B'], ['Theirs-1'], ['X/1']])('nothing excepts what the policy never excepts, named by %s', (name) => {
    const exceptions = new Map([['PR-A-B', exception]]);
    const joined = [evaluation({ rule: rule('PR-A-B', { sameAs: ['Theirs-1'], controls: ['X/1'] }) }), evaluation({ rule: rule('Theirs-1'), pack: 'Theirs' })];
    expect(decide(joined, () => context({ exceptions }))).toMatchObject([{ disposition: 'waived' }]);
    expect(decide(joined, () => context({ exceptions, policy: policyOf({ exceptions: { never: [name] } }) }))).toMatchObject([{ disposition: 'blocking' }]);
  });

  test('an exception for a violation does not cover what is unknown', () => {
    const exceptions = new Map([['PR-A-B', exception]]);
    const [finding] = decide([evaluation({ state: State.UNKNOWN })], () => context({ exceptions }));
    expect([finding.disposition, finding.waiver]).toEqual(['advisory', undefined]);
  });

  test('an exception for one detail does not lift another, nor the rule as a whole', () => {
    const exceptions = new Map([['PR-A-B[one]', exception]]);
    const findings = decide([evaluation({ detail: 'one' }), evaluation({ detail: 'two' }), evaluation()], () => context({ exceptions }));
    expect(findings.map(({ detail, disposition }) => [detail, disposition]))
      .toEqual([[undefined, 'blocking'], ['one', 'waived'], ['two', 'blocking']]);
  });

  test('packs that share a check have one finding with all controls, and the detail tells findings apart', () => {
    const check = { shared: true };
    const said = (pack: string, detail: string) => evaluation({ rule: rule(`${pack}-Rule`, { check, controls: [`${pack}/1`] }), pack, detail });
    const findings = decide([said('A', 'one'), said('A', 'two'), said('B', 'one')], () => context());
    expect(findings.map(({ detail, packs, controls, sameAs }) => [detail, packs, controls, sameAs])).toEqual([
      ['one', ['A', 'B'], ['A/1', 'B/1'], ['B-Rule[one]']], ['two', ['A'], ['A/1'], []],
    ]);
  });

  test('rules that nobody knew to be the same are joined by one that knows both', () => {
    const theirs = (pack: string) => evaluation({ rule: rule(`${pack}-1`, { check: { of: pack } }), pack });
    const ours = evaluation({ rule: rule('PR-A-B', { sameAs: ['A-1', 'B-1'] }) });
    expect(decide([theirs('A'), theirs('B'), ours], () => context())).toMatchObject([{ rule: 'PR-A-B', sameAs: ['A-1', 'B-1'] }]);
  });

  test('a rule may find two things in two properties of a resource', () => {
    const found = (property: string) => evaluation({ rule: rule('W1', { differsByProperty: true }), property });
    expect(decide([found('A'), found('B'), found('A')], () => context()).map(({ property }) => property).sort()).toEqual(['A', 'B']);
  });

  test('findings come in the order in which one reads: template, path, logical id, rule, detail', () => {
    const at = (template: string, path: string, logicalId: string): RenderedResource => ({
      ...resource(logicalId), view: new ResourceView({ path, stack: '', template, logicalId, type: 'AWS::RDS::DBCluster' }, {}),
    });
    const said = (place: RenderedResource, id: string, detail?: string) => evaluation({ resource: place, rule: rule(id), detail });
    const [a, b, c, d] = [at('1', 'A', 'X'), at('1', 'B', 'X'), at('1', 'B', 'Y'), at('2', 'A', 'X')];
    const inOrder = [said(a, 'PR-A'), said(a, 'PR-B', 'one'), said(a, 'PR-B', 'two'), said(b, 'PR-A'), said(c, 'PR-A'), said(d, 'PR-A')];
    const names = (findings: Finding[]) => findings.map(({ resource: place, rule: id, detail }) => [place!.template, place!.path, place!.logicalId, id, detail].join(' '));
    const expected = names(decide(inOrder, () => context()));
    expect(expected.map((name) => name.trim())).toEqual(['1 A X PR-A', '1 A X PR-B one', '1 A X PR-B two', '1 B X PR-A', '1 B Y PR-A', '2 A X PR-A']);
    expect(names(decide([...inOrder].reverse(), () => context()))).toEqual(expected);
  });

  test.each([[undefined, undefined], ['IsProd', { name: 'IsProd', holds: 'sometimes' }]])('the finding on a resource under the condition %s says so', (Condition, condition) => {
    const conditional = { ...resource('Db', { Condition }), stack: { content: { Conditions: {} } } as RenderedStack };
    expect(decide([evaluation({ resource: conditional })], () => context())[0].condition).toEqual(condition);
  });

  test('the severity is that of the place, and unknown has its own', () => {
    const policy = policyOf({ rules: { 'PR-A-B': { unknown: 'ERROR' }, 'PR-A-C': { severity: 'INFO' }, 'PR-A-D': { severity: 'INFO' }, 'X/1': { severity: 'ERROR' } } });
    const findings = decide([evaluation({ state: State.UNKNOWN }), evaluation({ rule: rule('PR-A-C') }), evaluation({ rule: rule('PR-A-D', { controls: ['X/1'] }) })], () => context({ policy }));
    expect(findings.map(({ rule: id, severity, disposition }) => [id, severity, disposition]))
      .toEqual([['PR-A-B', 'ERROR', 'blocking'], ['PR-A-C', 'INFO', 'advisory'], ['PR-A-D', 'ERROR', 'blocking']]);
  });

  test('two packs that make the same check have one finding, in the words of the one that knows of the other', () => {
    const theirs = evaluation({ rule: rule('Theirs-1'), pack: 'Theirs' });
    const ours = evaluation({ rule: rule('PR-A-B', { sameAs: ['Theirs-1'] }) });
    for (const order of [[theirs, ours], [ours, theirs]]) {
      expect(decide(order, () => context())).toMatchObject([{ rule: 'PR-A-B', sameAs: ['Theirs-1'], packs: ['Ours', 'Theirs'] }]);
    }
  });

  test('a check of several packs matters as much as it does to the strictest of them', () => {
    const ours = evaluation({ rule: rule('PR-A-B', { sameAs: ['Theirs-1'], severity: Severity.WARNING }) });
    expect(decide([ours, evaluation({ rule: rule('Theirs-1') })], () => context())).toMatchObject([{ rule: 'PR-A-B', severity: 'ERROR', disposition: 'blocking' }]);
  });

  test('the same check on two resources stays two findings', () => {
    const ours = rule('PR-A-B', { sameAs: ['Theirs-1'] });
    expect(decide([evaluation({ rule: ours }), evaluation({ rule: rule('Theirs-1'), resource: resource('Other') })], () => context())).toHaveLength(2);
  });

  test('a violation and an unknown of the same check stay two findings', () => {
    const ours = rule('PR-A-B', { sameAs: ['Theirs-1'] });
    expect(decide([evaluation({ rule: ours }), evaluation({ rule: rule('Theirs-1'), state: State.UNKNOWN })], () => context())).toHaveLength(2);
  });

  test('one rule in two packs is one finding', () => {
    expect(decide([evaluation(), evaluation({ pack: 'Other' })], () => context())).toMatchObject([{ packs: ['Other', 'Ours'] }]);
  });

  test('ids come from the identity, the rule, the detail, the property and the state', () => {
    const idOf = (overrides: Partial<Evaluation>, identity = ['shop', 'Orders', 'Resource']) => decide([evaluation(overrides)], () => context({ identity }))[0].id;
    const ids = [
      idOf({}), idOf({ detail: 'x' }), idOf({ property: 'P' }), idOf({ state: State.UNKNOWN }), idOf({ rule: rule('PR-A-C') }), idOf({}, ['shop', 'Stock', 'Resource']),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(idOf({ message: 'other words', resource: resource('Renamed') })).toBe(ids[0]);
  });

  test('the order of findings does not depend on the order of evaluations', () => {
    const evaluations = ['C', 'A', 'B'].map((id) => evaluation({ rule: rule(`PR-A-${id}`) }));
    expect(decide(evaluations, () => context())).toEqual(decide([...evaluations].reverse(), () => context()));
  });
});

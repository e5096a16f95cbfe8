import { GovernancePolicy, PolicyLayer, PolicyLayerName, PolicyLayerProps, RuleSetting } from '../../../../src/policy/decision/layers';
import { PolicyPlace } from '../../../../src/policy/decision/layers/layer-place';
import { GovernanceMode } from '../../../../src/policy/decision/mode';
import { ParameterOrder, RuleParameter } from '../../../../src/policy/rule/rule-parameter';
import { Severity } from '../../../../src/policy/rule/severity';
import { State } from '../../../../src/policy/rule/verdict';

const { ORGANIZATION, DOMAIN, APPLICATION } = PolicyLayerName;
const { ERROR, WARNING, INFO } = Severity;
type Settings = Partial<PolicyLayerProps>;

const policyOf = (...layers: Settings[]) => GovernancePolicy.fromLayers(layers.map((props) => new PolicyLayer({ name: ORGANIZATION, ...props })));
const at = (place: PolicyPlace, ...layers: Settings[]) => policyOf(...layers)._at(place);
const rules = (setting: RuleSetting, id = 'PR-A-B') => ({ rules: { [id]: setting } });

describe('the severity of a finding', () => {
  const severity = (own: Severity, state: State, place: PolicyPlace, ...layers: Settings[]) =>
    at(place, ...layers).severityOf({ id: 'PR-A-B', severity: own }, state, ['NIST.800-53.R5/SC-28']);

  test.each<[string, Severity, Severity, ...Settings[]]>([
    ['is that of the rule where no layer says another', WARNING, WARNING],
    ['may be lowered by the organization', ERROR, INFO, rules({ severity: 'INFO' })],
    ['may be raised by the organization', INFO, ERROR, rules({ severity: 'ERROR' })],
    ['is the strictest of several layers of the organization', INFO, WARNING, rules({ severity: 'WARNING' }), { ...rules({ severity: 'INFO' }), source: 'b' }],
    ['is not lowered by a narrower layer', ERROR, ERROR, { name: DOMAIN, ...rules({ severity: 'INFO' }) }],
    ['is raised by a narrower layer', INFO, WARNING, { name: DOMAIN, ...rules({ severity: 'WARNING' }) }],
    ['that the organization lowered is raised by a narrower layer as far as it says', ERROR, WARNING, rules({ severity: 'INFO' }), { name: DOMAIN, ...rules({ severity: 'WARNING' }) }],
    ['that the organization raised is not lowered below it', INFO, ERROR, rules({ severity: 'ERROR' }), { name: APPLICATION, ...rules({ severity: 'WARNING' }) }],
    ['may be set for a control', INFO, ERROR, rules({ severity: 'ERROR' }, 'NIST.800-53.R5/SC-28')],
    ['is the stricter one of rule and control', INFO, ERROR, { rules: { 'PR-A-B': { severity: 'WARNING' }, 'NIST.800-53.R5/SC-28': { severity: 'ERROR' } } }],
    ['is not that of another rule', INFO, INFO, rules({ severity: 'ERROR' }, 'PR-A-C')],
  ])('%s', (_, own, expected, ...layers) => expect(severity(own, State.NON_COMPLIANT, {}, ...layers)).toBe(expected));

  test.each<[string, Severity, ...Settings[]]>([
    ['is WARNING where no layer says another', WARNING],
    ['may be lowered by the organization', INFO, rules({ unknown: 'INFO' })],
    ['may be raised', ERROR, { name: DOMAIN, ...rules({ unknown: 'ERROR' }) }],
    ['is not lowered by a narrower layer', WARNING, { name: DOMAIN, ...rules({ unknown: 'INFO' }) }],
    ['is nothing that a severity for violations changes', WARNING, rules({ severity: 'ERROR' })],
  ])('of what is unknown %s', (_, expected, ...layers) => expect(severity(ERROR, State.UNKNOWN, {}, ...layers)).toBe(expected));

  test.each<[PolicyPlace, State, Severity]>([
    [{ tier: 'playground' }, State.NON_COMPLIANT, WARNING], [{ tier: 'PLAYGROUND' }, State.NON_COMPLIANT, WARNING], [{ tier: 'production' }, State.NON_COMPLIANT, ERROR], [{}, State.NON_COMPLIANT, ERROR],
    [{ tier: 'playground' }, State.UNKNOWN, WARNING], [{ tier: 'production' }, State.UNKNOWN, ERROR], [{}, State.UNKNOWN, ERROR], [{ tier: 'staging' }, State.UNKNOWN, ERROR],
  ])('at %j, %s, it is the one of the tier', (place, state, expected) => {
    expect(severity(INFO, state, place, rules({ severity: 'ERROR', unknown: 'ERROR', tiers: { Playground: 'WARNING', STAGING: 'ERROR' } }))).toBe(expected);
  });

  test('an entry for a tier lowers nothing that another layer says', () => {
    expect(severity(INFO, State.NON_COMPLIANT, { tier: 'playground' }, rules({ severity: 'ERROR' }), { name: DOMAIN, ...rules({ severity: 'ERROR', tiers: { PLAYGROUND: 'INFO' } }) })).toBe(ERROR);
  });
});

describe('the mode', () => {
  const announced = { mode: { is: GovernanceMode.ENFORCE, from: '2027-01-01' } };

  test.each([
    ['2026-12-31T23:59:59.999Z', 'observe'], ['2027-01-01T00:00:00.000Z', 'enforce'], ['2027-01-02T12:00:00.000Z', 'enforce'],
  ])('at %s of an announced start is %s', (instant, mode) => expect(at({}, announced).modeAt(instant)).toBe(mode));

  test.each([['2026-12-31', 'warn'], ['2027-01-01', 'enforce']])('on %s is the strictest of all layers: %s', (instant, mode) => {
    expect(at({}, announced, { name: DOMAIN, mode: { is: GovernanceMode.WARN } }).modeAt(instant)).toBe(mode);
  });

  test('is nothing where no layer says', () => {
    expect(at({ tier: 'staging' }, { ...announced, appliesTo: { tiers: ['PRODUCTION'] } }).modeAt('2027-01-01')).toBeUndefined();
  });
});

describe('lists', () => {
  test('of what is allowed have what all layers allow that hold', () => {
    const layers: Settings[] = [{ allow: { regions: ['eu-west-1', 'eu-central-1'] } }, { name: DOMAIN, appliesTo: { tiers: ['PRODUCTION'] }, allow: { regions: ['eu-west-1', 'us-east-1'] } }];
    expect(at({ tier: 'production' }, ...layers).allowed('regions')).toEqual(['eu-west-1']);
    expect(at({}, ...layers).allowed('regions')).toEqual(['eu-central-1', 'eu-west-1']);
    expect(at({}, ...layers).allowed('accounts')).toBeUndefined();
  });

  test('of what must be have what any layer asks for', () => {
    const here = at({}, { packs: ['B'], tags: { required: ['owner'], values: { owner: 'team-.+' } } }, { name: DOMAIN, packs: ['A'], tags: { required: ['cost-center'], values: { owner: '.{1,20}' } } });
    expect([here.packs(), here.requiredTags(), [...here.tagPatterns()]]).toEqual([['A', 'B'], ['cost-center', 'owner'], [['owner', ['.{1,20}', 'team-.+']]]]);
  });

  test('are empty where nobody asks', () => {
    expect([at({}).packs(), at({}).requiredTags(), [...at({}).tagPatterns()]]).toEqual([[], [], []]);
  });
});

describe('other settings', () => {
  test('ranges, lifetimes and approvers are as strict as all layers', () => {
    const here = at({},
      { envelopes: { 'A.b': { PRODUCTION: { free: '1 TiB', freeFrom: '1 GiB' } } }, exceptions: { longest: { ERROR: 'P180D' }, approvers: { ERROR: ['a', 'b'] }, never: ['X'] } },
      { name: DOMAIN, envelopes: { 'A.b': { production: { free: '512 GiB', freeFrom: '2 GiB' } } }, exceptions: { longest: { ERROR: 'P4W' }, approvers: { ERROR: ['b', 'c'] }, never: ['Y'] } });
    expect(['envelopes.A.b.PRODUCTION.free', 'envelopes.A.b.PRODUCTION.freeFrom', 'exceptions.longest.ERROR', 'exceptions.approvers.ERROR', 'exceptions.never'].map((key) => here.valueOf(key)))
      .toEqual(['512 GiB', '2 GiB', 'P28D', ['b'], ['X', 'Y']]);
  });

  test('what no sign-off grants is never excepted, whatever layers say', () => {
    expect([...at({}).neverExcepted()]).toEqual(['PR-GOVERNANCE-ENVELOPE-REFUSED']);
    expect([...at({}, { exceptions: { never: ['X'] } }).neverExcepted()]).toEqual(['PR-GOVERNANCE-ENVELOPE-REFUSED', 'X']);
  });

  test('this library alone is trusted where no layer says', () => {
    expect([at({}).trusts('cdk-paved-road', '1.0.0'), at({}).trusts('acme', '1.0.0')]).toEqual([true, false]);
  });

  test('what every layer trusts is trusted, also when it is not this library', () => {
    const here = at({}, { exceptions: { trust: ['acme@^1', 'cdk-paved-road@^1'] } }, { name: DOMAIN, exceptions: { trust: ['acme@>=1.2'] } });
    expect([here.trusts('acme', '1.2.0'), here.trusts('acme', '1.1.0'), here.trusts('cdk-paved-road', '1.2.0')]).toEqual([true, false, false]);
  });

  test.each<[string, (boolean | undefined)[], boolean]>([
    ['no layer says anything', [undefined], true], ['one allows them', [true], true], ['one does not', [false], false],
    ['a wider one does not', [false, true], false], ['a narrower one does not', [true, false], false],
  ])('exceptions of the platform count unless a layer says no: %s', (_, [wide, narrow], counts) => {
    expect(at({}, { exceptions: { platform: wide } }, { name: DOMAIN, exceptions: { platform: narrow } }).allowsPlatformExceptions()).toBe(counts);
  });

  test('a policy is merged once for places where the same layers hold', () => {
    const policy = policyOf({ packs: ['A'] }, { name: DOMAIN, appliesTo: { components: ['Orders'] } });
    expect(policy._at({ component: 'Stock' })).toBe(policy._at({ component: 'Users' }));
    expect(policy._at({ component: 'Stock' })).not.toBe(policy._at({ component: 'Orders' }));
    expect(policy._at({ tier: 'staging' })).toBe(policy._at({ tier: 'STAGING' }));
    expect(policy._at({ tier: 'staging' })).not.toBe(policy._at({ tier: 'production' }));
  });
});

describe('a parameter of a rule', () => {
  const parameter = (stricter: ParameterOrder, own: unknown): RuleParameter => ({ name: 'x', description: 'something', default: own, stricter });
  const value = (wanted: RuleParameter, ...values: [PolicyLayerName, unknown][]) =>
    at({}, ...values.map(([name, x], index) => ({ name, source: `${index}`, ...rules({ parameters: { x } }) }))).parameterOf('PR-A-B', wanted);

  test.each<[ParameterOrder, unknown, [PolicyLayerName, unknown][], unknown]>([
    [ParameterOrder.GREATER, 7, [], 7],
    [ParameterOrder.GREATER, 7, [[ORGANIZATION, 3]], 3],
    [ParameterOrder.GREATER, 7, [[DOMAIN, 3]], 7],
    [ParameterOrder.GREATER, 7, [[ORGANIZATION, 3], [DOMAIN, 5]], 5],
    [ParameterOrder.SMALLER, 7, [[DOMAIN, 9], [APPLICATION, 5]], 5],
    [ParameterOrder.FEWER, ['a', 'b'], [[DOMAIN, ['b', 'c']]], ['b']],
    [ParameterOrder.FEWER, ['a', 'b'], [[ORGANIZATION, ['b', 'c']]], ['b', 'c']],
    [ParameterOrder.MORE, ['b'], [[DOMAIN, ['a']]], ['a', 'b']],
    [ParameterOrder.MORE, [], [[ORGANIZATION, []], [DOMAIN, ['a']]], ['a']],
  ])('of which the %s is stricter, %j by itself and %j in layers, is %j', (order, own, values, expected) => {
    expect(value(parameter(order, own), ...values)).toEqual(expected);
  });

  test.each<[unknown, unknown, string]>([[7, ['a'], "'rules.PR-A-B.parameters.x' must be a number, got a in domain (0)"], [['a'], 7, 'must be a list, got 7 in domain (0)']])(
    'that is %j by itself cannot be %j', (own, given, words) => {
      const order = Array.isArray(own) ? ParameterOrder.MORE : ParameterOrder.GREATER;
      expect(() => value(parameter(order, own), [DOMAIN, given])).toThrow(words);
    });
});

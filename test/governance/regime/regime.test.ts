import { Charter } from '../../../src/governance/regime/charter';
import { Regime } from '../../../src/governance/regime/regime';
import { GovernancePolicy, PolicyLayer, PolicyLayerName } from '../../../src/policy/decision/layers';
import { PolicyPlace } from '../../../src/policy/decision/layers/layer-place';
import { GovernanceMode } from '../../../src/policy/decision/mode';

const { OBSERVE, WARN, ENFORCE } = GovernanceMode;

const modeOf = ({ code, layers = [], applied = true, instant = '2026-11-01T00:00:00Z', place = {} }: {
  code?: GovernanceMode; layers?: PolicyLayer[]; applied?: boolean; instant?: string; place?: PolicyPlace;
}) => {
  const charter = new Charter();
  charter.mode = code;
  charter.applied = applied;
  return new Regime(charter, GovernancePolicy.fromLayers(layers), instant).modeAt(place);
};

const saying = (is: GovernanceMode, more: object = {}) => [new PolicyLayer({ name: PolicyLayerName.ORGANIZATION, mode: { is, ...more } })];

describe('Regime', () => {
  test.each([[true, ENFORCE], [false, OBSERVE]])('where nobody says anything, applied %s is %s', (applied, mode) => expect(modeOf({ applied })).toBe(mode));

  test.each([OBSERVE, WARN, ENFORCE])('what is asked for in code holds alone: %s', (code) => expect(modeOf({ code })).toBe(code));

  test.each([OBSERVE, WARN, ENFORCE])('what a layer says holds alone: %s', (is) => {
    expect([modeOf({ layers: saying(is) }), modeOf({ layers: saying(is), applied: false })]).toEqual([is, is]);
  });

  test.each([
    [OBSERVE, WARN, WARN], [OBSERVE, ENFORCE, ENFORCE], [WARN, OBSERVE, WARN], [WARN, ENFORCE, ENFORCE],
    [ENFORCE, OBSERVE, ENFORCE], [ENFORCE, WARN, ENFORCE], [WARN, WARN, WARN],
  ])('%s in code and %s in a layer is %s, the stricter', (code, is, mode) => expect(modeOf({ code, layers: saying(is) })).toBe(mode));

  test.each([['2026-12-31T23:59:59Z', WARN], ['2027-01-01T00:00:00Z', ENFORCE]])('goes by the instant of the synthesis: %s', (instant, mode) => {
    expect(modeOf({ layers: saying(ENFORCE, { from: '2027-01-01', before: WARN }), instant })).toBe(mode);
  });

  test('says what the layers say in a place', () => {
    const layer = new PolicyLayer({ name: PolicyLayerName.ORGANIZATION, appliesTo: { tiers: ['PRODUCTION'] }, allow: { regions: ['eu-west-1'] } });
    const regime = new Regime(new Charter(), GovernancePolicy.fromLayers([layer]), '2026-11-01T00:00:00Z');
    expect([regime.at({ tier: 'production' }).allowed('regions'), regime.at({ tier: 'staging' }).allowed('regions')]).toEqual([['eu-west-1'], undefined]);
  });
});

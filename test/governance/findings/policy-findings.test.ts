import { policyWords } from '../../../src/governance/findings/policy-findings';
import { ControlIndex } from '../../../src/packs/controls/control-index';
import { OWN_MAPPINGS } from '../../../src/packs/controls/own-mappings';
import { PackRun } from '../../../src/policy/collection/collect';
import { GapKind } from '../../../src/policy/collection/coverage-gap';
import { GovernancePolicy, PolicyLayer, PolicyLayerName } from '../../../src/policy/decision/layers';

const pack = { name: 'Acme', ruleIds: ['ACME-A-B'] } as unknown as PackRun;
const controls = new ControlIndex(OWN_MAPPINGS);
const said = (rules: string[], missing: string[] = [], packs: PackRun[] = [pack]) => {
  const layer = new PolicyLayer({ name: PolicyLayerName.ORGANIZATION, rules: Object.fromEntries(rules.map((id) => [id, { severity: 'ERROR' }])) });
  return policyWords(GovernancePolicy.fromLayers([layer]), missing, packs, controls);
};

describe('policyWords', () => {
  test('says nothing of a policy that is right', () => expect(said(['ACME-A-B'])).toEqual([]));

  test('says which packs nobody has, each for itself', () => {
    expect(said([], ['Initech', 'Hooli'])).toMatchObject([
      { rule: 'PR-GOVERNANCE-PACK-MISSING', state: 'unknown', message: "the policy asks for the pack Initech, which is neither one of cdk-nag's nor given to the app" },
      { rule: 'PR-GOVERNANCE-PACK-MISSING', message: expect.stringContaining('Hooli') },
    ]);
  });

  test('a missing pack is an ERROR of its own', () => expect(said([], ['Initech'])[0].severity).toBeUndefined());

  test.each([['a rule that no pack has', 'ACME-A-C'], ['a reserved id that is none', 'PR-GOVERNANCE-PACK-TIRED']])('doubts %s, as a warning', (_, id) => {
    expect(said([id])).toMatchObject([{ rule: 'PR-GOVERNANCE-POLICY-DOUBTFUL', state: 'non-compliant', severity: 'WARNING', message: expect.stringContaining(id) }]);
  });

  test.each([...Object.values(GapKind).map((kind) => kind.toUpperCase()), 'MACRO', 'PACK-MISSING', 'ENGINE-NOT-ALLOWED', 'SIZE-NOT-ALLOWED', 'EXPOSURE-NOT-ALLOWED', 'REGION-NOT-ALLOWED', 'ACCOUNT-NOT-ALLOWED',
    'TIER-NOT-ALLOWED', 'LIFETIME-MISSING', 'LIFETIME-TOO-LONG', 'STACK-TAG-UNRESOLVED', 'POLICY-UNREADABLE', 'POLICY-DOUBTFUL', 'WAIVER-PENDING', 'WAIVER-BASE-UNKNOWN'])('knows PR-GOVERNANCE-%s, whose severity a policy may set', (name) => {
    expect(said([`PR-GOVERNANCE-${name}`])).toEqual([]);
  });

  test('knows controls', () => expect(said([controls.all()[0]])).toEqual([]));
});

import { Words } from './words';
import { ControlIndex } from '../../packs/controls/control-index';
import { PackRun } from '../../policy/collection/collect';
import { FaultKind } from '../../policy/decision/exceptions/waiver-fault';
import { GovernancePolicy } from '../../policy/decision/layers';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';

/**
 * What is wrong with a policy that can be read: packs that nobody has, which judge nothing, and what is legal and probably not meant.
 *
 * @param missing names of packs that layers ask for and nobody has
 * @param doubts what else is legal and probably not meant, a sentence for each
 */
export function policyWords(
  policy: GovernancePolicy, missing: readonly string[], packs: readonly PackRun[], controls: ControlIndex, doubts: readonly string[] = [],
): Words[] {
  const rules = packs.flatMap(({ ruleIds }) => ruleIds);
  const known = [...rules, ...RESERVED, ...controls.all()];
  const doubtful = [...policy.problems(), ...policy._unknownRules(known), ...withoutPlace(policy), ...doubts];
  return [...missing.map(packMissing), ...doubtful.map(probablyNotMeant)];
}

/** Settings that hold for the app as a whole, in layers that hold in some places alone. */
function withoutPlace({ layers }: GovernancePolicy): string[] {
  return layers.filter(({ _scope }) => Object.keys(_scope).length > 0).flatMap((layer) => [...layer._statements.keys()]
    .filter((key) => key === 'mode' || key.startsWith('tags.') || key === 'exceptions.longestBaseline')
    .map((key) => `'${key}' holds for the app as a whole and has no effect in ${layer._inWords(key)}, which holds in some places alone`));
}

/** Ids of findings that come from no rule of a pack and whose severity a policy may set. */
export const RESERVED = [
  'PACK-CRASHED', 'RULE-CRASHED', 'PACK-IDLE', 'PACK-MISSING', 'TWO-COPIES', 'RESOURCE-UNJUDGED', 'TEMPLATE-UNJUDGED', 'TREE-CHANGED', 'MACRO', 'STACK-TAG-UNRESOLVED',
  'REGION-NOT-ALLOWED', 'ACCOUNT-NOT-ALLOWED', 'TIER-NOT-ALLOWED', 'ENGINE-NOT-ALLOWED', 'SIZE-NOT-ALLOWED', 'EXPOSURE-NOT-ALLOWED',
  'LIFETIME-MISSING', 'LIFETIME-TOO-LONG', 'ENVELOPE-EXCEEDED', 'ENVELOPE-REFUSED', 'OBJECTIVE-BROKEN',
  'POLICY-UNREADABLE', 'POLICY-DOUBTFUL', 'BASELINE-UNREADABLE', 'BASELINE-EXPIRED', 'BASELINE-EXPIRING', 'BASELINE-STALE',
  'REGISTER-UNREADABLE', ...Object.values(FaultKind).map((kind) => `WAIVER-${kind}`), 'WAIVER-BASE-UNKNOWN',
  'ACKNOWLEDGEMENT', 'PROPOSAL-UNTRUSTED', 'INJECTOR-SHADOWED', 'EVIDENCE-UNWRITTEN',
].map((name) => `PR-GOVERNANCE-${name}`);

function packMissing(name: string): Words {
  return {
    rule: 'PR-GOVERNANCE-PACK-MISSING',
    packs: ['governance'],
    state: State.UNKNOWN,
    message: `the policy asks for the pack ${name}, which is neither one of cdk-nag's nor given to the app`,
    statement: 'every pack that the policy asks for judges the app',
    why: 'what a pack did not look at would pass without anybody knowing',
    fix: 'hand the pack to \'Governance.apply(app, { packs })\', or mend its name in the policy',
  };
}

function probablyNotMeant(message: string): Words {
  return {
    rule: 'PR-GOVERNANCE-POLICY-DOUBTFUL',
    packs: ['governance'],
    state: State.NON_COMPLIANT,
    severity: Severity.WARNING,
    message,
    statement: 'every setting of the policy has an effect',
    why: 'a setting that names nothing protects nothing',
    fix: 'mend the setting that the message names',
  };
}

import { PackChange, RuleChange } from './comparison';
import { pairs } from './pairs';
import { PackRun } from '../../policy/collection/collect';
import { GovernanceRecord } from '../record/record';

/** The packs that are new, gone, of another version or of other rules. */
export function packChanges({ packs: before }: Pick<GovernanceRecord, 'packs'>, { packs: after }: Pick<GovernanceRecord, 'packs'>): PackChange[] {
  const { both, added, gone } = pairs(before, after, [({ name }) => name]);
  return [
    ...both.map((pair) => packChange(pair.before, pair.after))
      .filter((change) => change.before !== change.after || change.addedRules.length + change.removedRules.length > 0),
    ...added.map((pack) => packChange(undefined, pack)),
    ...gone.map((pack) => packChange(pack, undefined)),
  ];
}

function packChange(before: PackRun | undefined, after: PackRun | undefined): PackChange {
  const [rulesBefore, rulesAfter] = [before, after].map((pack) => new Set(pack?.ruleIds));
  return {
    name: (after ?? before)!.name,
    before: before?.version,
    after: after?.version,
    addedRules: [...rulesAfter].filter((rule) => !rulesBefore.has(rule)),
    removedRules: [...rulesBefore].filter((rule) => !rulesAfter.has(rule)),
  };
}

/** The rules that matter more or less by themselves than they did. */
export function ruleChanges({ rules: before }: Pick<GovernanceRecord, 'rules'>, { rules: after }: Pick<GovernanceRecord, 'rules'>): RuleChange[] {
  return pairs(before, after, [({ id }) => id]).both.filter((pair) => pair.before.severity !== pair.after.severity)
    .map((pair) => ({ rule: pair.after.id, before: pair.before.severity, after: pair.after.severity }));
}

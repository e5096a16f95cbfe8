import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { TagKey } from '../../tagging/tag-keys';
import { Census, Resident } from '../census';
import { Words } from '../findings/words';
import { sourceOf } from '../scope/source-position';

const BUDGET = 'AWS::Budgets::Budget';

/** Environments that own something, and in which nobody watches what is spent. Those that are made elsewhere have their budget there. */
export function spendWords(census: Census): Words[] {
  return census.residents().filter(({ scope, resources }) => scope.parts !== undefined && !scope.contract?.imported && resources.length > 0)
    .filter(({ resources }) => !resources.some(({ view }) => view.type === BUDGET))
    .map(budgetMissing);
}

function budgetMissing({ scope: { construct, identity }, resources: [first] }: Resident): Words {
  const { stack, template } = first.view.place;
  return {
    rule: 'PR-GOVERNANCE-BUDGET-MISSING',
    packs: ['governance'],
    severity: Severity.INFO,
    state: State.NON_COMPLIANT,
    resource: { path: construct.node.path, stack, template, logicalId: '', type: '' },
    source: sourceOf(undefined, construct),
    message: `the environment ${identity[TagKey.ENVIRONMENT]} has no budget: the tier ${identity[TagKey.TIER]} names no amount, and neither does the environment`,
    statement: 'somebody is told what an environment spends',
    why: 'what nobody watches is noticed with the bill, weeks later',
    fix: "set 'monthlyBudget' to the amount at whose 80 and 100 percent somebody shall be told",
  };
}

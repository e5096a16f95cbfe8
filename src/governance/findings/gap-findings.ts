import { Words } from './words';
import { CoverageGap, GapKind } from '../../policy/collection/coverage-gap';
import { State } from '../../policy/rule/verdict';

type GapWords = Pick<Words, 'rule' | 'statement' | 'why' | 'fix'>;

const WORDS: Record<GapKind, GapWords> = {
  [GapKind.PACK_CRASHED]: {
    rule: 'PR-GOVERNANCE-PACK-CRASHED',
    statement: 'every pack judges every resource',
    why: 'what a pack did not look at would pass without anybody knowing',
    fix: 'mend the pack, or take it out of the list',
  },
  [GapKind.RULE_CRASHED]: {
    rule: 'PR-GOVERNANCE-RULE-CRASHED',
    statement: 'every rule gives a verdict',
    why: 'what a rule could not judge for a mistake of its own would pass without anybody knowing',
    fix: 'mend the rule; what the template does not tell is `Verdict.unknown`',
  },
  [GapKind.PACK_IDLE]: {
    rule: 'PR-GOVERNANCE-PACK-IDLE',
    statement: 'every pack has at least one rule and asks it',
    why: 'a pack that asks nothing finds nothing, which looks the same as compliant',
    fix: 'mend the pack, or take it out of the list',
  },
  [GapKind.TWO_COPIES]: {
    rule: 'PR-GOVERNANCE-TWO-COPIES',
    statement: 'the app, cdk-nag and cdk-paved-road share one copy of aws-cdk-lib',
    why: 'a rule for constructs recognises them by their class, and a class of another copy is another class',
    fix: 'run `npm ls aws-cdk-lib`; depend on one version and let npm deduplicate it',
  },
  [GapKind.RESOURCE_UNJUDGED]: {
    rule: 'PR-GOVERNANCE-RESOURCE-UNJUDGED',
    statement: 'every resource of a type that rules exist for is judged',
    why: 'what no rule could look at would pass without anybody knowing',
    fix: 'write what the message names so that the template can be read, or take back the override that makes it unreadable',
  },
  [GapKind.TEMPLATE_UNJUDGED]: {
    rule: 'PR-GOVERNANCE-TEMPLATE-UNJUDGED',
    statement: 'every template of the app is judged',
    why: 'what no rule could look at would pass without anybody knowing',
    fix: 'make the stack below the App, before it is synthesized, as a Stack or a NestedStack',
  },
  [GapKind.TREE_CHANGED]: {
    rule: 'PR-GOVERNANCE-TREE-CHANGED',
    statement: 'whoever judges changes nothing',
    why: 'templates were rendered before, so what is judged after the change is no longer what is deployed',
    fix: 'make the change in an Aspect or a construct, and let the rule only look',
  },
};

/** What a hole in what was judged means for whoever reads the findings. */
export function gapWords({ kind, pack, resource, stack, message }: CoverageGap): Words {
  const place = resource?.view.place ?? (stack && { path: stack.path, stack: stack.path, template: stack.template, logicalId: '', type: 'AWS::CloudFormation::Stack' });
  return { ...WORDS[kind], packs: [pack ?? 'governance'], state: State.UNKNOWN, resource: place, message };
}

import { Stack, Token } from 'aws-cdk-lib';
import { Collection } from '../policy/collect';
import { Disposition, Finding } from '../policy/finding';
import { Severity } from '../policy/severity';
import { State } from '../policy/verdict';
import { shortHash } from '../private/stable-json';

/** What a finding says that comes from no rule of a pack. */
type Words = Pick<Finding, 'rule' | 'packs' | 'state' | 'resource' | 'message' | 'statement' | 'why' | 'fix'>;

/**
 * Findings that come from no rule of a pack. Their ids are reserved: `PR-GOVERNANCE-...`.
 *
 * @param enforcesIn whether findings block in a stack, or anywhere in the app
 */
export function appFindings({ packs, app }: Collection, enforcesIn: (stack?: string) => boolean): Finding[] {
  const crashed = packs.filter(({ crash }) => crash !== undefined).map(({ name, crash }) => packCrashed(name, crash!));
  const unresolved = app.stacks.flatMap(({ stack, template }) => unresolvedTags(stack).map((key) => stackTagUnresolved(stack, key, template)));
  return [...crashed, ...unresolved].map((words) => ({
    ...words,
    id: shortHash([words.rule, ...words.packs, words.message]),
    sameAs: [],
    controls: [],
    severity: Severity.ERROR,
    disposition: enforcesIn(words.resource?.stack) ? Disposition.BLOCKING : Disposition.ADVISORY,
  }));
}

/** A pack that died has judged nothing, and nothing is not the same as compliant. */
function packCrashed(name: string, crash: string): Words {
  return {
    rule: 'PR-GOVERNANCE-PACK-CRASHED',
    packs: [name],
    state: State.UNKNOWN,
    message: `the pack ${name} threw and judged nothing: ${crash}`,
    statement: 'every pack judges every resource',
    why: 'what a pack did not look at would pass without anybody knowing',
    fix: 'mend the pack, or take it out of the list',
  };
}

/** Tags of stacks stand in the manifest, where nothing resolves them any more. */
function unresolvedTags(stack: Stack): string[] {
  return Object.entries(stack.tags.tagValues()).filter(([key, value]) => Token.isUnresolved(key) || Token.isUnresolved(value)).map(([key]) => key);
}

function stackTagUnresolved({ node }: Stack, key: string, template: string): Words {
  return {
    rule: 'PR-GOVERNANCE-STACK-TAG-UNRESOLVED',
    packs: ['governance'],
    resource: { path: node.path, stack: node.path, template, logicalId: '', type: 'AWS::CloudFormation::Stack' },
    state: State.NON_COMPLIANT,
    message: `the tag '${key}' of the stack ${node.path} is a token`,
    statement: 'tags of stacks are known at synthesis',
    why: 'the text of the token itself would be deployed as the value',
    fix: 'write the value itself, or tag the resources instead of the stack',
  };
}

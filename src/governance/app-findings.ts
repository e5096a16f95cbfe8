import { Stack, Token } from 'aws-cdk-lib';
import { gapWords } from './gap-findings';
import { macroWords } from './macro-findings';
import { Words } from './words';
import { Collection } from '../policy/collect';
import { Disposition, Finding } from '../policy/finding';
import { RenderedApp } from '../policy/rendered-app';
import { ResourcePlace } from '../policy/resource-view';
import { Severity } from '../policy/severity';
import { State } from '../policy/verdict';
import { shortHash } from '../private/stable-json';

/** What follows from findings that come from no rule of a pack. */
export interface AppContext {
  /** Whether findings block in a stack, or anywhere in the app. */
  enforcesIn(stack?: string): boolean;
  /** How much a finding matters that comes from no rule. */
  severityOf(rule: string, own: Severity): Severity;
}

/** Findings that come from no rule of a pack. Their ids are reserved: `PR-GOVERNANCE-...`. */
export function appFindings(collection: Collection, more: readonly Words[], context: AppContext): Finding[] {
  const unresolved = collection.app.stacks.flatMap(({ stack, template }) =>
    unresolvedTags(stack).map((key) => stackTagUnresolved(stack, key, template)));
  const all = [...more, ...collection.gaps.map(gapWords), ...unresolved, ...macroWords(collection.evaluations)];
  return all.map((words) => {
    const severity = context.severityOf(words.rule, words.severity ?? Severity.ERROR);
    const blocks = severity === Severity.ERROR && context.enforcesIn(words.resource?.stack);
    return {
      ...words,
      id: shortHash([words.rule, ...words.packs, words.message]),
      sameAs: [],
      controls: [],
      severity,
      disposition: blocks ? Disposition.BLOCKING : Disposition.ADVISORY,
    };
  });
}

/** The place of a construct that is no resource: itself, in the innermost stack around it. Nothing for what lies around stacks. */
export function placeAt(path: string, { stacks }: RenderedApp): ResourcePlace | undefined {
  const around = stacks.filter((stack) => path === stack.path || path.startsWith(`${stack.path}/`));
  if (around.length === 0) return undefined;
  const { path: stack, template } = around.reduce((inner, other) => other.path.length > inner.path.length ? other : inner);
  return { path, stack, template, logicalId: '', type: path === stack ? 'AWS::CloudFormation::Stack' : '' };
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

import { Stack, Token } from 'aws-cdk-lib';
import { gapWords } from './gap-findings';
import { macroWords } from './macro-findings';
import { Words } from './words';
import { Collection } from '../../policy/collection/collect';
import { coveredBy, isForBaseline } from '../../policy/decision/exceptions/baseline-cover';
import { Candidate, WaivedPlace } from '../../policy/decision/exceptions/candidate';
import { WaiverDesk } from '../../policy/decision/exceptions/waiver-desk';
import { Disposition, dispositionOf, Exception, exceptionOf, Finding } from '../../policy/decision/finding';
import { EffectivePolicy } from '../../policy/decision/layers/effective-policy';
import { GovernanceMode } from '../../policy/decision/mode';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { RenderedApp } from '../../policy/template/rendered-app';
import { ResourcePlace } from '../../policy/template/resource-view';
import { isWithin } from '../../private/construct-path';
import { shortHash } from '../../private/stable-json';
import { BaselineLedger } from '../../waivers/baseline/baseline-ledger';
import { SightingPlace } from '../../waivers/baseline/sighting';

/** What follows from findings that come from no rule of a pack. */
export interface AppContext {
  /** What the layers of policy say everywhere. */
  readonly policy: EffectivePolicy;
  /** Whether findings block in a stack, or anywhere in the app. */
  enforcesIn(stack?: string): boolean;
  /** How much a finding matters that comes from no rule. */
  severityOf(rule: string, own: Severity): Severity;
}

/** Findings that come from no rule of a pack. Their ids are reserved: `PR-GOVERNANCE-...`. */
export class AppFindings {
  private readonly drafts: readonly AppDraft[];

  /** @param words what is said about the app, besides what its templates and what judged it give away */
  constructor(collection: Collection, words: readonly Words[], private readonly context: AppContext) {
    const unresolved = collection.app.stacks.flatMap(({ stack, template }) =>
      unresolvedTags(stack).map((key) => stackTagUnresolved(stack, key, template)));
    const known = (some: readonly Words[]) => some.map((each) => new AppDraft(each, context));
    const unseen = (some: readonly Words[]) => some.map((each) => new AppDraft(each, context, false));
    this.drafts = [...known(words), ...unseen(collection.gaps.map(gapWords)), ...known(unresolved), ...unseen(macroWords(collection.evaluations))];
  }

  /** Shows what may be excepted to the desk that knows the waivers. */
  public showTo(desk: WaiverDesk | undefined): void {
    for (const draft of this.drafts) desk?.show(draft, false);
  }

  /** The findings, those that a waiver lifts and those that were there before among them. */
  public all(desk?: WaiverDesk, baseline?: BaselineLedger): Finding[] {
    for (const draft of this.drafts) draft.waiver = exceptionOf(desk?.waiverFor(draft));
    const covered = coveredBy(baseline, this.drafts.filter((draft) => draft.isOpen));
    return this.drafts.map((draft) => draft.finding(this.context, covered.has(draft)));
  }
}

/** Findings about the app that nothing lifts, such as those about its waivers. */
export function appFindings(words: readonly Words[], context: AppContext): Finding[] {
  return words.map((each) => new AppDraft(each, context, false).finding(context));
}

/** A finding about the app before it is known whether a waiver lifts it. */
class AppDraft implements Candidate {
  public readonly severity: Severity;
  public readonly controls: readonly string[] = [];
  public readonly policy: EffectivePolicy;
  /** What lifts it. */
  public waiver?: Exception;
  public readonly id: string;

  /** @param isKnown whether it says what is wrong; what nobody could look at is found anew every time */
  constructor(private readonly words: Words, context: AppContext, private readonly isKnown = true) {
    this.severity = context.severityOf(words.rule, words.severity ?? Severity.ERROR);
    this.policy = context.policy;
    this.id = shortHash([words.rule, ...words.packs, words.message]);
  }

  public get names(): readonly string[] {
    return [this.words.rule];
  }

  public get state(): State {
    return this.words.state;
  }

  public get place(): WaivedPlace {
    const { path = '', type = '' } = this.words.resource ?? {};
    return { path, type, environments: [] };
  }

  public get lastingPlace(): SightingPlace | undefined {
    const { words: { resource }, isKnown } = this;
    return isKnown && resource ? { within: resource.stack, construct: resource.path } : undefined;
  }

  /** Whether nothing lifts it and a baseline may cover it. */
  public get isOpen(): boolean {
    return this.waiver === undefined && isForBaseline(this);
  }

  public value(): unknown {
    return undefined;
  }

  /** Its message has the values. */
  public fingerprint(): string {
    return this.id;
  }

  public finding(context: AppContext, isCovered = false): Finding {
    const { words, severity, id, waiver, isOpen, lastingPlace } = this;
    const mode = context.enforcesIn(words.resource?.stack) ? GovernanceMode.ENFORCE : GovernanceMode.OBSERVE;
    const disposition = dispositionOf(severity, mode, waiver, isCovered);
    const identity = isOpen ? lastingPlace : undefined;
    const fingerprint = disposition === Disposition.ADVISORY ? undefined : id;
    return { ...words, id, identity, sameAs: [], controls: [], severity, disposition, waiver, fingerprint };
  }
}

/** The place of a construct that is no resource: itself, in the innermost stack around it. Nothing for what lies around stacks. */
export function placeAt(path: string, { stacks }: RenderedApp): ResourcePlace | undefined {
  const around = stacks.filter((stack) => isWithin(path, stack.path));
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

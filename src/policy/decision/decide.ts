import { Evaluation, fullIdOf, RuleFacts } from '../collection/evaluation';
import { presence } from '../template/conditions';
import { coveredBy, isForBaseline } from './exceptions/baseline-cover';
import { Candidate, isForbidden, WaivedPlace } from './exceptions/candidate';
import { WaiverDesk } from './exceptions/waiver-desk';
import { Disposition, dispositionOf, Exception, exceptionOf, Finding } from './finding';
import { EffectivePolicy } from './layers/effective-policy';
import { GovernanceMode } from './mode';
import { joinSameChecks } from './same-checks';
import { checkOf, fullRuleId } from '../../private/rule-id';
import { SequenceMap } from '../../private/sequence-map';
import { shortHash } from '../../private/stable-json';
import { BaselineLedger } from '../../waivers/baseline/baseline-ledger';
import { SightingPlace } from '../../waivers/baseline/sighting';
import { Severity } from '../rule/severity';
import { State } from '../rule/verdict';
import { RenderedResource } from '../template/rendered';

/**
 * What the decision needs to know about a resource besides what the rules found.
 *
 * @internal
 */
export interface ResourceContext {
  /** What governance does about resources in this place. */
  readonly mode: GovernanceMode;
  /** What a finding's id is made from: names that survive renames of what lies between. */
  readonly identity: readonly string[];
  /** The same for a baseline. */
  readonly lastingPlace: SightingPlace;
  /** Exceptions that come with what the resource is part of, by the full id of the rule. */
  readonly exceptions: ReadonlyMap<string, Exception>;
  /** Where the resource is, in the words of a waiver's scope. */
  readonly place: WaivedPlace;
  /** What the layers of policy say there. */
  readonly policy: EffectivePolicy;
  /** The user's file and line. */
  readonly source?: string;
  /** Whether somebody says in code that a finding with one of these names is to be excepted; nobody does when left out. */
  isAppealed?(names: readonly string[]): boolean;
  /** What sets a finding apart, in names that survive renames of what lies between. */
  lastingDetail(detail: string): string;
  /** A value of the template as a text, in such names. */
  lastingValue(value: unknown): string;
}

/**
 * Makes findings of evaluations. A pure function: it knows no construct tree, no clock and no file.
 *
 * @param evaluations what the packs found out
 * @param contextOf what is known about a resource
 * @param controlsOf what a rule stands for in frameworks
 * @param desk who knows the waivers
 * @param baseline who knows what was there before
 * @internal
 */
export function decide(
  evaluations: readonly Evaluation[],
  contextOf: (resource: RenderedResource) => ResourceContext,
  controlsOf: (pack: string, rule: RuleFacts) => readonly string[] = (_, { controls }) => controls,
  desk?: WaiverDesk,
  baseline?: BaselineLedger,
): Finding[] {
  const news = evaluations.filter(({ state, macro }) => macro === undefined && (state === State.NON_COMPLIANT || state === State.UNKNOWN));
  const known = new SequenceMap<RuleFacts, JoinedRules>();
  const drafts = joinSameChecks(news).map((group) => {
    const make = () => joinedRules(group, controlsOf);
    const rules = group.some(({ detail }) => detail !== undefined) ? make() : known.ensure(group, ({ rule }) => rule, make);
    return new Draft(group, rules, contextOf(group[0].resource));
  });
  if (desk) for (const draft of drafts) desk.show(draft, draft.exception !== undefined);
  for (const draft of drafts) draft.exception ??= exceptionOf(desk?.waiverFor(draft));
  const covered = coveredBy(baseline, drafts.filter((draft) => draft.isOpen));
  return drafts.map((draft) => finding(draft, covered.has(draft))).sort(inReadingOrder);
}

/** What is the same in all findings of the same rules. */
type JoinedRules = Pick<Finding, 'controls' | 'packs' | 'sameAs'> & { readonly ids: readonly string[] };

function joinedRules(group: readonly Evaluation[], controlsOf: (pack: string, rule: RuleFacts) => readonly string[]): JoinedRules {
  const [first, ...others] = group.map(fullIdOf);
  return {
    controls: unique(group.flatMap(({ pack, rule }) => controlsOf(pack, rule))),
    packs: unique(group.map(({ pack }) => pack)),
    sameAs: unique(others.filter((id) => id !== first)),
    ids: unique(group.map(({ rule }) => rule.id)),
  };
}

/** What is known about a finding before it is known whether something lifts it. */
class Draft implements Candidate {
  public readonly severity: Severity;
  /** Comes with what the resource is part of, for what is known to be wrong: it says nothing about what nobody knows. Else a waiver. */
  public exception?: Exception;
  private print?: string;
  private ownId?: string;

  constructor(public readonly group: readonly Evaluation[], public readonly rules: JoinedRules, public readonly context: ResourceContext) {
    this.severity = strictest(group.map(({ rule, state }) => context.policy.severityOf(rule, state, rules.controls)));
    if (this.state === State.NON_COMPLIANT && context.exceptions.size > 0 && !isForbidden(this)) {
      const excepted = group.map(fullIdOf).flatMap((id) => [id, checkOf(id)]).find((name) => context.exceptions.has(name));
      this.exception = excepted === undefined ? undefined : context.exceptions.get(excepted);
    }
  }

  public get names(): readonly string[] {
    const { group, rules: { ids }, context } = this;
    const detailed = group.filter(({ detail }) => detail !== undefined);
    if (detailed.length === 0) return ids;
    const full = detailed.flatMap(({ rule, detail }) => [detail!, context.lastingDetail(detail!)].map((each) => fullRuleId(rule.id, each)));
    return [...new Set([...ids, ...full])];
  }

  public get id(): string {
    return this.ownId ??= shortHash(this.identity);
  }

  public get controls(): readonly string[] {
    return this.rules.controls;
  }

  public get state(): State {
    return this.group[0].state;
  }

  public get place(): WaivedPlace {
    return this.context.place;
  }

  public get detail(): string | undefined {
    return this.group[0].detail;
  }

  public get property(): string | undefined {
    return this.group[0].property;
  }

  public get isSignOff(): boolean {
    return this.group[0].value !== undefined;
  }

  public get policy(): EffectivePolicy {
    return this.context.policy;
  }

  /** What sets the finding apart in names that survive renames, where those are others. */
  public get lastingDetail(): string | undefined {
    const { context, detail } = this;
    const lasting = detail === undefined ? undefined : context.lastingDetail(detail);
    return lasting === detail ? undefined : lasting;
  }

  /** Names that survive renames of what lies between, and what sets the finding apart there. */
  public get identity(): string[] {
    const { context, detail, property, state, group: [{ rule }] } = this;
    return [...context.identity, rule.id, detail === undefined ? '' : context.lastingDetail(detail), property ?? '', state];
  }

  public get lastingPlace(): SightingPlace {
    const { context, detail } = this;
    return detail === undefined ? context.lastingPlace : { ...context.lastingPlace, detail: context.lastingDetail(detail) };
  }

  /** Whether nothing lifts it and a baseline may cover it. */
  public get isOpen(): boolean {
    return this.exception === undefined && isForBaseline(this);
  }

  public value(): unknown {
    const { property, group: [{ resource }] } = this;
    return property === undefined ? resource.definition.Properties : this.valueOfProperty(property);
  }

  public fingerprint(): string {
    const { property } = this;
    return this.print ??= shortHash([...this.identity, property === undefined ? '' : this.context.lastingValue(this.valueOfProperty(property))]);
  }

  private valueOfProperty(property: string): unknown {
    const [{ value, resource: { view } }] = this.group;
    return value ?? view.read(property)._written;
  }
}

function finding(draft: Draft, isCovered: boolean): Finding {
  const { group: [found], rules: { controls, packs, sameAs }, context, severity, exception: waiver } = draft;
  const { rule, state, resource, property, detail, message, facts, value } = found;
  const follows = dispositionOf(severity, context.mode, waiver, isCovered);
  const isBound = follows !== Disposition.ADVISORY || context.isAppealed?.(draft.names) === true;
  // In the order of the record, which then need not be sorted again.
  return {
    condition: conditionOf(resource),
    controls,
    detail,
    disposition: follows,
    facts,
    fingerprint: isBound ? draft.fingerprint() : undefined,
    fix: rule.fix,
    id: draft.id,
    identity: draft.isOpen ? draft.lastingPlace : undefined,
    lastingDetail: isBound ? draft.lastingDetail : undefined,
    message: message ?? rule.statement,
    packs,
    property,
    reference: rule.reference,
    resource: resource.view.place,
    rule: rule.id,
    sameAs,
    severity,
    source: context.source,
    state,
    statement: rule.statement,
    value,
    waiver,
    why: rule.why,
  };
}

/** The condition of a resource that does not always exist. */
function conditionOf({ definition, stack }: RenderedResource): Finding['condition'] {
  const name = definition.Condition;
  return typeof name === 'string' ? { name, holds: presence(name, stack) } : undefined;
}

/** A check that several packs make matters as much as it does to the strictest of them. */
function strictest(severities: Severity[]): Severity {
  return [Severity.ERROR, Severity.WARNING].find((severity) => severities.includes(severity)) ?? Severity.INFO;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}

function inReadingOrder(one: Finding, other: Finding): number {
  return compare(one.resource?.template, other.resource?.template)
    || compare(one.resource?.path, other.resource?.path)
    || compare(one.resource?.logicalId, other.resource?.logicalId)
    || compare(one.rule, other.rule)
    || compare(one.detail, other.detail)
    || compare(one.id, other.id);
}

function compare(one = '', other = ''): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

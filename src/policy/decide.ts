import { presence } from './conditions';
import { Evaluation, fullRuleId, RuleFacts } from './evaluation';
import { Disposition, Exception, Finding } from './finding';
import { GovernanceMode } from './mode';
import { RenderedResource } from './rendered';
import { joinSameChecks } from './same-checks';
import { Severity } from './severity';
import { State } from './verdict';
import { SequenceMap } from '../private/sequence-map';
import { shortHash } from '../private/stable-json';

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
  /** Exceptions that apply to the resource, by the full id of the rule. */
  readonly exceptions: ReadonlyMap<string, Exception>;
  /** Rules and controls that nothing excepts here. */
  readonly never: ReadonlySet<string>;
  /** The user's file and line. */
  readonly source?: string;
  /** What sets a finding apart, in names that survive renames of what lies between. */
  lastingDetail(detail: string): string;
  /** How much it matters in this place that a rule does not hold, or that nobody knows. */
  severityOf(rule: RuleFacts, controls: readonly string[], state: State): Severity;
}

/**
 * Makes findings of evaluations. A pure function: it knows no construct tree, no clock and no file.
 *
 * @param evaluations what the packs found out
 * @param contextOf what is known about a resource
 * @param controlsOf what a rule stands for in frameworks
 * @internal
 */
export function decide(
  evaluations: readonly Evaluation[],
  contextOf: (resource: RenderedResource) => ResourceContext,
  controlsOf: (pack: string, rule: RuleFacts) => readonly string[] = (_, { controls }) => controls,
): Finding[] {
  const news = evaluations.filter(({ state, macro }) => macro === undefined && (state === State.NON_COMPLIANT || state === State.UNKNOWN));
  const known = new SequenceMap<RuleFacts, JoinedRules>();
  return joinSameChecks(news).map((group) => {
    const make = () => joinedRules(group, controlsOf);
    const rules = group.some(({ detail }) => detail !== undefined) ? make() : known.ensure(group, ({ rule }) => rule, make);
    return finding(group, rules, contextOf(group[0].resource));
  }).sort(inReadingOrder);
}

/** What is the same in all findings of the same rules. */
type JoinedRules = Pick<Finding, 'controls' | 'packs' | 'sameAs'>;

function joinedRules(group: readonly Evaluation[], controlsOf: (pack: string, rule: RuleFacts) => readonly string[]): JoinedRules {
  const [first, ...others] = group.map(fullRuleId);
  return {
    controls: unique(group.flatMap(({ pack, rule }) => controlsOf(pack, rule))),
    packs: unique(group.map(({ pack }) => pack)),
    sameAs: unique(others.filter((id) => id !== first)),
  };
}

function finding(group: readonly Evaluation[], { controls, packs, sameAs }: JoinedRules, context: ResourceContext): Finding {
  const [{ rule, state, resource, property, detail, message, facts, value }] = group;
  const severity = strictest(group.map((same) => context.severityOf(same.rule, controls, state)));
  // An exception was granted for what is known to be wrong; it says nothing about what nobody knows.
  const mayBeExcepted = state === State.NON_COMPLIANT && context.exceptions.size > 0
    && ![...group.map((same) => same.rule.id), ...controls].some((name) => context.never.has(name));
  const excepted = mayBeExcepted ? group.map(fullRuleId).find((id) => context.exceptions.has(id)) : undefined;
  const waiver = excepted === undefined ? undefined : context.exceptions.get(excepted);
  // In the order of the record, which then need not be sorted again.
  return {
    condition: conditionOf(resource),
    controls,
    detail,
    disposition: disposition(severity, context.mode, waiver),
    facts,
    fix: rule.fix,
    id: shortHash([...context.identity, rule.id, detail === undefined ? '' : context.lastingDetail(detail), property ?? '', state]),
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

function disposition(severity: Severity, mode: GovernanceMode, waiver: Exception | undefined): Disposition {
  if (waiver) return Disposition.WAIVED;
  return severity === Severity.ERROR && mode === GovernanceMode.ENFORCE ? Disposition.BLOCKING : Disposition.ADVISORY;
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

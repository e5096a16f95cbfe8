import { Evaluation, fullRuleId } from './evaluation';
import { Disposition, Exception, Finding } from './finding';
import { GovernanceMode } from './mode';
import { RenderedResource } from './rendered-app';
import { Severity } from './severity';
import { State } from './verdict';
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
  /** The user's file and line. */
  readonly source?: string;
}

/**
 * Makes findings of evaluations. A pure function: it knows no construct tree, no clock and no file.
 *
 * @param evaluations what the packs found out
 * @param contextOf what is known about a resource
 * @internal
 */
export function decide(evaluations: readonly Evaluation[], contextOf: (resource: RenderedResource) => ResourceContext): Finding[] {
  const news = evaluations.filter(({ state }) => state === State.NON_COMPLIANT || state === State.UNKNOWN);
  return joinSameChecks(news)
    .map((group) => finding(group, contextOf(group[0].resource)))
    .sort(inReadingOrder);
}

/**
 * Groups evaluations of several packs that make the same check on the same resource, the one that knows of the
 * others first.
 */
function joinSameChecks(evaluations: readonly Evaluation[]): Evaluation[][] {
  const groups = new Map<string, Evaluation[]>();
  const keyOf = ({ view }: RenderedResource, state: State, rule: string) => `${view.place.template}|${view.place.logicalId}|${state}|${rule}`;
  const ordered = [...evaluations].sort((a, b) => b.rule.sameAs.length - a.rule.sameAs.length);
  for (const evaluation of ordered) {
    const full = fullRuleId(evaluation);
    const under = (rule: string) => keyOf(evaluation.resource, evaluation.state, rule);
    const known = groups.get(under(full)) ?? groups.get(under(evaluation.rule.id));
    const group = known ?? [];
    group.push(evaluation);
    for (const name of known ? [full] : [full, ...evaluation.rule.sameAs]) groups.set(under(name), group);
  }
  return [...new Set(groups.values())];
}

function finding(group: Evaluation[], context: ResourceContext): Finding {
  const [evaluation, ...others] = group;
  const { rule, state, resource, property, detail, message } = evaluation;
  const severity = state === State.UNKNOWN ? Severity.WARNING : strictest(group.map((same) => same.rule.severity));
  // An exception was granted for what is known to be wrong; it says nothing about what nobody knows.
  const excepted = state === State.NON_COMPLIANT ? group.map(fullRuleId).find((id) => context.exceptions.has(id)) : undefined;
  const waiver = excepted === undefined ? undefined : context.exceptions.get(excepted);
  return {
    id: shortHash([...context.identity, rule.id, detail ?? '', property ?? '', state]),
    rule: rule.id,
    detail,
    sameAs: unique(others.map(fullRuleId).filter((id) => id !== fullRuleId(evaluation))),
    controls: [],
    packs: unique(group.map(({ pack }) => pack)),
    state,
    severity,
    disposition: disposition(severity, context.mode, waiver),
    resource: resource.view.place,
    property,
    message: message ?? rule.statement,
    statement: rule.statement,
    why: rule.why,
    fix: rule.fix,
    reference: rule.reference,
    source: context.source,
    waiver,
  };
}

function disposition(severity: Severity, mode: GovernanceMode, waiver: Exception | undefined): Disposition {
  if (waiver) return Disposition.WAIVED;
  return severity === Severity.ERROR && mode === GovernanceMode.ENFORCE ? Disposition.BLOCKING : Disposition.ADVISORY;
}

/** A check that several packs make matters as much as it does to the strictest of them. */
function strictest(severities: Severity[]): Severity {
  return [Severity.ERROR, Severity.WARNING].find((severity) => severities.includes(severity)) ?? Severity.INFO;
}

function unique(values: string[]): string[] {
  return [...new Set(values)].sort();
}

function inReadingOrder(a: Finding, b: Finding): number {
  const keyOf = ({ resource, rule, detail, id }: Finding) => [resource?.template ?? '', resource?.path ?? '', resource?.logicalId ?? '', rule, detail ?? '', id];
  const [left, right] = [keyOf(a), keyOf(b)];
  const differing = left.findIndex((part, index) => part !== right[index]);
  return differing < 0 ? 0 : left[differing] < right[differing] ? -1 : 1;
}

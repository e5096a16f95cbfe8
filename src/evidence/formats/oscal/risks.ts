import { Subjects } from './subjects';
import { filled, markup, propertiesOf, series } from './texts';
import { Disposition, Finding } from '../../../policy/decision/finding';
import { append } from '../../../private/append';
import { Series } from '../../files/json-pieces';
import { GovernanceRecord, RegisteredWaiverEntry, RuleEntry } from '../../record/record';
import { DISPOSITION_WORDS, STATE_WORDS } from '../../text/wording';

/** Findings of one rule with the same state that the same is to be done about: one risk. */
export interface RiskGroup {
  /** The UUID of the risk. */
  readonly uuid: string;
  /** The rule. */
  readonly rule: RuleEntry;
  /** The findings, one at least. */
  readonly findings: readonly Finding[];
}

/** The findings by what is to be done about them: a rule that 10,000 resources break is one risk. */
export function riskGroups(findings: readonly Finding[], rules: ReadonlyMap<string, RuleEntry>, subjects: Subjects): RiskGroup[] {
  const byKey = new Map<string, Finding[]>();
  for (const finding of findings) append(byKey, keyOf(finding), finding);
  return [...byKey].map(([key, members]) => ({ uuid: subjects.uuid('risk', key), rule: rules.get(members[0].rule)!, findings: members }));
}

/** An exception of the register is one by its id; one that a component proposes for each of its kind, by its reason. */
function keyOf({ rule, state, disposition, waiver }: Finding): string {
  return JSON.stringify([rule, state, disposition, waiver && [waiver.origin, waiver.origin === 'register' ? waiver.id : waiver.reason]]);
}

/** A risk for each group. */
export function risksOf(groups: readonly RiskGroup[], record: GovernanceRecord, subjects: Subjects): Series<RiskGroup> | undefined {
  const granted = new Map(record.waivers.flatMap((waiver) => waiver.origin === 'register' ? [[waiver.id, waiver] as const] : []));
  return series(groups, (group) => JSON.stringify(riskOf(group, record, subjects, granted.get(group.findings[0].waiver?.id ?? ''))));
}

function riskOf({ uuid, rule, findings }: RiskGroup, record: GovernanceRecord, subjects: Subjects, granted?: RegisteredWaiverEntry): object {
  const [{ disposition, state, severity, waiver }] = findings;
  const words = `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}, ${STATE_WORDS[state]}, ${DISPOSITION_WORDS[disposition]}`;
  const { compensatingControl } = granted ?? {};
  return {
    'uuid': uuid,
    'title': markup(rule.id),
    'description': markup(`${words}: ${rule.why}`),
    'statement': markup(waiver?.reason ?? rule.statement),
    'props': propertiesOf({
      'rule': rule.id,
      'severity': severity,
      'state': STATE_WORDS[state],
      'disposition': DISPOSITION_WORDS[disposition],
      'findings': findings.length,
      'exception': granted?.id,
      'exception-from': waiver?.origin,
      'exception-owner': waiver?.owner,
      'exception-approver': waiver?.approver,
      'exception-ticket': granted?.ticket,
    }),
    'status': disposition === Disposition.WAIVED ? 'deviation-approved' : 'open',
    'mitigating-factors': compensatingControl && [{ uuid: subjects.uuid('compensating control', uuid), description: markup(compensatingControl) }],
    'deadline': endOf(waiver?.expires ?? (disposition === Disposition.BASELINED ? record.baseline?.expires : undefined)),
    'remediations': filled(disposition === Disposition.WAIVED ? [] : [
      { uuid: subjects.uuid('fix', uuid), lifecycle: 'recommendation', title: 'Fix', description: markup(rule.fix) },
    ]),
    'related-observations': findings.map(({ id }) => ({ 'observation-uuid': subjects.finding(id) })),
  };
}

/** The end of the last day on which something holds. */
function endOf(day: string | undefined): string | undefined {
  return day && `${day}T23:59:59Z`;
}

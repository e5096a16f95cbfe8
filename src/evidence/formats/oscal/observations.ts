import { Subjects } from './subjects';
import { filled, markup, propertiesOf, series } from './texts';
import { Finding } from '../../../policy/finding';
import { State } from '../../../policy/verdict';
import { fullRuleId } from '../../../private/rule-id';
import { Series } from '../../files/json-pieces';
import { GovernanceRecord, RuleEntry } from '../../record/record';
import { DISPOSITION_WORDS, STATE_WORDS } from '../../text/wording';

/** What each rule found in all, and then each finding by itself: what complies is counted and not listed one by one. */
export function observationsOf(
  { instant, findings }: GovernanceRecord, rules: readonly RuleEntry[], subjects: Subjects,
): Series<RuleEntry | Finding> | undefined {
  return series([...rules, ...findings], (said) =>
    'evaluations' in said ? ruleObservation(said, instant, subjects) : findingObservation(said, instant, subjects));
}

function ruleObservation({ id, statement, reference, severity, packs, evaluations }: RuleEntry, collected: string, subjects: Subjects): object {
  const counts = ([State.COMPLIANT, State.NON_COMPLIANT, State.UNKNOWN] as const).map((state) => `${evaluations[state]} ${STATE_WORDS[state]}`);
  return {
    'uuid': subjects.rule(id),
    'title': markup(id),
    'description': markup(`${counts.join(', ')}: ${statement}`),
    'props': propertiesOf({
      'rule': id,
      'severity': severity,
      'reference': reference,
      'compliant': evaluations[State.COMPLIANT],
      'not-compliant': evaluations[State.NON_COMPLIANT],
      'unknown': evaluations[State.UNKNOWN],
    }),
    'methods': ['TEST'],
    'types': ['control-objective'],
    'origins': filled(subjects.packsOf(packs).map((pack) => ({ actors: [{ 'type': 'tool', 'actor-uuid': pack }] }))),
    'relevant-evidence': [{ href: `#${subjects.record}`, description: 'The record has what the rule found under rules, and where under coverage.' }],
    collected,
  };
}

function findingObservation(finding: Finding, collected: string, subjects: Subjects): object {
  const { id, rule, resource, message, source, state, disposition } = finding;
  const subject = resource && subjects.resource(resource);
  return {
    uuid: subjects.finding(id),
    title: markup(fullRuleId(rule, finding.detail)),
    description: markup(message),
    props: propertiesOf({ 'finding-id': id, 'state': STATE_WORDS[state], 'disposition': DISPOSITION_WORDS[disposition], source }),
    methods: ['TEST'],
    types: ['finding'],
    subjects: subject && [{ 'subject-uuid': subject, 'type': 'inventory-item' }],
    collected,
  };
}

import { Subjects } from './subjects';
import { filled, listText, markup, propertiesOf, propertyText, series } from './texts';
import { Disposition, Finding } from '../../../policy/decision/finding';
import { State } from '../../../policy/rule/verdict';
import { Memo } from '../../../private/memo';
import { fullRuleId } from '../../../private/rule-id';
import { Series } from '../../files/json-pieces';
import { GovernanceRecord, RuleEntry } from '../../record/record';
import { DISPOSITION_WORDS, STATE_WORDS } from '../../text/wording';

/** What each rule found in all, and then each finding by itself: what complies is counted and not listed one by one. */
export function observationsOf(
  { instant, findings }: GovernanceRecord, rules: readonly RuleEntry[], subjects: Subjects,
): Series<RuleEntry | Finding> | undefined {
  const observed = new FindingObservations(instant, subjects);
  return series([...rules, ...findings], (said) =>
    'evaluations' in said ? JSON.stringify(ruleObservation(said, instant, subjects)) : observed.of(said));
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

/** Observations of findings as JSON. There may be tens of thousands: what many of them share is put into words once. */
class FindingObservations {
  private readonly texts = new Memo((text: string) => JSON.stringify(markup(text)));
  private readonly states = new Memo((state: State) => propertyText('state', STATE_WORDS[state]));
  private readonly dispositions = new Memo((disposition: Disposition) => propertyText('disposition', DISPOSITION_WORDS[disposition]));
  private readonly sources = new Memo((source: string | undefined) => propertyText('source', source));
  private readonly collected: string;

  constructor(collected: string, private readonly subjects: Subjects) {
    this.collected = JSON.stringify(collected);
  }

  public of({ id, rule, detail, resource, message, source, state, disposition }: Finding): string {
    const subject = resource && this.subjects.resource(resource);
    const subjects = subject === undefined ? '' : `,"subjects":[{"subject-uuid":"${subject}","type":"inventory-item"}]`;
    const props = listText(propertyText('finding-id', id), this.states.of(state), this.dispositions.of(disposition), this.sources.of(source));
    return `{"uuid":"${this.subjects.finding(id)}","title":${this.texts.of(fullRuleId(rule, detail))},"description":${this.texts.of(message)},"props":${props
    },"methods":["TEST"],"types":["finding"]${subjects},"collected":${this.collected}}`;
  }
}

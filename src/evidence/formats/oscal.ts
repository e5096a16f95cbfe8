import { Control, controlsIn, nameOf, reviewedControls } from './oscal/controls';
import { observationsOf } from './oscal/observations';
import { RiskGroup, riskGroups, risksOf } from './oscal/risks';
import { Subjects } from './oscal/subjects';
import { filled, markup, propertiesOf } from './oscal/texts';
import { Disposition, Finding } from '../../policy/decision/finding';
import { State } from '../../policy/rule/verdict';
import { append } from '../../private/append';
import { Edition, EvidenceFile } from '../edition/edition';
import { rulesOf } from '../edition/fulfilled';
import { uuidOfDocument } from '../edition/uuid';
import { FILE_NAMES } from '../files/file-names';
import { jsonPieces } from '../files/json-pieces';
import { EvidenceFormat } from '../options/evidence-format';
import { GovernanceRecord, RuleEntry } from '../record/record';
import { DISPOSITION_WORDS } from '../text/wording';

/** What has a line for each of its fields or elements. */
const OPENED = new Set([
  'assessment-results', 'metadata', 'results', 'results[]', 'local-definitions', 'components', 'inventory-items', 'reviewed-controls',
  'control-selections', 'attestations', 'observations', 'risks', 'findings', 'back-matter', 'resources',
]);

/**
 * Writes OSCAL assessment results: one result, with a finding for each control of each framework, compliant ones included, the observations
 * that it rests on, and risks with what was excepted. In one file, since all parts refer to each other.
 *
 * @see https://pages.nist.gov/OSCAL/resources/concepts/layer/assessment/assessment-results/
 */
export function oscalFiles(edition: Edition): EvidenceFile[] {
  return [{ name: FILE_NAMES[EvidenceFormat.OSCAL], pieces: piecesOf(edition) }];
}

function* piecesOf(edition: Edition): Iterable<string> {
  yield* jsonPieces({ 'assessment-results': assessmentResults(edition) }, OPENED);
}

function assessmentResults(edition: Edition): object {
  const { record } = edition;
  const subjects = new Subjects(edition);
  const applications = record.applications.flatMap(({ application }) => application ?? []);
  return {
    'uuid': uuidOfDocument('oscal', record),
    'metadata': {
      'title': markup(`Governance of ${applications.join(', ') || 'an app'}`),
      'last-modified': record.instant,
      'version': record.instant,
      'oscal-version': '1.1.3',
      'roles': subjects.roles(),
      'parties': subjects.parties(),
    },
    'import-ap': { href: `#${subjects.record}`, remarks: 'There is no assessment plan: the packs and the policy that the record names say what was looked at.' },
    'results': [resultOf(record, subjects)],
    'back-matter': { resources: resourcesOf(record, subjects) },
  };
}

function resultOf(record: GovernanceRecord, subjects: Subjects): object {
  const { instant, gate, counts, coverage: { templates } } = record;
  const rules = rulesIn(record);
  const controls = controlsIn([...rules.values()]);
  const groups = riskGroups(record.findings, rules, subjects);
  return {
    'uuid': subjects.uuid('result', instant),
    'title': 'Synthesis',
    'description': `The templates of ${templates.length} stacks as synthesized, judged by ${record.packs.length} packs of rules`,
    'start': instant,
    'end': instant,
    'props': propertiesOf({ gate, findings: counts.findings, ...dispositionCounts(counts.byDisposition) }),
    'local-definitions': subjects.definitions(),
    'reviewed-controls': reviewedControls(controls),
    'attestations': subjects.attestations(),
    'observations': observationsOf(record, [...rules.values()], subjects),
    'risks': risksOf(groups, record, subjects),
    'findings': filled(controlFindings(controls, groups, subjects)),
  };
}

/** The rules by id, also those about the app itself, which no pack has. */
function rulesIn({ rules, findings }: GovernanceRecord): Map<string, RuleEntry> {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const others = new Map<string, Finding[]>();
  for (const finding of findings) if (!known.has(finding.rule)) append(others, finding.rule, finding);
  for (const [id, said] of others) known.set(id, ruleOf(said));
  return known;
}

function ruleOf(said: readonly Finding[]): RuleEntry {
  const [{ rule: id, packs, severity, statement, why, fix, reference, controls }] = said;
  const count = (state: State) => said.filter((finding) => finding.state === state).length;
  const evaluations = { [State.COMPLIANT]: 0, [State.NON_COMPLIANT]: count(State.NON_COMPLIANT), [State.UNKNOWN]: count(State.UNKNOWN) };
  return { id, packs, severity, statement, why, fix, reference, controls, evaluations };
}

/** A finding for each control: what OSCAL calls so. */
function controlFindings(controls: readonly Control[], groups: readonly RiskGroup[], subjects: Subjects): object[] {
  const byRule = new Map<string, RiskGroup[]>();
  for (const group of groups) {
    const names = new Set<string>();
    for (const finding of group.findings) for (const id of rulesOf(finding)) names.add(id);
    for (const rule of names) append(byRule, rule, group);
  }
  return controls.map((control) => {
    const risks = [...new Set(control.rules.flatMap(({ id }) => byRule.get(id) ?? []))];
    return {
      'uuid': subjects.uuid('control', control.framework, control.id),
      'title': markup(nameOf(control)),
      'description': markup(`${control.rules.map(({ id }) => id).join(', ')} for ${nameOf(control)}`),
      'props': propertiesOf({ framework: control.framework, control: control.id }),
      'target': { 'type': 'objective-id', 'target-id': control.token, 'status': statusOf(control.rules, risks) },
      'related-observations': control.rules.map(({ id }) => ({ 'observation-uuid': subjects.rule(id) })),
      'related-risks': filled(risks.map(({ uuid }) => ({ 'risk-uuid': uuid }))),
    };
  });
}

/** Satisfied is only what all rules found compliant: neither what is excepted nor what nobody knows is. */
function statusOf(rules: readonly RuleEntry[], risks: readonly RiskGroup[]): object {
  const found = (state: State.NON_COMPLIANT | State.UNKNOWN) => rules.some(({ evaluations }) => evaluations[state] > 0);
  if (found(State.NON_COMPLIANT)) return { state: 'not-satisfied', reason: 'fail', remarks: remarksOn(risks) };
  if (found(State.UNKNOWN)) return { state: 'not-satisfied', reason: 'other', remarks: 'The templates do not tell.' };
  return { state: 'satisfied', reason: 'pass' };
}

function remarksOn(risks: readonly RiskGroup[]): string | undefined {
  const found = Object.values(Disposition).map((disposition) => {
    const count = risks.filter(({ findings }) => findings[0].disposition === disposition).reduce((sum, { findings }) => sum + findings.length, 0);
    return count === 0 ? [] : [`${count} ${DISPOSITION_WORDS[disposition]}`];
  }).flat();
  return found.length === 0 ? undefined : `Findings of its rules: ${found.join(', ')}.`;
}

function dispositionCounts(counts: GovernanceRecord['counts']['byDisposition']): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).map(([disposition, count]) => [DISPOSITION_WORDS[disposition as Disposition], count]));
}

/** The record, and the templates with what makes them out. */
function resourcesOf({ coverage }: GovernanceRecord, subjects: Subjects): object[] {
  return [
    { uuid: subjects.record, title: 'The record', description: 'The one record of the synthesis, which this file was written from.', citation: { text: 'governance/record.json in the cloud assembly' } },
    ...coverage.templates.map(({ template, stack, sha256 }) => ({
      uuid: subjects.uuid('template', template), title: markup(template), description: markup(`The template of ${stack}`), props: propertiesOf({ 'sha256-of-resources': sha256 }),
    })),
  ];
}

import { Disposition, Exception, Finding } from '../../policy/decision/finding';
import { State } from '../../policy/rule/verdict';
import { append } from '../../private/append';
import { Memo } from '../../private/memo';
import { fullRuleId } from '../../private/rule-id';
import { Edition, EvidenceFile } from '../edition/edition';
import { Fulfilled, FulfilledRules, rulesOf } from '../edition/fulfilled';
import { rulebook, RuleWords } from '../edition/rulebook';
import { FILE_NAMES } from '../files/file-names';
import { splitFiles } from '../files/split-files';
import { EvidenceFormat } from '../options/evidence-format';
import { GovernanceRecord } from '../record/record';
import { printable } from '../text/printable';
import { counted, DISPOSITION_WORDS, foundWords, placeWords, STATE_WORDS, THE_APP } from '../text/wording';

/** A case of a suite. */
interface Case {
  readonly stack: string;
  readonly kind: 'passed' | 'failed' | 'skipped';
  /** Its name, and what stands within it as XML; made when it is written. */
  readonly text: () => { readonly name: string; readonly body: string };
}

/**
 * A JUnit report: a suite for each stack, a case for each finding, and one passed case for each rule that found nothing but
 * compliant resources in the stack, so that a build page shows what was checked. What blocks has failed, with reason and fix; what is
 * excepted or in the baseline was skipped; advice has passed, with what was found as output.
 *
 * @see https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function junitFiles({ record, resultsPerFile }: Edition): EvidenceFile[] {
  const cases = [...byStack([...foundCases(record), ...passedCases(record)]).values()].flat();
  return splitFiles(FILE_NAMES[EvidenceFormat.JUNIT], cases.length, resultsPerFile, function* (from, to) {
    const some = cases.slice(from, to);
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="governance" ${totalsOf(some)}>\n`;
    for (const [stack, own] of byStack(some)) yield* suiteTexts(stack, own, record.instant);
    yield '</testsuites>\n';
  });
}

function byStack(cases: Iterable<Case>): Map<string, Case[]> {
  const stacks = new Map<string, Case[]>();
  for (const one of cases) append(stacks, one.stack, one);
  return stacks;
}

function* suiteTexts(stack: string, cases: readonly Case[], instant: string): Iterable<string> {
  const left = cases.filter(({ kind }) => kind === 'skipped').length;
  const name = escaped(stack);
  yield `  <testsuite name="${name}" ${totalsOf(cases)} skipped="${left}" timestamp="${instant}">\n`;
  for (const { text } of cases) {
    const { name: title, body } = text();
    yield `    <testcase classname="governance.${name}" name="${escaped(title)}" time="0">${body}</testcase>\n`;
  }
  yield '  </testsuite>\n';
}

function totalsOf(cases: readonly Case[]): string {
  return `tests="${cases.length}" failures="${cases.filter(({ kind }) => kind === 'failed').length}" errors="0" time="0"`;
}

function* foundCases(record: GovernanceRecord): Iterable<Case> {
  const rules = rulebook(record);
  const help = new Memo((id: string) => helpOf(rules.get(id)!));
  for (const finding of record.findings) {
    const { rule, detail, property, resource, disposition } = finding;
    const text = () => ({
      name: `${fullRuleId(rule, detail)} on ${placeWords(finding)}${property === undefined ? '' : `, ${property}`}`,
      body: bodyOf(finding, record, () => help.of(rule)),
    });
    yield { stack: resource?.stack ?? THE_APP, kind: KINDS[disposition], text };
  }
}

const KINDS: Readonly<Record<Disposition, Case['kind']>> = {
  [Disposition.BLOCKING]: 'failed',
  [Disposition.ADVISORY]: 'passed',
  [Disposition.BASELINED]: 'skipped',
  [Disposition.WAIVED]: 'skipped',
};

function bodyOf(finding: Finding, { baseline }: GovernanceRecord, help: () => string): string {
  const { rule, disposition, waiver } = finding;
  const found = escaped(foundWords(finding));
  switch (disposition) {
    case Disposition.BLOCKING: return `<failure type="${escaped(rule)}" message="${found}">${found}\n${escaped(placeOf(finding))}${help()}</failure>`;
    case Disposition.ADVISORY: return `<system-out>${DISPOSITION_WORDS[disposition]}: ${found}</system-out>`;
    case Disposition.BASELINED: return skipped(finding, `until ${baseline?.expires}`, found);
    case Disposition.WAIVED: return skipped(finding, termsOf(waiver!), found);
  }
}

function skipped({ disposition }: Finding, reason: string, found: string): string {
  return `<skipped type="${disposition}" message="${DISPOSITION_WORDS[disposition]}: ${escaped(reason)}">${found}</skipped>`;
}

function termsOf({ reason, owner, expires }: Exception): string {
  const terms = [...owner === undefined ? [] : [`owner ${owner}`], ...expires === undefined ? [] : [`until ${expires}`]];
  return terms.length === 0 ? reason : `${reason} (${terms.join(', ')})`;
}

function placeOf({ source, resource }: Finding): string {
  const lines = [...source === undefined ? [] : [source], ...resource === undefined ? [] : [`${resource.logicalId} in ${resource.template}`]];
  return lines.join('\n');
}

/** What is said about a rule, put into words once. */
function helpOf({ statement, why, fix, reference }: RuleWords): string {
  return escaped(`\nRequired: ${statement}\nWhy: ${why}\nFix: ${fix}${reference === undefined ? '' : `\nSee ${reference}`}`);
}

/** The rules that found nothing but compliant resources in a stack. Of what a macro changes later nobody knows. */
function* passedCases(record: GovernanceRecord): Iterable<Case> {
  const fulfilled = Fulfilled.by(record);
  const found = new Map<string | undefined, Set<string>>();
  for (const finding of record.findings) {
    const { stack } = finding.resource ?? {};
    let ids = found.get(stack);
    if (!ids) found.set(stack, ids = new Set());
    for (const id of rulesOf(finding)) ids.add(id);
  }
  const rules = rulebook(record);
  for (const template of record.coverage.templates) {
    for (const [id, resources] of resourcesByRule(fulfilled.in(template))) {
      if (found.get(template.stack)?.has(id)) continue;
      const text = () => ({
        name: `${id}: ${rules.get(id)?.statement ?? ''}`,
        body: `<system-out>${STATE_WORDS[State.COMPLIANT]}: ${counted(resources, 'resource')}</system-out>`,
      });
      yield { stack: template.stack, kind: 'passed', text };
    }
  }
}

/** How many resources each rule found compliant, by its id. Resources of one kind share the list of their rules, and are counted at once. */
function resourcesByRule(fulfilled: Iterable<FulfilledRules>): [string, number][] {
  const bySet = new Map<readonly string[], number>();
  for (const { rules, isUnsure } of fulfilled) if (!isUnsure) bySet.set(rules, (bySet.get(rules) ?? 0) + 1);
  const byRule = new Map<string, number>();
  for (const [rules, count] of bySet) for (const id of rules) byRule.set(id, (byRule.get(id) ?? 0) + count);
  return [...byRule].sort(([a], [b]) => a < b ? -1 : 1);
}

/** A text as it may stand in XML, within quotes or between tags. */
function escaped(text: string): string {
  return PLAIN.test(text) ? text : printable(text).replace(/[&<>"\n\t]/g, (character) => ENTITIES[character]);
}

/** What nearly every text is, and quickly told. */
const PLAIN = /^[ !#-%'-;=?-~]*$/;

/** Line breaks, too: an attribute would lose them. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;', '\t': '&#9;' };

import { Severity } from '../../../policy/rule/severity';
import { pageOf, RuleWords } from '../../edition/rulebook';
import { printable } from '../../text/printable';

/** GitHub takes so many tags of a rule and refuses the file with more. */
const MOST_TAGS = 20;

const LEVELS: Readonly<Record<Severity, string>> = { [Severity.ERROR]: 'error', [Severity.WARNING]: 'warning', [Severity.INFO]: 'note' };
const PROBLEM_SEVERITIES: Readonly<Record<Severity, string>> = { [Severity.ERROR]: 'error', [Severity.WARNING]: 'warning', [Severity.INFO]: 'recommendation' };

/** The rules as SARIF describes them, in order. */
export function sarifRules(rules: readonly RuleWords[]): object[] {
  return rules.map(({ id, packs, severity, statement, why, fix, reference, controls }) => ({
    id,
    shortDescription: { text: sarifText(statement) },
    fullDescription: { text: sarifText(why) },
    helpUri: pageOf(reference),
    help: { text: sarifText([`Why: ${why}`, `Fix: ${fix}`, ...reference === undefined ? [] : [`See ${reference}`]].join('\n\n')) },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      'tags': [...new Set(['governance', ...packs, ...controls])].slice(0, MOST_TAGS),
      'problem.severity': PROBLEM_SEVERITIES[severity],
      packs,
      controls,
    },
  }));
}

/** A text in which SARIF finds neither a place for an argument nor a link. */
export function sarifText(text: string): string {
  return printable(text).replace(/[{}]/g, '$&$&').replace(/\]\(/g, '\\](');
}

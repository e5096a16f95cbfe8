import { UsageError } from './command';
import { Finding, namesOf } from '../policy/decision/finding';
import { nearest, wayOut } from '../private/documents/nearest';
import { fullRuleId } from '../private/rule-id';

/**
 * The findings that somebody means: those of a rule that nothing excepts yet, or the one whose id begins like that. Refuses a name
 * that is none, and one that may be several.
 */
export function findingsNamed(name: string, findings: readonly Finding[]): Finding[] {
  const ofRule = findings.filter((finding) => namesOf(finding).includes(name));
  const open = ofRule.filter(({ waiver }) => waiver === undefined);
  if (ofRule.length > 0) return open.length > 0 ? open : ofRule;
  const begun = findings.filter(({ id }) => id.startsWith(name));
  if (begun.length === 0 || name === '') throw new UsageError(`unknown finding '${name}'; ${near(name, findings)}`);
  if (new Set(begun.map(({ id }) => id)).size > 1) throw new UsageError([`'${name}' must be the beginning of one id, got that of several; write more of it:`, ...begun.map(shown)].join('\n'));
  return begun;
}

/** A finding in the words of a person. */
export function inWords({ rule, detail, resource }: Finding): string {
  return `${fullRuleId(rule, detail)} on ${resource?.path ?? 'the App'}`;
}

/** A finding as a line to choose from. */
export function shown(finding: Finding): string {
  return `  ${finding.id}  ${inWords(finding)}`;
}

/** What is most like a name: the ids that begin nearly so, else the rules. */
function near(name: string, findings: readonly Finding[]): string {
  const meant = nearest(name, findings.map(({ id }) => id.slice(0, name.length)));
  const alike = meant ? findings.filter(({ id }) => id.startsWith(meant)) : [];
  if (alike.length > 0) return ['did you mean one of these?', ...alike.map(shown)].join('\n');
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  return rules.length === 0 ? 'the record has none' : wayOut(name, rules);
}

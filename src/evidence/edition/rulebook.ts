import { Finding } from '../../policy/decision/finding';
import { oncePer } from '../../private/once-per';
import { GovernanceRecord, RuleEntry } from '../record/record';

/** What is said about a rule. */
export type RuleWords = Pick<RuleEntry, 'id' | 'packs' | 'severity' | 'statement' | 'why' | 'fix' | 'reference' | 'controls'>;

/** Every rule of a record by its id: those of packs, and those of governance itself, which are nothing but their findings. */
export const rulebook = oncePer(({ rules, findings }: Pick<GovernanceRecord, 'rules' | 'findings'>): ReadonlyMap<string, RuleWords> => {
  const book = new Map<string, RuleWords>(rules.map((rule) => [rule.id, rule]));
  for (const finding of findings) if (!book.has(finding.rule)) book.set(finding.rule, wordsOf(finding));
  return new Map([...book].sort(([a], [b]) => a < b ? -1 : 1));
});

function wordsOf({ rule, packs, severity, statement, why, fix, reference, controls }: Finding): RuleWords {
  return { id: rule, packs, severity, statement, why, fix, reference, controls };
}

/** The page that a rule rests on, where what it names is the address of one and nothing else. */
export function pageOf(reference: string | undefined): string | undefined {
  return reference !== undefined && ADDRESS.test(reference) ? reference : undefined;
}

/** An address of the web in the characters that one may have. */
const CHARACTER = String.raw`(?:[\w.~!$&'()*+,;=:@/-]|%[\dA-Fa-f]{2})`;
const ADDRESS = new RegExp(String.raw`^https?://[\w.-]+(?::\d+)?(?:/${CHARACTER}*)?(?:\?(?:${CHARACTER}|\?)*)?(?:#(?:${CHARACTER}|\?)*)?$`);

import { Disposition, Finding } from '../../policy/decision/finding';
import { State } from '../../policy/rule/verdict';
import { sum } from '../../private/sum';
import { GovernanceRecord } from '../record/record';

/** What follows from a finding, in the words of every report; the most pressing first. */
export const DISPOSITION_WORDS: Readonly<Record<Disposition, string>> = {
  [Disposition.BLOCKING]: 'blocking',
  [Disposition.ADVISORY]: 'advisory',
  [Disposition.BASELINED]: 'baselined',
  [Disposition.WAIVED]: 'excepted',
};

/** What follows from findings, the most pressing first. */
export const DISPOSITIONS = Object.keys(DISPOSITION_WORDS) as readonly Disposition[];

/** What a rule found, in the words of every report. */
export const STATE_WORDS: Readonly<Record<State, string>> = {
  [State.NON_COMPLIANT]: 'not compliant',
  [State.UNKNOWN]: 'unknown',
  [State.COMPLIANT]: 'compliant',
  [State.NOT_APPLICABLE]: 'not applicable',
};

/** What a finding found, with what sets it apart from others of its rule on the resource. */
export function foundWords({ message, detail }: Pick<Finding, 'message' | 'detail'>): string {
  return detail === undefined || message.includes(detail) ? message : `${message} (${detail})`;
}

/** The place of what is about no resource. */
export const THE_APP = 'the app itself';

/** Where a finding is. */
export function placeWords({ resource }: Pick<Finding, 'resource'>): string {
  return resource?.path ?? THE_APP;
}

/** How many findings have which consequences, a text for each; without the baseline where there is none. */
export function countWords({ counts: { byDisposition }, baseline }: Pick<GovernanceRecord, 'counts' | 'baseline'>): string[] {
  return DISPOSITIONS.filter((disposition) => disposition !== Disposition.BASELINED || baseline !== undefined || byDisposition[disposition] > 0)
    .map((disposition) => `${byDisposition[disposition]} ${DISPOSITION_WORDS[disposition]}`);
}

/** The verdict and the counts behind it, in one line. */
export function verdictWords(record: Pick<GovernanceRecord, 'gate' | 'counts' | 'baseline'>): string {
  return `governance ${record.gate}: ${countWords(record).join(', ')}`;
}

/** How much was judged. */
export function extentWords({ counts: { byState }, coverage: { templates } }: Pick<GovernanceRecord, 'counts' | 'coverage'>): string {
  const checks = byState[State.COMPLIANT] + byState[State.NON_COMPLIANT] + byState[State.UNKNOWN];
  const resources = sum(templates.map((template) => template.resources));
  return `${counted(checks, 'check')} on ${counted(resources, 'resource')} in ${counted(templates.length, 'template')}`;
}

/** A pack of rules with its version, as far as it tells one. */
export function packWords({ name, version }: GovernanceRecord['packs'][number]): string {
  return version === undefined ? name : `${name} ${version}`;
}

/** How many days before its end an exception is spoken of. */
export const SOON = 30;

/** A number of things, such as `1 finding` and `2 findings`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

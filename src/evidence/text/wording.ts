import { Disposition, Finding } from '../../policy/finding';
import { State } from '../../policy/verdict';

/** What follows from a finding, in the words of every report; the most pressing first. */
export const DISPOSITION_WORDS: Readonly<Record<Disposition, string>> = {
  [Disposition.BLOCKING]: 'blocking',
  [Disposition.ADVISORY]: 'advisory',
  [Disposition.BASELINED]: 'baselined',
  [Disposition.WAIVED]: 'excepted',
};

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

/** Where a finding is. */
export function placeWords({ resource }: Pick<Finding, 'resource'>): string {
  return resource?.path ?? 'the app itself';
}

/** A number of things, such as `1 finding` and `2 findings`. */
export function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

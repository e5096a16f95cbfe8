import { DAY } from './utc-day';
import { WaiverProps } from './waiver-props';
import { DocumentProblem, DocumentSchema } from '../private/documents/document-schema';

const SCHEMA = new DocumentSchema('waivers.schema.json');

/** A register as a file has it. */
export interface RegisterDocument {
  /** The version of the format. */
  readonly schemaVersion: 1;
  /** The entries. */
  readonly waivers: readonly WaiverProps[];
}

/**
 * What is wrong with a register. The JSON Schema that editors use says what an entry may be; what a schema cannot say is looked at
 * when it finds nothing.
 */
export function registerProblems(document: unknown): DocumentProblem[] {
  const problems = SCHEMA.problemsIn(document);
  if (problems.length > 0) return problems;
  return (document as RegisterDocument).waivers.flatMap((waiver, index) =>
    contradictions(waiver).map(([key, message]) => ({ path: ['waivers', String(index), key], message: `'waivers[${index}].${key}' ${message}` })));
}

const LONGEST_BREAK_GLASS = DAY;

/** What is fine key by key and makes no sense together: the key, and what is wrong with it. */
function contradictions({ rules, controls, approver, granted, expires, breakGlass }: WaiverProps): [string, string][] {
  const wrong: [string, string][] = [];
  if (!rules && !controls) wrong.push(['rules', "must be given where 'controls' is not, got nothing"]);
  if (approver !== undefined && granted === undefined) wrong.push(['granted', "must be the day on which the 'approver' granted it, got nothing"]);
  if (!breakGlass && expires === undefined) wrong.push(['expires', 'must be the last day on which it holds, got nothing; an exception has an end']);
  if (breakGlass && expires !== undefined) wrong.push(['expires', `must be left out of a break glass, which has an end of its own, got '${expires}'`]);
  if (granted !== undefined && expires !== undefined && expires < granted) wrong.push(['expires', `must not lie before 'granted', got '${expires}' before '${granted}'`]);
  if (breakGlass) {
    const length = Date.parse(breakGlass.until) - Date.parse(breakGlass.from);
    if (length <= 0) wrong.push(['breakGlass', `must end after it begins, got '${breakGlass.from}' to '${breakGlass.until}'`]);
    if (length > LONGEST_BREAK_GLASS) wrong.push(['breakGlass', `must last at most 24 hours, got '${breakGlass.from}' to '${breakGlass.until}'; ask for a waiver that lasts longer`]);
  }
  return wrong;
}

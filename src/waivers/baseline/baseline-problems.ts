import { BaselineEntry } from './baseline-entry';
import { DocumentProblem, DocumentSchema } from '../../private/documents/document-schema';
import { daysBetween } from '../utc-day';

const SCHEMA = new DocumentSchema('baseline.schema.json');

/** How many days a baseline holds at most. */
export const LONGEST_BASELINE = 365;

/** A baseline as a file has it. */
export interface BaselineDocument {
  /** The version of the format. */
  readonly schemaVersion: 1;
  /** The UTC day on which it was recorded. */
  readonly recorded: string;
  /** The last UTC day on which it holds. */
  readonly expires: string;
  /** What was found. */
  readonly entries: readonly BaselineEntry[];
}

/**
 * What is wrong with a baseline. The JSON Schema that editors use says what a file may be; what a schema cannot say is looked at when
 * it finds nothing.
 */
export function baselineProblems(document: unknown): DocumentProblem[] {
  const problems = SCHEMA.problemsIn(document);
  return problems.length > 0 ? problems : termProblems(document as BaselineDocument);
}

function termProblems({ recorded, expires }: BaselineDocument): DocumentProblem[] {
  const days = daysBetween(recorded, expires);
  const wrong = (bound: string) => [{ path: ['expires'], message: `'expires' must ${bound}, got '${expires}' beside 'recorded: ${recorded}'` }];
  if (days < 0) return wrong("not lie before 'recorded'");
  return days > LONGEST_BASELINE ? wrong(`lie at most ${LONGEST_BASELINE} days after 'recorded'`) : [];
}

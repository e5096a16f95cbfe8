import { EvidenceFormat } from './evidence-format';
import { EvidenceOptions } from './evidence-options';
import { ErrorCode, Problem } from '../../core/errors';
import { wayOut } from '../../private/documents/nearest';

/** How many results a file may hold at most. */
export const RESULTS_PER_FILE = { least: 100, most: 25_000 };

/** What is wrong with options of evidence, which may come from JavaScript. */
export function evidenceProblems({ formats, folder, resultsPerFile }: EvidenceOptions = {}): Problem[] {
  const { least, most } = RESULTS_PER_FILE;
  const isOutside = resultsPerFile !== undefined && !(Number.isInteger(resultsPerFile) && resultsPerFile >= least && resultsPerFile <= most);
  return [
    ...formatProblems(formats, "'evidence.formats'"),
    ...folder === undefined || (typeof folder === 'string' && folder.trim() !== '') ? []
      : [invalid(`'evidence.folder' must be the path of a folder, got ${JSON.stringify(folder)}; leave it out for the one of the record`)],
    ...isOutside
      ? [invalid(`'evidence.resultsPerFile' must be a whole number from ${least} to ${most}, got ${String(resultsPerFile)}; leave it out for ${most}`)]
      : [],
  ];
}

/** What is wrong with a list of formats that somebody wrote. An empty list asks for none, and is fine. */
export function formatProblems(formats: unknown, subject: string): Problem[] {
  if (formats === undefined) return [];
  if (!Array.isArray(formats)) return [invalid(`${subject} must be a list of formats, got ${JSON.stringify(formats)}; an empty list asks for none`)];
  const known: string[] = Object.values(EvidenceFormat);
  return formats.filter((format) => !known.includes(format))
    .map((format) => invalid(`${subject} must be formats of evidence, got ${JSON.stringify(format)}; ${wayOut(String(format), known)}`));
}

function invalid(message: string): Problem {
  return { code: ErrorCode.INVALID_VALUE, message };
}

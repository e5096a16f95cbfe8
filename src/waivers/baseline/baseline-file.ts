import { renameSync, writeFileSync } from 'fs';
import { BaselineEntry } from './baseline-entry';
import { BaselineDocument, baselineProblems } from './baseline-problems';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { yamlLibrary } from '../../private/documents/bundled';
import { DocumentFile, readDocumentFile, shownPath } from '../../private/documents/document-file';

/**
 * The file that a baseline stands in. It is made for reviews: sorted, with one line for each entry, so that the diff of a change shows
 * what came and what went.
 *
 * An entry is in the names of what it is about and never in logical ids: the construct within its component or stack, its type, the rules that
 * found it, what sets the finding apart there, and what was found. The controls that the rules stand for come last: they count when packs are
 * exchanged, and no pack has any of these rules any more.
 */
const HEADER = [
  '# yaml-language-server: $schema=./node_modules/cdk-paved-road/schemas/baseline.schema.json',
  '# What was found before governance was enforced. Written by `paved-road baseline`; it may only shrink.',
  '',
  '',
].join('\n');

/** Reads a baseline, or refuses the file with everything that is wrong with it, with `InvalidBaseline`. */
export function readBaseline(path: string): BaselineDocument {
  const { document, problems } = readFile(path);
  if (problems.length > 0) throw refusal(problems);
  return document.value as BaselineDocument;
}

function readFile(path: string): DocumentFile {
  try {
    return readDocumentFile(path, baselineProblems);
  } catch (error) {
    throw refusal([`${shownPath(path)}: the baseline must be there and readable, got ${(error as NodeJS.ErrnoException).code}`]);
  }
}

function refusal(problems: readonly string[]): PavedRoadError {
  return PavedRoadError.about('', problems.map((message) => ({ code: ErrorCode.INVALID_BASELINE, message })));
}

/** Writes a baseline beside its place and moves it there. Refuses a place that cannot be written with `FileFailure`. */
export function writeBaseline(path: string, { recorded, expires, entries }: Omit<BaselineDocument, 'schemaVersion'>): void {
  const aside = `${path}.part`;
  try {
    writeFileSync(aside, textOf({ schemaVersion: 1, recorded, expires, entries }));
    renameSync(aside, path);
  } catch (error) {
    const message = `'${shownPath(path)}' must be a file that can be written, got ${(error as NodeJS.ErrnoException).code}`;
    throw PavedRoadError.about('', [{ code: ErrorCode.FILE_FAILURE, message }]);
  }
}

function textOf(baseline: BaselineDocument): string {
  const { dump, CORE_SCHEMA } = yamlLibrary();
  const document = { ...baseline, entries: baseline.entries.map(inReadingOrder) };
  return HEADER + dump(document, { schema: CORE_SCHEMA, skipInvalid: true, noRefs: true, lineWidth: -1, flowLevel: 2, flowBracketPadding: true });
}

/** What it is about, what was found, and the long list last. */
function inReadingOrder({ within, construct, type, rules, detail, state, count, controls }: BaselineEntry): BaselineEntry {
  return { within, construct, type, rules, detail, state, count, controls };
}

import { readFileSync } from 'fs';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { shownPath } from '../../private/documents/document-file';

/**
 * Reads parts of a record. Refuses a file that cannot be read, or is no record with these parts, with `FileFailure`.
 *
 * @param path the record, relative to the working directory
 * @param parts what must be there
 */
export function readRecord<T extends object>(path: string, parts: readonly (keyof T)[]): T {
  const refuse = (why: string) => {
    const message = `'${shownPath(path)}' must be the record of a synthesis, got ${why}; run 'cdk synth' first, or name the record of another cloud assembly`;
    return PavedRoadError.about('', [{ code: ErrorCode.FILE_FAILURE, message }]);
  };
  let record: (T & { readonly schemaVersion: unknown }) | null;
  try {
    record = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw refuse((error as NodeJS.ErrnoException).code ?? 'what is no JSON');
  }
  if (record?.schemaVersion !== 1 || parts.some((part) => !record[part])) throw refuse('another file');
  return record;
}

import { readdirSync, statSync } from 'fs';
import { join } from 'path';
import { Waiver } from './waiver';
import { RegisterDocument, registerProblems } from './waiver-problems';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { readDocumentFile, shownPath } from '../private/documents/document-file';

/**
 * The entries of files and of all YAML files in folders, in order. Refuses what is wrong with any of them, all at once and with line
 * and column, with `InvalidWaivers`.
 *
 * @param paths files and folders, relative to the working directory
 */
export function readWaivers(paths: readonly string[]): Waiver[] {
  const problems: string[] = [];
  const waivers = paths.flatMap((path) => filesAt(path, problems)).flatMap((file) => entriesOf(file, problems));
  if (problems.length > 0) throw PavedRoadError.about('', problems.map((message) => ({ code: ErrorCode.INVALID_WAIVERS, message })));
  return waivers;
}

function filesAt(path: string, problems: string[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => join(path, name));
  } catch (error) {
    problems.push(`${shownPath(path)}: the register must be there and readable, got ${(error as NodeJS.ErrnoException).code}`);
    return [];
  }
}

function entriesOf(file: string, problems: string[]): Waiver[] {
  const { document, problems: wrong } = readDocumentFile(file, registerProblems);
  problems.push(...wrong);
  if (wrong.length > 0) return [];
  return (document.value as RegisterDocument).waivers.map((entry, index) =>
    Waiver._fromFile(entry, `${shownPath(file)}:${document.positionOf(['waivers', String(index)]).line}`));
}

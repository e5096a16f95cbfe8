import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { Waiver } from './waiver';
import { RegisterDocument, registerProblems } from './waiver-problems';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { readDocument, shownPath } from '../private/documents/document-file';

/**
 * The entries of files and of all YAML files in folders, in order. Refuses what is wrong with any of them, all at once and with line
 * and column, with `InvalidWaivers`.
 *
 * @param paths files and folders, relative to the working directory
 */
export function readWaivers(paths: readonly string[]): Waiver[] {
  const problems: string[] = [];
  const waivers = paths.flatMap((path) => filesAt(path, problems)).flatMap((file) => waiversIn(readFileSync(file, 'utf8'), shownPath(file), problems));
  if (problems.length > 0) throw PavedRoadError.about('', problems.map((message) => ({ code: ErrorCode.INVALID_WAIVERS, message })));
  return waivers;
}

/** The files of the register at a path: itself, or those in the folder. */
export function filesAt(path: string, problems: string[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter(isRegisterFile).sort().map((name) => join(path, name));
  } catch (error) {
    problems.push(`${shownPath(path)}: the register must be there and readable, got ${(error as NodeJS.ErrnoException).code}`);
    return [];
  }
}

/** Whether a file in a folder belongs to the register. */
export function isRegisterFile(name: string): boolean {
  return /\.ya?ml$/.test(name);
}

/**
 * The entries of a text; none where something is wrong with it.
 *
 * @param place the name of the text, for messages and for the source of each entry
 * @param problems what is wrong is added here
 */
export function waiversIn(text: string, place: string, problems: string[]): Waiver[] {
  const { document, problems: wrong } = readDocument(text, place, registerProblems);
  problems.push(...wrong);
  if (wrong.length > 0) return [];
  const lines = document.linesOf('waivers');
  return (document.value as RegisterDocument).waivers.map((entry, index) => Waiver._fromFile(entry, `${place}:${lines[index]}`));
}

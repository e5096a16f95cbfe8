import { readdirSync, readFileSync, statSync } from 'fs';
import { join, relative, resolve, sep } from 'path';
import { Waiver } from './waiver';
import { RegisterDocument, registerProblems } from './waiver-problems';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { YamlDocument } from '../private/documents/yaml-document';

/**
 * The entries of files and of all YAML files in folders, in order. Refuses what is wrong with any of them, all at once and with line
 * and column, with `InvalidWaivers`.
 *
 * @param paths files and folders, relative to the working directory
 */
export function readWaivers(paths: readonly string[]): Waiver[] {
  const problems: string[] = [];
  const waivers = paths.flatMap((path) => filesAt(path, problems)).flatMap((file) => waiversIn(readFileSync(file, 'utf8'), shown(file), problems));
  if (problems.length > 0) throw PavedRoadError.about('', problems.map((message) => ({ code: ErrorCode.INVALID_WAIVERS, message })));
  return waivers;
}

/** The files of the register at a path: itself, or those in the folder. */
export function filesAt(path: string, problems: string[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter(isRegisterFile).sort().map((name) => join(path, name));
  } catch (error) {
    problems.push(`${shown(path)}: the register must be there and readable, got ${(error as NodeJS.ErrnoException).code}`);
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
  const document = new YamlDocument(text);
  const wrong = document.problems.length > 0
    ? [...document.problems]
    : registerProblems(document.value).map(({ path, message }) => ({ ...document.positionOf(path), message }));
  wrong.sort((a, b) => a.line - b.line || a.column - b.column);
  problems.push(...wrong.map(({ line, column, message }) => `${place}:${line}:${column}: ${message}`));
  if (wrong.length > 0) return [];
  const lines = document.linesOf('waivers');
  return (document.value as RegisterDocument).waivers.map((entry, index) => Waiver._fromFile(entry, `${place}:${lines[index]}`));
}

/** A path that is the same on every machine: relative to the working directory, with slashes. */
export function shown(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/') || path;
}

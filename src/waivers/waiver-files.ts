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
  const waivers = paths.flatMap((path) => filesAt(path, problems)).flatMap((file) => entriesOf(file, problems));
  if (problems.length > 0) throw PavedRoadError.about('', problems.map((message) => ({ code: ErrorCode.INVALID_WAIVERS, message })));
  return waivers;
}

function filesAt(path: string, problems: string[]): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path).filter((name) => /\.ya?ml$/.test(name)).sort().map((name) => join(path, name));
  } catch (error) {
    problems.push(`${shown(path)}: the register must be there and readable, got ${(error as NodeJS.ErrnoException).code}`);
    return [];
  }
}

function entriesOf(file: string, problems: string[]): Waiver[] {
  const document = new YamlDocument(readFileSync(file, 'utf8'));
  const wrong = document.problems.length > 0
    ? [...document.problems]
    : registerProblems(document.value).map(({ path, message }) => ({ ...document.positionOf(path), message }));
  wrong.sort((a, b) => a.line - b.line || a.column - b.column);
  problems.push(...wrong.map(({ line, column, message }) => `${shown(file)}:${line}:${column}: ${message}`));
  if (wrong.length > 0) return [];
  const lines = document.linesOf('waivers');
  return (document.value as RegisterDocument).waivers.map((entry, index) => Waiver._fromFile(entry, `${shown(file)}:${lines[index]}`));
}

/** A path that is the same on every machine: relative to the working directory, with slashes. */
function shown(path: string): string {
  return relative(process.cwd(), resolve(path)).split(sep).join('/') || path;
}

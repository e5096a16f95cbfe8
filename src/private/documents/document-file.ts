import { readFileSync } from 'fs';
import { isAbsolute, relative, resolve, sep } from 'path';
import { DocumentProblem } from './document-schema';
import { YamlDocument } from './yaml-document';

/** A YAML file that was read. */
export interface DocumentFile {
  /** What it says, and where. */
  readonly document: YamlDocument;
  /** What is wrong with it in the order of the file, each with file, line and column. */
  readonly problems: readonly string[];
}

/**
 * Reads a YAML file. Throws what the file system says where it cannot be read.
 *
 * @param path the file, relative to the working directory
 * @param problemsIn what is wrong with what it says, asked when the text itself is right
 */
export function readDocumentFile(path: string, problemsIn: (document: unknown) => DocumentProblem[]): DocumentFile {
  return readDocument(readFileSync(path, 'utf8'), shownPath(path), problemsIn);
}

/**
 * Reads a YAML text.
 *
 * @param text the text
 * @param place the name of the text in messages
 * @param problemsIn what is wrong with what it says, asked when the text itself is right
 */
export function readDocument(text: string, place: string, problemsIn: (document: unknown) => DocumentProblem[]): DocumentFile {
  const document = new YamlDocument(text);
  const wrong = document.problems.length > 0
    ? [...document.problems]
    : problemsIn(document.value).map(({ path, message }) => ({ ...document.positionOf(path), message }));
  wrong.sort((a, b) => a.line - b.line || a.column - b.column);
  return { document, problems: wrong.map(({ line, column, message }) => `${place}:${line}:${column}: ${message}`) };
}

/** A path that is the same on every machine: relative to the working directory, with slashes. */
export function shownPath(path: string): string {
  const near = relative(process.cwd(), resolve(path));
  return (isAbsolute(near) ? path : near || path).split(sep).join('/');
}

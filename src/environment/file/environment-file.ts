import { EnvironmentDocument, PROPS, readAll } from './environment-document';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { readDocumentFile, shownPath } from '../../private/documents/document-file';
import { DocumentSchema } from '../../private/documents/document-schema';
import { YamlDocument } from '../../private/documents/yaml-document';
import { AppEnvironmentProps } from '../app-environment-props';

const SCHEMA = new DocumentSchema('environment.schema.json');

/**
 * Reads an environment from a file and makes it. What the file cannot say is refused with file, line and column; so is what
 * the environment itself refuses, where the prop stands in the file.
 *
 * @param path the file, relative to the working directory
 * @param make makes the environment
 */
export function fromEnvironmentFile<T>(path: string, make: (props: AppEnvironmentProps) => T): T {
  const place = shownPath(path);
  const document = read(path, place);
  try {
    return make(readAll(PROPS, document.value as EnvironmentDocument));
  } catch (error) {
    if (!(error instanceof PavedRoadError)) throw error;
    throw PavedRoadError.about(error.path, error.problems.map(({ code, message }) => ({ code, message: `${positionIn(document, place, message)}: ${message}` })));
  }
}

function read(path: string, place: string): YamlDocument {
  const refuse = (messages: readonly string[]) => PavedRoadError.about('', messages.map((message) => ({ code: ErrorCode.INVALID_ENVIRONMENT_FILE, message })));
  let file;
  try {
    file = readDocumentFile(path, (document) => SCHEMA.problemsIn(document));
  } catch (error) {
    throw refuse([`${place}: the file of the environment must be there and readable, got ${(error as NodeJS.ErrnoException).code ?? String(error)}`]);
  }
  if (file.problems.length > 0) throw refuse(file.problems);
  return file.document;
}

/** Where the prop stands that a message begins with: at the top, or in a part that has props of its own. */
function positionIn(document: YamlDocument, place: string, message: string): string {
  const [, prop = ''] = /^'(?:env\.)?(\w+)'/.exec(message) ?? [];
  const key = [prop, `network.${prop}`, `tier.${prop}`].find((each) => document.lineOf(each) !== undefined) ?? '';
  const { line, column } = document.positionOf(key.split('.'));
  return `${place}:${line}:${column}`;
}

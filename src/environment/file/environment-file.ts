import { EnvironmentDocument, PROPS } from './environment-document';
import { readAll } from './readers';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { readDocumentFile, shownPath } from '../../private/documents/document-file';
import { DocumentSchema } from '../../private/documents/document-schema';
import { YamlDocument } from '../../private/documents/yaml-document';
import { AppEnvironmentProps } from '../app-environment-props';

const SCHEMA = new DocumentSchema('environment.schema.json');

/** A key of a document, and what it is. */
interface Setting {
  readonly path: readonly string[];
  readonly value: unknown;
}

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
  const props = placing(document, place, isOfTier, () => readAll(PROPS, document.value as EnvironmentDocument));
  return placing(document, place, (setting) => !isOfTier(setting), () => make(props));
}

/** Says of each problem where it stands, among those settings that what is made comes from. */
function placing<T>(document: YamlDocument, file: string, isSource: (setting: Setting) => boolean, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof PavedRoadError)) throw error;
    const settings = settingsIn(document.value).filter(isSource);
    throw PavedRoadError.about(error.path, error.problems.map(({ code, message }) => {
      const { line, column } = document.positionOf(placeOf(message, settings));
      return { code, message: `${file}:${line}:${column}: ${message}` };
    }));
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

function isOfTier({ path: [top] }: Setting): boolean {
  return top === 'tier';
}

/** Where the first prop stands that a message names and that is there: with the value that it tells, else the outermost. */
function placeOf(message: string, settings: readonly Setting[]): readonly string[] {
  const props = [...message.matchAll(/'(?:env\.)?(\w[\w.]*)'/g)].map(([, prop]) => prop);
  const isCalled = ({ path }: Setting, prop: string) => `.${path.join('.')}`.endsWith(`.${prop}`);
  const found = props.map((prop) => settings.filter((setting) => isCalled(setting, prop))).find(({ length }) => length > 0) ?? [];
  return (found.find(({ value }) => typeof value === 'string' && message.includes(value)) ?? found[0])?.path ?? [];
}

/** All keys of a document, the outer ones first. */
function settingsIn(document: unknown, around: readonly string[] = []): Setting[] {
  if (typeof document !== 'object' || document === null) return [];
  const settings = Object.entries(document).map(([key, value]) => ({ path: [...around, key], value: value as unknown }));
  return [...settings, ...settings.flatMap(({ path, value }) => settingsIn(value, path))];
}

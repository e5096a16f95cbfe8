import { readdirSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import { Templates } from './template-resource';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { RenderedTemplate } from '../policy/template/rendered';
import { shownPath } from '../private/documents/document-file';

const ENDING = '.template.json';

/**
 * The templates in a folder: every `*.template.json` in it and below, as in a cloud assembly with its Stages and nested stacks. Each has the name of its file
 * without the ending. A folder without any, or a file that cannot be read, is refused with `FileFailure`.
 */
export function templatesIn(folder: string): Templates {
  const files = filesBelow(folder).filter((file) => file.endsWith(ENDING)).sort();
  if (files.length === 0) throw refusal(`'${shownPath(folder)}' must have files named *${ENDING} in it or below, got none; name a cdk.out, or a folder of templates`);
  return Object.fromEntries(files.map((file) => [relative(folder, file).split(sep).join('/').slice(0, -ENDING.length), read(file)]));
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (!entry.isDirectory()) return join(folder, entry.name);
      return entry.name.startsWith('asset.') ? [] : filesBelow(join(folder, entry.name));
    });
  } catch (error) {
    throw refusal(`'${shownPath(folder)}' must be a folder with templates, got ${(error as NodeJS.ErrnoException).code}`);
  }
}

function read(file: string): RenderedTemplate {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as RenderedTemplate;
  } catch (error) {
    throw refusal(`'${shownPath(file)}' must be a template as JSON, got ${(error as Error).message}`);
  }
}

function refusal(message: string): PavedRoadError {
  return PavedRoadError.about('', [{ code: ErrorCode.FILE_FAILURE, message }]);
}

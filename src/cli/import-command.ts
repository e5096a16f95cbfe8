import { writeFileSync } from 'fs';
import { Command, textOf, UsageError } from './command';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { shownPath } from '../private/documents/document-file';
import { AcknowledgementImport } from '../waivers';

/** Turns what an app acknowledged before it knew this library into a register, to be completed. */
export const IMPORT: Command = {
  summary: 'prints the acknowledgements of cdk-nag in a cloud assembly as a register, to be completed; says what it could not read',
  operands: { names: ['directory'], count: 'each' },
  options: {
    write: { value: 'path', summary: 'a new file for the register, such as waivers.yaml; printed when left out' },
  },
  run(values, terminal, [directory]) {
    const imported = importOf(directory);
    for (const line of imported.unread) terminal.complain(`not read: ${line}`);
    const file = textOf(values.write);
    if (file === undefined) {
      terminal.say(imported.toYaml().trimEnd());
    } else {
      writeNew(file, imported.toYaml());
      terminal.say(`${shownPath(file)}: ${imported.requests.length === 1 ? '1 entry' : `${imported.requests.length} entries`} to be completed`);
    }
    return 0;
  },
};

/** A folder that is no cloud assembly is a slip in the call. */
function importOf(directory: string): AcknowledgementImport {
  try {
    return AcknowledgementImport.fromAssembly(directory);
  } catch (error) {
    throw error instanceof PavedRoadError ? new UsageError(error.message) : error;
  }
}

/** Never over a register that is there: people wrote into it. */
function writeNew(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const message = code === 'EEXIST'
      ? `'${shownPath(path)}' must be a new file, got one that is there; name another one, and bring them together by hand`
      : `'${shownPath(path)}' must be a file that can be written, got ${code}`;
    throw PavedRoadError.about('', [{ code: ErrorCode.FILE_FAILURE, message }]);
  }
}

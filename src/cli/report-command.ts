import { readdirSync } from 'fs';
import { dirname, join } from 'path';
import { Command, textOf, UsageError } from './command';
import { PavedRoadError } from '../core/errors';
import { EvidenceFormat } from '../evidence';
import { writeEvidence } from '../evidence/evidence';
import { Written } from '../evidence/files/evidence-folder';
import { namedFormats } from '../evidence/options/named-formats';
import { readWholeRecord } from '../evidence/record/record-reader';
import { listing } from '../evidence/terminal/listing';

/** Lists the findings of a record, and writes evidence from it. */
export const REPORT: Command = {
  summary: 'lists the findings of a record, and writes evidence from it; the exit code is 0 whatever the verdict, since the synthesis failed already where something blocks',
  options: {
    record: { value: 'path', summary: 'the record of a synthesis; cdk.out/governance/record.json when left out' },
    format: { value: 'names', summary: `what is written, with commas between them: all, or ${Object.values(EvidenceFormat).join(', ')}; nothing when left out` },
    folder: { value: 'path', summary: 'where it is written; beside the record when left out' },
    verbose: { summary: 'says of each finding why it matters, how to mend it and how to ask for an exception, and lists those that are excepted' },
  },
  run(values, terminal) {
    const path = textOf(values.record) ?? 'cdk.out/governance/record.json';
    const formats = formatsIn(textOf(values.format));
    const folder = textOf(values.folder) ?? dirname(path);
    if (formats.length === 0 && values.folder !== undefined) throw new UsageError(`'--folder' needs '--format', got '${folder}' alone; nothing is written without a format`);
    const record = readWholeRecord(path);
    const { files, problems } = formats.length === 0 ? NOTHING : writeEvidence(dirname(dirname(path)), record, { formats, folder });
    const { columns, colours } = terminal;
    terminal.say(listing(record, { columns, colours, verbose: values.verbose === true, files: [path, ...files, ...besides(path)] }));
    for (const problem of problems) terminal.complain(`paved-road: ${problem}`);
    return problems.length > 0 ? 1 : 0;
  },
};

/** What the synthesis wrote beside the record. */
function besides(path: string): string[] {
  return readdirSync(dirname(path)).map((name) => join(dirname(path), name));
}

const NOTHING: Written = { files: [], problems: [] };

/** A name that is no format is a slip in the call. */
function formatsIn(names: string | undefined): EvidenceFormat[] {
  try {
    return names === undefined ? [] : namedFormats(names, "'--format'");
  } catch (error) {
    throw error instanceof PavedRoadError ? new UsageError(error.message) : error;
  }
}

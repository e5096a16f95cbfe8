import { basename } from 'path';
import { shownPath } from '../../private/documents/document-file';
import { FILE_NAMES } from '../files/file-names';
import { RECORD_FILE } from '../files/record-file';
import { EvidenceFormat } from '../options/evidence-format';
import { GovernanceRecord } from '../record/record';
import { extentWords, packWords, verdictWords } from '../text/wording';

/** The three lines that the terminal gets: the verdict, the totals, and where to look among the files that were written. */
export function totals(record: GovernanceRecord, files: readonly string[]): string {
  return [
    verdictWords(record),
    `${extentWords(record)} by ${record.packs.map(packWords).join(', ')}`,
    whereToLook(files) || 'nothing was written',
  ].join('\n  ');
}

/** Where the report and the record are, of the files that are there; empty where there is neither. */
export function whereToLook(files: readonly string[]): string {
  return Object.entries(PLACES).flatMap(([name, words]) => {
    const file = files.find((each) => basename(each) === name);
    return file === undefined ? [] : [`${words}: ${shownPath(file)}`];
  }).join(', ');
}

const PLACES = { [FILE_NAMES[EvidenceFormat.HTML]]: 'the report', [RECORD_FILE]: 'the record' };

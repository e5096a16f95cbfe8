import { basename } from 'path';
import { Disposition } from '../../policy/finding';
import { shownPath } from '../../private/documents/document-file';
import { GovernanceRecord } from '../record/record';
import { RECORD_FILE } from '../record/record-file';
import { DISPOSITION_WORDS } from '../text/wording';

/** The three lines that the terminal gets: the verdict, the totals, and where to look among the files that were written. */
export function totals(record: GovernanceRecord, files: readonly string[]): string {
  const { byState } = record.counts;
  const evaluated = byState.compliant + byState['non-compliant'] + byState.unknown;
  const rules = record.packs.map(({ name, version }) => version === undefined ? name : `${name} ${version}`).join(', ');
  return [
    verdictIn(record),
    `${evaluated} checks on ${sum(record.coverage.templates.map(({ resources }) => resources))} resources in ${record.coverage.templates.length} templates by ${rules}`,
    whereToLook(files) || 'nothing was written',
  ].join('\n  ');
}

/** The verdict and the counts behind it, in one line. */
export function verdictIn({ gate, counts: { byDisposition }, baseline }: Pick<GovernanceRecord, 'gate' | 'counts' | 'baseline'>): string {
  const kinds = [Disposition.BLOCKING, Disposition.WAIVED, ...baseline ? [Disposition.BASELINED] : [], Disposition.ADVISORY];
  return `governance ${gate}: ${kinds.map((kind) => `${byDisposition[kind]} ${DISPOSITION_WORDS[kind]}`).join(', ')}`;
}

/** Where the report and the record are, of the files that are there; empty where there is neither. */
export function whereToLook(files: readonly string[]): string {
  return Object.entries(PLACES).flatMap(([name, words]) => {
    const file = files.find((each) => basename(each) === name);
    return file === undefined ? [] : [`${words}: ${shownPath(file)}`];
  }).join(', ');
}

const PLACES = { 'report.html': 'the report', [RECORD_FILE]: 'the record' };

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

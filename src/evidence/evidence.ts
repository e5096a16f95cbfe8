import { existsSync, readdirSync } from 'fs';
import { join, resolve } from 'path';
import { Edition, EvidenceFile, FormatWriter } from './edition/edition';
import { Excerpts } from './edition/excerpts';
import { Whereabouts } from './edition/whereabouts';
import { writeFiles, Written } from './files/evidence-folder';
import { GOVERNANCE_FOLDER } from './files/record-file';
import { annotationsFiles } from './formats/annotations';
import { csvFiles } from './formats/csv';
import { cyclonedxFiles } from './formats/cyclonedx';
import { htmlFiles } from './formats/html';
import { indexPage } from './formats/index-page';
import { junitFiles } from './formats/junit';
import { markdownFiles } from './formats/markdown';
import { oscalFiles } from './formats/oscal';
import { sarifFiles } from './formats/sarif';
import { EvidenceFormat } from './options/evidence-format';
import { EvidenceOptions } from './options/evidence-options';
import { RESULTS_PER_FILE } from './options/evidence-problems';
import { GovernanceRecord } from './record/record';

/** What is written when nobody says otherwise. */
export const DEFAULT_FORMATS = [EvidenceFormat.HTML, EvidenceFormat.MARKDOWN];

const WRITERS: Readonly<Record<EvidenceFormat, FormatWriter>> = {
  [EvidenceFormat.HTML]: htmlFiles,
  [EvidenceFormat.MARKDOWN]: markdownFiles,
  [EvidenceFormat.SARIF]: sarifFiles,
  [EvidenceFormat.JUNIT]: junitFiles,
  [EvidenceFormat.CSV]: csvFiles,
  [EvidenceFormat.OSCAL]: oscalFiles,
  [EvidenceFormat.CYCLONEDX]: cyclonedxFiles,
  [EvidenceFormat.ANNOTATIONS]: annotationsFiles,
};

/**
 * Writes evidence into its folder, that of the record when nobody says otherwise. What else lies there stays; beside the record that
 * is evidence of the same synthesis, and the page for readers names it too.
 */
export function writeEvidence(assembly: string, record: GovernanceRecord, options: EvidenceOptions): Written {
  const home = resolve(assembly, GOVERNANCE_FOLDER);
  const folder = options.folder ?? join(assembly, GOVERNANCE_FOLDER);
  const present = resolve(folder) === home && existsSync(home) ? readdirSync(home) : [];
  return writeFiles(folder, evidenceFiles(record, assembly, options, present));
}

/**
 * The files that a record is written as for its readers, with a page that says which is for whom.
 *
 * @param record the record
 * @param assembly the cloud assembly that its templates stand in
 * @param options what is asked for
 * @param present the names of what lies beside them
 */
export function evidenceFiles(record: GovernanceRecord, assembly: string, options: EvidenceOptions, present: readonly string[] = []): EvidenceFile[] {
  const { formats = DEFAULT_FORMATS, resultsPerFile = RESULTS_PER_FILE.most } = options;
  const edition: Edition = { record, whereabouts: new Whereabouts(record), excerpts: new Excerpts(assembly), resultsPerFile };
  const files = [...new Set(formats)].flatMap((format) => WRITERS[format](edition));
  return [...files, indexPage(edition, [...files.map(({ name }) => name), ...present])];
}

import { rmSync } from 'fs';
import { App } from 'aws-cdk-lib';
import { Judgement } from './judge';
import { writeEvidence } from '../../evidence/evidence';
import { problemOf, Written } from '../../evidence/files/evidence-folder';
import { writeRecord } from '../../evidence/files/record-file';
import { GovernanceRecord } from '../../evidence/record/record';
import { withFindings } from '../../evidence/record/whole-record';
import { appFindings } from '../findings/app-findings';
import { evidenceUnwritten } from '../findings/publication-findings';
import { Charter } from '../regime/charter';
import { evidenceOf } from '../regime/evidence-source';

/** What was written down of a judgement. */
export interface Publication {
  /** The record, with what came up when it was written. */
  readonly record: GovernanceRecord;
  /** The files that are there. */
  readonly files: readonly string[];
}

/**
 * Writes down the record of a judgement and the evidence that is asked for. Never throws: what cannot be written is a finding. Then
 * everything is written once more with that finding, and what cannot is taken away, so that no file tells of another verdict.
 */
export function publish({ record, context }: Judgement, charter: Charter, app: App): Publication {
  const first = writeAll(record, charter, app);
  if (first.problems.length === 0) return { record, files: first.files };
  const told = withFindings(record, appFindings([evidenceUnwritten(first.problems)], context));
  const { files } = writeAll(told, charter, app);
  for (const file of first.files.filter((each) => !files.includes(each))) problemOf(() => rmSync(file, { force: true }));
  return { record: told, files };
}

function writeAll(record: GovernanceRecord, charter: Charter, app: App): Written {
  const files: string[] = [];
  const problems: string[] = [];
  const attempts = [
    () => files.push(writeRecord(app.outdir, record)),
    () => {
      const evidence = writeEvidence(app.outdir, record, evidenceOf(charter, app));
      files.push(...evidence.files);
      problems.push(...evidence.problems);
    },
  ];
  for (const attempt of attempts) {
    const problem = problemOf(attempt);
    if (problem !== undefined) problems.push(problem);
  }
  return { files, problems };
}

import { mkdirSync, renameSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { GovernanceRecord } from './record';
import { stableJson } from '../private/stable-json';

/** The folder below the cloud assembly that everything about governance is written to. */
export const GOVERNANCE_FOLDER = 'governance';

/** Removes what an earlier synthesis left, so that no record outlives the templates that it speaks of. */
export function removeRecord(assembly: string): void {
  rmSync(join(assembly, GOVERNANCE_FOLDER), { recursive: true, force: true });
}

/** Writes the record beside its place and moves it there, so that nobody ever reads half of one. */
export function writeRecord(assembly: string, record: GovernanceRecord): string {
  const folder = join(assembly, GOVERNANCE_FOLDER);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'record.json');
  const aside = `${file}.part`;
  writeFileSync(aside, `${stableJson(record, 2)}\n`);
  renameSync(aside, file);
  return file;
}

import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function csvFiles(_: Edition): EvidenceFile[] {
  return [];
}

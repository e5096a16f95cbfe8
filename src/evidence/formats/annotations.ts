import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function annotationsFiles(_: Edition): EvidenceFile[] {
  return [];
}

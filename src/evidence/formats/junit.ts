import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function junitFiles(_: Edition): EvidenceFile[] {
  return [];
}

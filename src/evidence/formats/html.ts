import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function htmlFiles(_: Edition): EvidenceFile[] {
  return [];
}

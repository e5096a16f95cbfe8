import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function markdownFiles(_: Edition): EvidenceFile[] {
  return [];
}

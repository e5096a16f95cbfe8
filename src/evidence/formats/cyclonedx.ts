import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function cyclonedxFiles(_: Edition): EvidenceFile[] {
  return [];
}

import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function oscalFiles(_: Edition): EvidenceFile[] {
  return [];
}

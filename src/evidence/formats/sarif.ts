import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function sarifFiles(_: Edition): EvidenceFile[] {
  return [];
}

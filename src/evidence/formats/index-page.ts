import { Edition, EvidenceFile } from '../edition';

/** Not written yet. */
export function indexPage(_: Edition, _files: readonly string[]): EvidenceFile {
  return { name: 'index.md', pieces: [] };
}

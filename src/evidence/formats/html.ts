import { Edition, EvidenceFile } from '../edition/edition';
import { FILE_NAMES } from '../files/file-names';
import { reportPage } from '../html/page';
import { EvidenceFormat } from '../options/evidence-format';

/** One page for people, with all of the record: it needs no network and opens from disk. */
export function htmlFiles(edition: Edition): EvidenceFile[] {
  return [{ name: FILE_NAMES[EvidenceFormat.HTML], pieces: reportPage(edition) }];
}

import { Edition, EvidenceFile } from '../edition/edition';
import { reportPage } from '../html/page';

/** One page for people, with all of the record: it needs no network and opens from disk. */
export function htmlFiles(edition: Edition): EvidenceFile[] {
  return [{ name: 'report.html', pieces: reportPage(edition) }];
}

import { evidence } from '../../../src';
import { evidenceFiles } from '../../../src/evidence/evidence';
import { FILE_NAMES } from '../../../src/evidence/files/file-names';
import { smallRecord } from '../records';

test.each(Object.values(evidence.EvidenceFormat))('%s is written to the file that the page for readers names', (format) => {
  expect(evidenceFiles(smallRecord(), 'no-such-assembly', { formats: [format] }).map(({ name }) => name)).toEqual([FILE_NAMES[format], 'index.md']);
});

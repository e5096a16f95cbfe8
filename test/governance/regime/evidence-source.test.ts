import { EvidenceFormat } from '../../../src/evidence';
import { Charter } from '../../../src/governance/regime/charter';
import { evidenceOf } from '../../../src/governance/regime/evidence-source';
import { newApp } from '../apps';

const inCode = { formats: [EvidenceFormat.CSV], folder: 'out', resultsPerFile: 100 };

test.each([
  ['nothing', undefined, inCode],
  ['a text', 'sarif,junit', { ...inCode, formats: ['sarif', 'junit'] }],
  ['a list', ['html'], { ...inCode, formats: ['html'] }],
  ['all', 'all', { ...inCode, formats: Object.values(EvidenceFormat) }],
  ['none', 'none', { ...inCode, formats: [] }],
])('the context names %s', (_, named, expected) => {
  const charter = Object.assign(new Charter(), { evidence: inCode });
  expect(evidenceOf(charter, newApp({ context: named === undefined ? {} : { 'paved-road:evidence': named } }))).toEqual(expected);
});

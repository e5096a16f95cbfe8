import { EvidenceFormat } from '../options/evidence-format';

/** The file of each format; where the results are many, the next ones are called `findings-2.sarif` and so on. */
export const FILE_NAMES: Readonly<Record<EvidenceFormat, string>> = {
  [EvidenceFormat.HTML]: 'report.html',
  [EvidenceFormat.MARKDOWN]: 'summary.md',
  [EvidenceFormat.SARIF]: 'findings.sarif',
  [EvidenceFormat.JUNIT]: 'junit.xml',
  [EvidenceFormat.CSV]: 'findings.csv',
  [EvidenceFormat.OSCAL]: 'oscal-assessment-results.json',
  [EvidenceFormat.CYCLONEDX]: 'inventory.cdx.json',
  [EvidenceFormat.ANNOTATIONS]: 'annotations.txt',
};

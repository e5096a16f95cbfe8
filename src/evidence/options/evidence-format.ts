/** What evidence can be written as, besides the record itself, which is always written. */
export enum EvidenceFormat {
  /** `report.html`: everything, for people, in one file that needs no network. */
  HTML = 'html',

  /** `summary.md`: for a pull request, a short first screen and the rest folded. */
  MARKDOWN = 'markdown',

  /** `findings.sarif`: SARIF 2.1.0, for code scanning. */
  SARIF = 'sarif',

  /** `junit.xml`: a test report, for whatever shows those of a build. */
  JUNIT = 'junit',

  /** `findings.csv`: a row for each rule and resource in the columns of cdk-nag 2, compliant ones included. */
  CSV = 'csv',

  /** `oscal-assessment-results.json`: OSCAL 1.1.3 assessment results, for auditors. */
  OSCAL = 'oscal',

  /** `inventory.cdx.json`: CycloneDX 1.6, the components with version, owner and environment. */
  CYCLONEDX = 'cyclonedx',

  /** `annotations.txt`: workflow commands of GitHub Actions; printed to a log they mark the lines of a change. */
  ANNOTATIONS = 'annotations',
}

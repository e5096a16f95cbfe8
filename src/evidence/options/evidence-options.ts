import { EvidenceFormat } from './evidence-format';

/**
 * Which evidence is written at each synthesis, and where. `Governance.apply` refuses what cannot be with `InvalidValue`.
 *
 * What cannot be written at a synthesis, for a full disk or a folder that is read-only, is the finding `PR-GOVERNANCE-EVIDENCE-UNWRITTEN`:
 * it blocks where anything enforces, and all other findings are told as well.
 */
export interface EvidenceOptions {
  /**
   * What is written besides `record.json` and `index.md`; an empty list asks for nothing more. `paved-road report` writes others later,
   * from the record. The context value `paved-road:evidence` counts instead, if it is there: a list of formats, one text with commas
   * between them as in `cdk synth -c paved-road:evidence=sarif,junit`, `all` or `none`.
   *
   * @default - `EvidenceFormat.HTML` and `EvidenceFormat.MARKDOWN`
   */
  readonly formats?: EvidenceFormat[];

  /**
   * The folder for it, relative to the working directory. It is made where it is missing, files of the same names are replaced, and
   * nothing else in it is touched. The record itself always stands in the cloud assembly, in a folder that each synthesis empties.
   *
   * @default - the folder `governance` in the cloud assembly
   */
  readonly folder?: string;

  /**
   * How many results a file of SARIF, JUnit or CSV holds at most; the rest goes to `findings-2.sarif` and so on. From 100 to 25,000,
   * which is what GitHub takes.
   *
   * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
   * @default 25000
   */
  readonly resultsPerFile?: number;
}

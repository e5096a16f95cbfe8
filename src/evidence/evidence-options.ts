import { EvidenceFormat } from './evidence-format';

/** Which evidence is written at each synthesis, and where. */
export interface EvidenceOptions {
  /**
   * What is written besides `record.json` and `index.md`. `paved-road report` writes others later, from the record.
   *
   * @default - `EvidenceFormat.HTML` and `EvidenceFormat.MARKDOWN`
   */
  readonly formats?: EvidenceFormat[];

  /**
   * The folder for it, relative to the working directory. The record itself always stands in the cloud assembly.
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

import { Environment } from 'aws-cdk-lib';
import { EnvironmentTier } from '../../core/tier/environment-tier';

/** How an application takes part in an environment that is made elsewhere. */
export interface FromContractProps {
  /** The name of the environment. */
  readonly name: string;

  /**
   * The file with its contract, as the synthesis of the environment writes it, relative to the working directory.
   *
   * @default - `contracts/<name>.json` where it is there; otherwise what the environment offers shows when stacks are deployed
   */
  readonly file?: string;

  /**
   * What kind of environment it is. Required without a file; with one it must be the contract's.
   *
   * @default - the contract's
   */
  readonly tier?: EnvironmentTier;

  /**
   * The application that takes part. Required without a file.
   *
   * @default - the contract's
   */
  readonly application?: string;

  /**
   * The team that answers for what the application puts there. Required without a file.
   *
   * @default - the contract's
   */
  readonly owner?: string;

  /**
   * Who pays for what the application puts there. Required without a file.
   *
   * @default - the contract's
   */
  readonly costCenter?: string;

  /**
   * The AWS account and region that the environment lies in. The stacks of the application must lie there too.
   *
   * @default - the contract's, else those of the stack or stage around it
   */
  readonly env?: Environment;
}

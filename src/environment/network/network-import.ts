import { Environment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AddressClaim } from './address-claims';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreNetwork } from '../../core/core-sources';
import { Problem } from '../../core/errors';
import { EnvironmentTier } from '../../core/tier/environment-tier';

/** A way to refer to a VPC that somebody else made. */
export interface NetworkImport {
  /**
   * The addresses that somebody said it has.
   *
   * @default - not known
   */
  readonly claim?: AddressClaim;

  /** What keeps an environment of a tier from lying in it. */
  problems(tier: EnvironmentTier, location: Environment): Problem[];

  /** Refers to it. */
  bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork;
}

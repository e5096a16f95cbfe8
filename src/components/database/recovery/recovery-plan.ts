import { Duration } from 'aws-cdk-lib';
import { RecoveryObjectives } from './recovery-objectives';
import { EnvironmentTier } from '../../../core/tier/environment-tier';

/** From how long on nobody needs a standby: AWS replaces an instance by then, or somebody restores it. */
const WITHOUT_STANDBY = Duration.hours(1);

/** What a database is to survive, and what it has for it. */
export interface RecoveryPlan extends RecoveryObjectives {
  /** How much may be lost when data is restored. */
  readonly rpo: Duration;
  /** How long it may be away when a zone fails. */
  readonly rto: Duration;
  /** Whether it has a second instance in another zone. */
  readonly standby: boolean;
}

/** Decides: the stricter of what a team and the tier ask for. */
export function recoveryOf(tier: EnvironmentTier, { rpo, rto, regionLoss }: RecoveryObjectives = {}): RecoveryPlan {
  const strictest = { rpo: shorter(rpo, tier.recoveryPoint), rto: shorter(rto, tier.recoveryTime) };
  return { ...strictest, regionLoss, standby: tier.multiAz || strictest.rto.toMilliseconds() < WITHOUT_STANDBY.toMilliseconds() };
}

function shorter(own: Duration | undefined, demanded: Duration): Duration {
  return own && own.toMilliseconds() < demanded.toMilliseconds() ? own : demanded;
}

import { Construct } from 'constructs';
import { BaseKeys } from './base-keys';
import { BaseNetwork } from './base-network';
import { OverlayProps } from './overlay-props';
import { IAppEnvironment } from '../../core/app-environment';
import { ErrorCode, Problem } from '../../core/errors';
import { stackAround } from '../../core/placement';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { markOf } from '../../governance/scope/governed-scope';
import { AppEnvironmentProps } from '../app-environment-props';

/** What an overlay is as an environment: everything that differs from its base, and the base's network, keys and permissions boundary. */
export function overlayOf(base: IAppEnvironment, scope: Construct, props: OverlayProps): AppEnvironmentProps {
  const tier = props.tier ?? EnvironmentTier.PLAYGROUND;
  const isInStack = stackAround(scope) !== undefined;
  return {
    ...base.identity,
    ...Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)),
    tier,
    timeToLive: props.timeToLive ?? (props.expiresOn === undefined ? tier.lifetime ?? lifetimeOf(tier) : undefined),
    env: isInStack ? undefined : { account: base.account, region: base.region },
    permissionsBoundary: markOf(base)?.permissionsBoundary,
    network: new BaseNetwork(base),
    keys: new BaseKeys(base),
  };
}

/** An overlay always has an end: in a tier without a lifetime of its own it lives as long as a playground. */
function lifetimeOf(tier: EnvironmentTier): AppEnvironmentProps['timeToLive'] {
  return tier.permanent ? undefined : EnvironmentTier.PLAYGROUND.lifetime;
}

/** What keeps an environment from lying over a base. */
export function overlayProblems(base: IAppEnvironment, { name, tier = EnvironmentTier.PLAYGROUND }: OverlayProps): Problem[] {
  const baseName = base.identity.environmentName;
  const problems: Problem[] = [];
  if (name === undefined || name === '') {
    problems.push({ code: ErrorCode.MISSING_VALUE, message: `'name' must be given, got ${JSON.stringify(name)}; an overlay on '${baseName}' needs a name of its own` });
  } else if (name.toLowerCase() === baseName.toLowerCase()) {
    problems.push({ code: ErrorCode.INVALID_VALUE, message: `'name' must differ from that of the base, got '${name}'; call it '${baseName}-review', for example` });
  }
  if (tier.permanent) {
    const message = `'tier' must be one whose environments have an end, got ${tier}; an overlay goes again, so use EnvironmentTier.PLAYGROUND or DEVELOPMENT`;
    problems.push({ code: ErrorCode.OUTSIDE_TIER_BOUND, message });
  } else if (!tier.holds(base.tier.mostSensitiveData)) {
    const message = `'base' must hold no data that the tier ${tier} may not hold, got '${baseName}', which may hold ${base.tier.mostSensitiveData} data `
      + `where at most ${tier.mostSensitiveData} is allowed; what runs in an overlay stands in the network of its base, so lay it over a development environment`;
    problems.push({ code: ErrorCode.CLASSIFICATION_NOT_ALLOWED, message });
  }
  return problems;
}

import { Token } from 'aws-cdk-lib';
import { cidrProblems } from './address-plan';
import { OwnNetworkOptions } from './own-network-options';
import { EnvironmentTier } from '../../core/environment-tier';
import { ErrorCode, Problem } from '../../core/errors';
import { unresolvedProblem } from '../../core/identity-problems';

/** The most availability zones a network uses; the address plan has room for one more. */
const MOST_ZONES = 3;

/** What keeps an environment of a tier from having a network like that. */
export function ownNetworkProblems({ cidr, availabilityZones }: OwnNetworkOptions, tier: EnvironmentTier): Problem[] {
  return [
    ...(cidr === undefined ? [] : cidrProblems('cidr', cidr)),
    ...zoneProblems(availabilityZones, tier),
  ];
}

function zoneProblems(zones: number | undefined, tier: EnvironmentTier): Problem[] {
  if (zones === undefined) return [];
  if (Token.isUnresolved(zones)) return [unresolvedProblem('availabilityZones', 'subnets are made from it')];
  if (!Number.isInteger(zones) || zones > MOST_ZONES || zones < 1) {
    return [{ code: ErrorCode.INVALID_VALUE, message: `'availabilityZones' must be a whole number up to ${MOST_ZONES}, got ${zones}` }];
  }
  if (zones >= tier.availabilityZones) return [];
  const message = `'availabilityZones' must be from ${tier.availabilityZones} to ${MOST_ZONES} in ${tier}, got ${zones}; `
    + `leave it out for ${tier.availabilityZones}, or use a tier with fewer zones`;
  return [{ code: ErrorCode.OUTSIDE_TIER_BOUND, message }];
}

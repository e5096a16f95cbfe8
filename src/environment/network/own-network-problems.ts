import { Token } from 'aws-cdk-lib';
import { cidrProblems } from './address-plan';
import { OwnNetworkOptions, PrivateWithEgressOptions } from './own-network-options';
import { ErrorCode, Problem } from '../../core/errors';
import { unresolvedProblem } from '../../core/identity-problems';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { NatStrategy } from '../../core/tier/nat-strategy';

/** The most availability zones a network uses; the address plan has room for one more. */
const MOST_ZONES = 3;

/** What keeps an environment of a tier from having a network like that. */
export function ownNetworkProblems({ cidr, availabilityZones, organizationId }: OwnNetworkOptions, tier: EnvironmentTier): Problem[] {
  return [
    ...(cidr === undefined ? [] : cidrProblems('cidr', cidr)),
    ...zoneProblems(availabilityZones, tier),
    ...organizationProblems(organizationId),
  ];
}

/** What keeps an environment of a tier from having a way out like that. */
export function egressProblems(options: PrivateWithEgressOptions, tier: EnvironmentTier): Problem[] {
  return [
    ...natProblems(options, tier),
    ...allocationProblems(options, tier),
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

function organizationProblems(id: string | undefined): Problem[] {
  if (id === undefined || Token.isUnresolved(id) || /^o-[a-z0-9]{10,32}$/.test(id)) return [];
  return [{
    code: ErrorCode.INVALID_VALUE,
    message: `'organizationId' must be the id of an organization such as o-a1b2c3d4e5, got ${JSON.stringify(id)}; AWS Organizations shows it under Settings`,
  }];
}

function natProblems({ nat, natInstances }: PrivateWithEgressOptions, tier: EnvironmentTier): Problem[] {
  const problems: Problem[] = [];
  if (nat === NatStrategy.ONE && tier.nat === NatStrategy.PER_ZONE) {
    const message = `'nat' must be '${NatStrategy.PER_ZONE}' in ${tier}, got '${nat}'; leave it out, or use a tier with one NAT gateway`;
    problems.push({ code: ErrorCode.OUTSIDE_TIER_BOUND, message });
  }
  if (natInstances && !tier.natInstanceAllowed) {
    const message = `'natInstances' must be false in ${tier}, got true; leave it out for NAT gateways, or use a tier that allows instances, such as development`;
    problems.push({ code: ErrorCode.OUTSIDE_TIER_BOUND, message });
  }
  return problems;
}

function allocationProblems({ egressAllocationIds: ids, nat, availabilityZones }: PrivateWithEgressOptions, tier: EnvironmentTier): Problem[] {
  if (ids === undefined) return [];
  if (Token.isUnresolved(ids)) return [unresolvedProblem('egressAllocationIds', 'write a list, whose members may be tokens')];
  const invalid = (message: string): Problem => ({ code: ErrorCode.INVALID_VALUE, message: `'egressAllocationIds' must ${message}` });
  const zones = availabilityZones ?? tier.availabilityZones;
  const gateways = (nat ?? tier.nat) === NatStrategy.PER_ZONE ? zones : 1;
  return [
    ...ids.length === gateways || Token.isUnresolved(zones) ? [] : [invalid(
      `have one id for each NAT gateway, ${gateways} in ${tier}, got ${ids.length}; add or remove some, or choose another 'nat'`)],
    ...new Set(ids).size === ids.length ? [] : [invalid(`have each id once, got ${ids.join(', ')}; an address belongs to one NAT gateway`)],
    ...ids.filter((id) => !Token.isUnresolved(id) && !/^eipalloc-[0-9a-f]+$/.test(id)).map((id) => invalid(
      `have ids such as eipalloc-0123456789abcdef0, got ${JSON.stringify(id)}; write the allocation id, not the address`)),
  ];
}

import { Token } from 'aws-cdk-lib';
import { rangeProblems } from './address-plan';
import { ImportedNetworkOptions } from './imported-network-options';
import { serviceNameProblems } from './service-needs';
import { ErrorCode, Problem } from '../../core/errors';
import { EnvironmentTier } from '../../core/tier/environment-tier';

type ListProp =
  'workloadSubnetIds' | 'dataSubnetIds' | 'publicSubnetIds' | 'workloadRouteTableIds' | 'dataRouteTableIds' | 'publicRouteTableIds' | 'availabilityZones';

const SUBNETS = ['workloadSubnetIds', 'dataSubnetIds', 'publicSubnetIds'] as const;
const ROUTE_TABLES = ['workloadRouteTableIds', 'dataRouteTableIds', 'publicRouteTableIds'] as const;
const LISTS: readonly ListProp[] = [...SUBNETS, ...ROUTE_TABLES, 'availabilityZones'];

/** What keeps one text from naming a thing in a VPC: an id or the name of a parameter, as the import takes them. */
export type NameProblems = (prop: string, value: string, kind: 'vpc' | 'subnet' | 'rtb') => Problem[];

/** What keeps an environment of a tier from lying in a VPC with its subnets as they were named, everything at once. */
export function importedNetworkProblems(options: ImportedNetworkOptions, tier: EnvironmentTier, nameProblems: NameProblems): Problem[] {
  const unknown = LISTS.filter((prop) => Token.isUnresolved(options[prop]));
  const known = (prop: ListProp) => unknown.includes(prop) ? [] : options[prop] ?? [];
  return [
    ...options.vpcId ? nameProblems('vpcId', options.vpcId, 'vpc') : [missing('vpcId', options.vpcId, 'name the VPC')],
    ...unknown.map(unknownLength),
    ...SUBNETS.flatMap((prop) => known(prop).flatMap((id) => nameProblems(prop, id, 'subnet'))),
    ...ROUTE_TABLES.flatMap((prop) => known(prop).flatMap((id) => nameProblems(prop, id, 'rtb'))),
    ...unknown.length > 0 ? [] : [
      ...rolesWithoutSubnets(options),
      ...unequalLists(options),
      ...namedTwice(options),
      ...exposedData(options),
      ...tooFewZones(options, tier),
    ],
    ...options.cidr === undefined || Token.isUnresolved(options.cidr) ? [] : rangeProblems('cidr', options.cidr),
    ...serviceNameProblems(options),
  ];
}

function missing(prop: string, value: unknown, advice: string): Problem {
  return { code: ErrorCode.MISSING_VALUE, message: `'${prop}' must be given, got ${JSON.stringify(value)}; ${advice}` };
}

function unknownLength(prop: ListProp): Problem {
  const message = `'${prop}' must have a known length, got a token for the whole list; name its entries one by one, each of which may be a token: `
    + "Fn.split(',', list, 3) makes three of a list";
  return { code: ErrorCode.UNRESOLVED_TOKEN, message };
}

function rolesWithoutSubnets({ workloadSubnetIds, dataSubnetIds }: ImportedNetworkOptions): Problem[] {
  return [
    ...workloadSubnetIds?.length ? [] : [missing('workloadSubnetIds', workloadSubnetIds, 'name the private subnets where workloads run')],
    ...dataSubnetIds?.length ? [] : [missing('dataSubnetIds', dataSubnetIds,
      'data lies in subnets without a route to or from the internet, so have some made, and name them')],
  ];
}

/** Every list has one entry for each zone. A role without subnets is no second complaint. */
function unequalLists(options: ImportedNetworkOptions): Problem[] {
  const { dataSubnetIds, workloadSubnetIds, publicSubnetIds, publicRouteTableIds } = options;
  if (!dataSubnetIds?.length || !workloadSubnetIds?.length) return [];
  const problem = (message: string): Problem => ({ code: ErrorCode.CONTRADICTING_PROPS, message });
  return [
    ...LISTS.filter((prop) => options[prop] !== undefined && options[prop].length !== dataSubnetIds.length).map((prop) => problem(
      `'${prop}' must have one entry for each of the ${dataSubnetIds.length} 'dataSubnetIds', got ${options[prop]!.length}; name one for each zone, in the same order`)),
    ...publicRouteTableIds === undefined || publicSubnetIds !== undefined ? [] : [problem(
      "'publicRouteTableIds' must come with 'publicSubnetIds', got none of them; name the subnets too, or leave the route tables out")],
  ];
}

function namedTwice(options: ImportedNetworkOptions): Problem[] {
  const zones = repeated(options.availabilityZones ?? []).map((zone): Problem => ({
    code: ErrorCode.CONTRADICTING_PROPS,
    message: `'availabilityZones' must name each zone once, got '${zone}' twice; name one subnet of each role for each zone`,
  }));
  const placesOf = (id: string) => SUBNETS.filter((prop) => options[prop]?.includes(id)).map((prop) => `'${prop}'`);
  const subnets = repeated(SUBNETS.flatMap((prop) => options[prop] ?? [])).map((id): Problem => {
    const [first, second] = placesOf(id);
    const place = second === undefined ? `twice in ${first}` : `in ${first} and ${second}`;
    return { code: ErrorCode.CONTRADICTING_PROPS, message: `a subnet must have one role, and stand there once, got '${Token.isUnresolved(id) ? 'a token' : id}' ${place}; name another subnet` };
  });
  return [...zones, ...subnets];
}

/** A route table that leads to the internet does so for all of its subnets. */
function exposedData(options: ImportedNetworkOptions): Problem[] {
  const others: ListProp[] = options.egress ? ['publicRouteTableIds', 'workloadRouteTableIds'] : ['publicRouteTableIds'];
  return others.flatMap((prop) => [...new Set(options.dataRouteTableIds)].filter((id) => options[prop]?.includes(id)).map((id) => ({
    code: ErrorCode.CONTRADICTING_PROPS,
    message: `'dataRouteTableIds' must lead to no internet, got '${id}', which is one of '${prop}' too; name subnets for data that have routes of their own`,
  })));
}

function tooFewZones({ dataSubnetIds, availabilityZones }: ImportedNetworkOptions, tier: EnvironmentTier): Problem[] {
  const zones = (availabilityZones?.length ? availabilityZones : dataSubnetIds)?.length;
  return zones ? zoneProblems('dataSubnetIds', zones, tier) : [];
}

/** What keeps an environment of a tier from lying in so few zones. */
export function zoneProblems(prop: string, zones: number, tier: EnvironmentTier): Problem[] {
  if (zones >= tier.availabilityZones) return [];
  const message = `'${prop}' must lie in at least ${tier.availabilityZones} zones in ${tier}, got ${zones}; `
    + 'name subnets in more zones of the VPC, or use a tier with fewer zones';
  return [{ code: ErrorCode.OUTSIDE_TIER_BOUND, message }];
}

function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

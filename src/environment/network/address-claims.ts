import { IConstruct } from 'constructs';
import { size, toAddress, toNumber } from './address-plan';
import { ErrorCode, Problem } from '../../core/errors';

/** Addresses that the network of an environment is known to have because somebody said so. */
export interface AddressClaim {
  /** The addresses, such as `10.8.0.0/16`. */
  readonly cidr: string;

  /**
   * The VPC that has them already, by what it is imported by. Environments in one VPC share its addresses.
   *
   * @default - a network of the environment's own
   */
  readonly vpc?: string;
}

interface NamedClaim extends AddressClaim {
  readonly environmentName: string;
}

/** What networks have when nobody says anything. Many may have it, so it is no good as a proposal. */
const USUAL = '10.0.0.0/16';

const claimsByApp = new WeakMap<IConstruct, NamedClaim[]>();

/** Remembers the addresses of an environment, so that later ones of the same app can be compared with them. */
export function claimAddresses(scope: IConstruct, environmentName: string, claim: AddressClaim): void {
  claimsByApp.set(scope.node.root, [...claimsIn(scope), { ...claim, environmentName }]);
}

/**
 * What keeps an environment from having addresses: another one of the app has some of them, in another VPC, and nothing can
 * join the two networks. Addresses that nobody gave explicitly are left alone: the default may repeat.
 */
export function overlapProblems(scope: IConstruct, environmentName: string, claim: AddressClaim): Problem[] {
  const claims = claimsIn(scope);
  const rival = claims.find((other) => !isSameVpc(claim, other) && overlap(claim.cidr, other.cidr));
  if (rival === undefined) return [];
  const free = freeRange(Number(claim.cidr.split('/')[1]), [USUAL, ...claims.map(({ cidr }) => cidr)]);
  const message = `'cidr' must not overlap with that of another environment of the app, got ${claim.cidr} for '${environmentName}' where `
    + `'${rival.environmentName}' has ${rival.cidr}; give one of them a range that is free${free === undefined ? '' : `, such as ${free}`}, `
    + "or leave 'cidr' out where the two are never joined";
  return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
}

function claimsIn(scope: IConstruct): NamedClaim[] {
  return claimsByApp.get(scope.node.root) ?? [];
}

function isSameVpc({ vpc }: AddressClaim, other: AddressClaim): boolean {
  return vpc !== undefined && vpc === other.vpc;
}

/** Whether two networks have an address in common. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [one, other].map(boundsOf);
  return a.first <= b.last && b.first <= a.last;
}

/** The first network of a prefix below 10.0.0.0/8 that has no address in common with others; nothing when all are taken. */
function freeRange(prefix: number, taken: string[]): string | undefined {
  const { first, last } = boundsOf('10.0.0.0/8');
  for (let start = first; start <= last; start += size(prefix)) {
    const candidate = `${toAddress(start)}/${prefix}`;
    if (!taken.some((range) => overlap(candidate, range))) return candidate;
  }
  return undefined;
}

function boundsOf(cidr: string): { readonly first: number; readonly last: number } {
  const [address, prefix] = cidr.split('/');
  const first = toNumber(address);
  return { first, last: first + size(Number(prefix)) - 1 };
}

import { isIPv4 } from 'net';
import { Token } from 'aws-cdk-lib';
import { ErrorCode, Problem } from '../../core/errors';

/** What a subnet is for. */
export enum SubnetTier {
  /** Workloads; a way out once something asked for egress. */
  PRIVATE = 'Private',
  /** Data; no route to or from the internet, ever. */
  DATA = 'Data',
  /** The way out itself: NAT gateways. Exists only with egress. */
  PUBLIC = 'Public',
}

interface Share {
  /** Where the tier begins, as a part of the network. */
  readonly start: number;
  /** How many bits longer than the network's the prefix of one subnet is. */
  readonly bits: number;
}

const SHARES: Record<SubnetTier, Share> = {
  [SubnetTier.PRIVATE]: { start: 0, bits: 3 },
  [SubnetTier.DATA]: { start: 1 / 2, bits: 5 },
  [SubnetTier.PUBLIC]: { start: 5 / 8, bits: 5 },
};

const WIDEST = 16;
const NARROWEST = 22;

/**
 * Which addresses each subnet of a network has.
 *
 * Every tier has a slot for each of four zones, whether the zone is used or not, so a further zone or egress takes an
 * empty slot and no existing subnet is ever renumbered, which would replace it with all that lies in it.
 *
 * | in 10.0.0.0/16 | Private (an eighth each) | Data (a 32nd each) | Public (a 32nd each) |
 * |----------------|--------------------------|--------------------|----------------------|
 * | zone 1         | 10.0.0.0/19              | 10.0.128.0/21      | 10.0.160.0/21        |
 * | zone 2         | 10.0.32.0/19             | 10.0.136.0/21      | 10.0.168.0/21        |
 * | zone 3         | 10.0.64.0/19             | 10.0.144.0/21      | 10.0.176.0/21        |
 * | zone 4         | 10.0.96.0/19             | 10.0.152.0/21      | 10.0.184.0/21        |
 * | kept free      |                          |                    | 10.0.192.0/18        |
 */
export class AddressPlan {
  private readonly start: number;
  private readonly prefix: number;

  constructor(
    /** The addresses of the whole network. */
    public readonly cidr: string,
  ) {
    const [address, prefix] = cidr.split('/');
    this.start = toNumber(address);
    this.prefix = Number(prefix);
  }

  /** The addresses of one subnet; the first zone is 0. */
  public subnet(tier: SubnetTier, zone: number): string {
    const { start, bits } = SHARES[tier];
    const prefix = this.prefix + bits;
    return `${toAddress(this.start + start * size(this.prefix) + zone * size(prefix))}/${prefix}`;
  }
}

/**
 * What keeps a text from being the addresses of a network that is cut by a plan.
 *
 * AWS takes networks from /16 to /28. Below /22 a slot for data or a load balancer would be smaller than the /27 that
 * load balancers ask for.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export function cidrProblems(prop: string, cidr: string): Problem[] {
  if (Token.isUnresolved(cidr)) {
    return [{ code: ErrorCode.UNRESOLVED_TOKEN, message: `'${prop}' must be known at synthesis, got a token; write the addresses themselves, such as 10.0.0.0/16` }];
  }
  return rangeProblems(prop, cidr, NARROWEST, ', so that there is room for four zones');
}

/** What keeps a known text from being the addresses of any VPC: an IPv4 network from /16 to a prefix. */
export function rangeProblems(prop: string, cidr: string, narrowest = 28, purpose = ''): Problem[] {
  const invalid = (message: string): Problem[] => [{ code: ErrorCode.INVALID_VALUE, message: `'${prop}' must be ${message}` }];
  const [address, prefixText, ...rest] = cidr.split('/');
  if (!isIPv4(address) || !/^\d{1,2}$/.test(prefixText ?? '') || rest.length > 0) {
    return invalid(`an IPv4 network such as 10.0.0.0/16, got '${cidr}'; write its first address, a slash and the length of its prefix`);
  }
  const prefix = Number(prefixText);
  if (prefix < WIDEST || prefix > narrowest) {
    const nearest = prefix < WIDEST ? WIDEST : narrowest;
    const begin = toAddress(toNumber(address) - toNumber(address) % size(nearest));
    return invalid(`from /${WIDEST} to /${narrowest}${purpose}, got '${cidr}'; write ${begin}/${nearest}, or a network in between`);
  }
  const begin = toNumber(address) - toNumber(address) % size(prefix);
  return begin === toNumber(address) ? [] : invalid(`the first address of its network, got '${cidr}'; write ${toAddress(begin)}/${prefix}`);
}

/** How many addresses a network of a prefix has. */
export function size(prefix: number): number {
  return 2 ** (32 - prefix);
}

/** An address as the number that its four octets make. */
export function toNumber(address: string): number {
  return address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
}

/** The address that a number makes. */
export function toAddress(value: number): string {
  return [3, 2, 1, 0].map((place) => Math.floor(value / 256 ** place) % 256).join('.');
}

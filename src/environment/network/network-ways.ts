import { servicesBeyondGateways } from './service-needs';
import { NetworkNeeds } from '../../core/app-environment';
import { ErrorCode, Problem } from '../../core/errors';
import { NatStrategy } from '../../core/tier/nat-strategy';

/** What the way out of a network is made of. */
export interface EgressChoices {
  /** How many NAT gateways or instances there are. */
  readonly nat: NatStrategy;

  /** Whether they are instances. */
  readonly natInstances: boolean;

  /**
   * Addresses that somebody brought, one for each of them.
   *
   * @default - the environment's own
   */
  readonly allocationIds?: string[];
}

/** By which ways a network meets needs. S3 and DynamoDB are reached through gateway endpoints in every one. */
export interface NetworkWays {
  /** How errors call the network. */
  readonly shape: string;

  /** Whether services get interface endpoints. */
  readonly endpoints: boolean;

  /**
   * The way out to the internet.
   *
   * @default - there is none
   */
  readonly egress?: EgressChoices;
}

/** The part that stands for the way out. */
export const EGRESS = 'Egress';

const ENDPOINT = 'Endpoints/';

/** The part that stands for the interface endpoint of a service. */
export function endpointPart(service: string): string {
  return `${ENDPOINT}${service}`;
}

/** The service whose interface endpoint a part stands for, if it does. */
export function serviceOf(part: string): string | undefined {
  return part.startsWith(ENDPOINT) ? part.slice(ENDPOINT.length) : undefined;
}

/** The parts of a network that meet needs. */
export function partsFor(needs: NetworkNeeds, ways: NetworkWays): string[] {
  const services = servicesBeyondGateways(needs);
  const leaves = needs.egress || (services.length > 0 && !ways.endpoints);
  return [...ways.endpoints ? services.map(endpointPart) : [], ...leaves ? [EGRESS] : []];
}

/**
 * The needs that a network has no way for.
 *
 * @param asker the path of the construct that has them
 * @param environmentName the environment that the network belongs to
 */
export function unmetNeeds(needs: NetworkNeeds, { shape, endpoints, egress }: NetworkWays, asker: string, environmentName: string): Problem[] {
  if (egress) return [];
  const where = `in the network of '${environmentName}', which is ${shape}`;
  const problems: string[] = [];
  if (needs.egress) {
    problems.push(`'egress' must be false ${where} and has no way to the internet, got true from ${asker}; `
      + 'call services of AWS alone, use NetworkShape.privateWithEgress(), or move it to another environment');
  }
  const services = servicesBeyondGateways(needs);
  if (services.length > 0 && !endpoints) {
    problems.push(`'services' must be s3 or dynamodb ${where} and has gateway endpoints alone, got ${services.join(', ')} from ${asker}; `
      + 'use NetworkShape.endpointsOnly() or NetworkShape.privateWithEgress(), or move it to another environment');
  }
  return problems.map((message) => ({ code: ErrorCode.NEED_NOT_MET, message }));
}

import { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { ImportedNetworkOffer } from './imported-network-options';
import { EnvironmentNetwork, NetworkNeeds } from '../../core/app-environment';
import { ICoreNetwork } from '../../core/core-sources';
import { ErrorCode, PavedRoadError, Problem } from '../../core/errors';
import { ifKnown } from '../../core/placement';

/** A VPC that was there before, and what is known of it. */
export interface FoundVpc {
  /** The VPC. */
  readonly vpc: IVpc;

  /** Where workloads run. */
  readonly workloadSubnets: ISubnet[];

  /** Where data lies. */
  readonly dataSubnets: ISubnet[];

  /** In how many availability zones it lies. */
  readonly zones: number;

  /**
   * Its addresses.
   *
   * @default - not known
   */
  readonly addresses?: string;

  /** What it can do. */
  readonly offer: ImportedNetworkOffer;
}

/**
 * The network of an environment that lies in a VPC of somebody else. It creates, tags and changes nothing there: needs that the VPC
 * does not meet are refused.
 */
export class ImportedNetwork implements ICoreNetwork {
  /** Its addresses, where they are known. */
  public readonly addresses?: string;

  /** In how many availability zones it lies. */
  public readonly zones: number;

  private readonly network: EnvironmentNetwork;
  private readonly offer: ImportedNetworkOffer;

  constructor({ vpc, workloadSubnets, dataSubnets, zones, addresses, offer }: FoundVpc) {
    this.addresses = ifKnown(addresses);
    this.zones = zones;
    this.offer = offer;
    this.network = { vpc, dataSubnets: { subnets: dataSubnets }, workloadSubnets: { subnets: workloadSubnets } };
  }

  /** No need makes a part: what there is was there before. */
  public partsFor(_needs: NetworkNeeds): string[] {
    return [];
  }

  /** The network, when it meets the needs. */
  public provide(asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork {
    PavedRoadError.throwIfAny(asker, unmet(needs, this.offer));
    return this.network;
  }
}

function unmet({ egress = false, services = [] }: NetworkNeeds, offer: ImportedNetworkOffer): Problem[] {
  const problem = (message: string): Problem => ({ code: ErrorCode.NEED_NOT_MET, message });
  if (egress && !offer.egress) {
    return [problem("'network' must have a way to the internet here, got an imported one without; "
      + "set its 'egress' where there is one, or use a component that does without the internet")];
  }
  const offered = offer.services ?? [];
  const missing = offer.egress && offer.services === undefined ? [] : services.filter((service) => !offered.includes(service));
  if (missing.length === 0) return [];
  return [problem(`'network' must reach ${missing.join(', ')} here, got an imported one that reaches ${offered.join(', ') || 'no service of AWS'}; `
    + "have endpoints for them made in the VPC and name them in its 'services', or import one with 'egress'")];
}

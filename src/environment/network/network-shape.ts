import { Construct } from 'constructs';
import { OwnNetwork } from './own-network';
import { OwnNetworkOptions } from './own-network-options';
import { ownNetworkProblems } from './own-network-problems';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreNetwork, INetworkSource } from '../../core/core-sources';
import { EnvironmentTier } from '../../core/environment-tier';
import { Problem } from '../../core/errors';

/** What kind of network an environment has. */
export abstract class NetworkShape implements INetworkSource {
  /**
   * A network of its own with private and data subnets, and a way out to the internet once something needs one.
   *
   * @param options where it lies, and how it is cut
   */
  public static privateWithEgress(options: OwnNetworkOptions = {}): NetworkShape {
    return new PrivateWithEgress(options);
  }

  /**
   * Makes the network, or refers to it.
   *
   * @param scope the core of the environment
   * @param id the construct id to use
   * @param environment the environment
   */
  public abstract bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork;

  /**
   * What keeps an environment of a tier from having it.
   *
   * @internal
   */
  public abstract _problems(tier: EnvironmentTier): Problem[];
}

class PrivateWithEgress extends NetworkShape {
  constructor(public readonly options: OwnNetworkOptions) {
    super();
  }

  public _problems(tier: EnvironmentTier): Problem[] {
    return ownNetworkProblems(this.options, tier);
  }

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork {
    const { cidr = '10.0.0.0/16', availabilityZones = environment.tier.availabilityZones, flowLogs } = this.options;
    return new OwnNetwork(scope, id, { environment, cidr, availabilityZones, flowLogs });
  }
}

import { Construct } from 'constructs';
import { NetworkWays } from './network-ways';
import { OwnNetwork } from './own-network';
import { OwnNetworkOptions, PrivateWithEgressOptions } from './own-network-options';
import { egressProblems, ownNetworkProblems } from './own-network-problems';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreNetwork, INetworkSource } from '../../core/core-sources';
import { EnvironmentTier } from '../../core/environment-tier';
import { Problem } from '../../core/errors';

/** What kind of network an environment has. */
export abstract class NetworkShape implements INetworkSource {
  /**
   * A network of its own with private and data subnets, and a way out to the internet once something needs one.
   *
   * What components ask of AWS goes by that way too, unless `interfaceEndpoints` says otherwise. NAT gateways cost by the hour and by the
   * gigabyte, one each for the zones that the tier asks for; endpoints cost by the hour for each service and zone, and little by the
   * gigabyte. Without a component that needs either, the network costs its flow logs.
   *
   * An exception from `VPCNoUnrestrictedRouteToIGW` is proposed for the route of public subnets, which NAT gateways need and nothing else
   * uses. NAT instances come with exceptions for `AwsSolutions-EC29` and `AwsSolutions-IAM5`.
   *
   * @param options where it lies, how it is cut, and what the way out is made of
   */
  public static privateWithEgress(options: PrivateWithEgressOptions = {}): NetworkShape {
    return new PrivateWithEgress(options);
  }

  /**
   * A network of its own without the internet: services of AWS are reached through an interface endpoint for each that a component asks for,
   * S3 and DynamoDB through gateway endpoints. A component that needs the internet is refused (`NeedNotMet`).
   *
   * Each endpoint costs by the hour, in one zone or in every one as the tier says, and little by the gigabyte: few services cost less than
   * NAT gateways, many cost more. No pack of cdk-nag objects to a route or an endpoint.
   *
   * @param options where it lies, and how it is cut
   */
  public static endpointsOnly(options: OwnNetworkOptions = {}): NetworkShape {
    return new Closed(options, { shape: 'NetworkShape.endpointsOnly', endpoints: true });
  }

  /**
   * A network of its own that nothing leaves: S3 and DynamoDB are reached through gateway endpoints, and nothing else is. A component that
   * needs another service of AWS or the internet is refused (`NeedNotMet`); a function that joins the network does, for its traces.
   *
   * It costs its flow logs. No pack of cdk-nag objects to a route or an endpoint.
   *
   * @param options where it lies, and how it is cut
   */
  public static isolated(options: OwnNetworkOptions = {}): NetworkShape {
    return new Closed(options, { shape: 'NetworkShape.isolated', endpoints: false });
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
  constructor(public readonly options: PrivateWithEgressOptions) {
    super();
  }

  public _problems(tier: EnvironmentTier): Problem[] {
    return [...ownNetworkProblems(this.options, tier), ...egressProblems(this.options, tier)];
  }

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork {
    const { interfaceEndpoints = false, nat = environment.tier.nat, natInstances = false, egressAllocationIds: allocationIds, ...cut } = this.options;
    const ways = { shape: 'NetworkShape.privateWithEgress', endpoints: interfaceEndpoints, egress: { nat, natInstances, allocationIds } };
    return ownNetwork(scope, id, environment, cut, ways);
  }
}

/** A network without a way out. */
class Closed extends NetworkShape {
  constructor(public readonly options: OwnNetworkOptions, private readonly ways: NetworkWays) {
    super();
  }

  public _problems(tier: EnvironmentTier): Problem[] {
    return ownNetworkProblems(this.options, tier);
  }

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork {
    return ownNetwork(scope, id, environment, this.options, this.ways);
  }
}

function ownNetwork(scope: Construct, id: string, environment: IAppEnvironment, cut: OwnNetworkOptions, ways: NetworkWays): OwnNetwork {
  const { cidr = '10.0.0.0/16', availabilityZones = environment.tier.availabilityZones, ...rest } = cut;
  return new OwnNetwork(scope, id, { ...rest, environment, cidr, availabilityZones, ways });
}

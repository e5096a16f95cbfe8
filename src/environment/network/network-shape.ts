import { Environment } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AddressClaim } from './address-claims';
import { ImportedNetworkOptions, TaggedNetworkOptions } from './imported-network-options';
import { NetworkImport } from './network-import';
import { NetworkWays } from './network-ways';
import { OwnNetwork } from './own-network';
import { OwnNetworkOptions, PrivateWithEgressOptions } from './own-network-options';
import { egressProblems, ownNetworkProblems } from './own-network-problems';
import { VpcByIds } from './vpc-by-ids';
import { VpcByParameters } from './vpc-by-parameters';
import { VpcByTags } from './vpc-by-tags';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreNetwork, INetworkSource } from '../../core/core-sources';
import { Problem } from '../../core/errors';
import { EnvironmentTier } from '../../core/tier/environment-tier';

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
   * A VPC that somebody else made, by its ids. Ids may be tokens; lists have a known length. Nothing is created, tagged or changed in it.
   *
   * The environment refuses subnets that are missing (`MissingValue`), have two roles or are not as many as the others
   * (`ContradictingProps`), and lie in fewer zones than the tier asks for (`OutsideTierBound`). Needs beyond `egress` and `services` are
   * refused with `NeedNotMet`.
   *
   * @param ids the ids of the VPC and of its subnets by their role, and what the network can do
   */
  public static importedByIds(ids: ImportedNetworkOptions): NetworkShape {
    return new Imported(new VpcByIds(ids));
  }

  /**
   * A VPC that somebody else made, by its tags. The CDK looks it up during the first synthesis, with credentials, and keeps what it found
   * in `cdk.context.json`; the account and the region of the environment must be known (`MissingValue`). Nothing is created, tagged or
   * changed in it.
   *
   * Once it is found, the environment refuses what `importedByIds` does, workload subnets with a route from the internet and data subnets
   * with a default route (`ContradictingProps`).
   *
   * @see https://docs.aws.amazon.com/cdk/v2/guide/context.html
   * @param options the tags, the names of its subnets by their role, and what the network can do
   */
  public static importedByTags(options: TaggedNetworkOptions): NetworkShape {
    return new Imported(new VpcByTags(options));
  }

  /**
   * A VPC that somebody else made, by the SSM parameters in which a landing zone publishes its ids, such as
   * `/accelerator/network/vpc/<name>/id`. They are read at each deployment, in the account and region of the environment, without a
   * look-up. Nothing is created, tagged or changed in the VPC. Refuses what `importedByIds` does.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
   * @param names the names of the parameters with the ids of the VPC and of its subnets by their role, and what the network can do
   */
  public static importedByParameters(names: ImportedNetworkOptions): NetworkShape {
    return new Imported(new VpcByParameters(names));
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
  public abstract _problems(tier: EnvironmentTier, location: Environment): Problem[];

  /**
   * The addresses that somebody gave it; nothing where they are the usual ones, or not known.
   *
   * @internal
   */
  public _addresses(): AddressClaim | undefined {
    return undefined;
  }
}

class PrivateWithEgress extends NetworkShape {
  constructor(public readonly options: PrivateWithEgressOptions) {
    super();
  }

  public _problems(tier: EnvironmentTier): Problem[] {
    return [...ownNetworkProblems(this.options, tier), ...egressProblems(this.options, tier)];
  }

  public _addresses(): AddressClaim | undefined {
    return claimOf(this.options);
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

  public _addresses(): AddressClaim | undefined {
    return claimOf(this.options);
  }

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork {
    return ownNetwork(scope, id, environment, this.options, this.ways);
  }
}

class Imported extends NetworkShape {
  constructor(private readonly vpc: NetworkImport) {
    super();
  }

  public _problems(tier: EnvironmentTier, location: Environment): Problem[] {
    return this.vpc.problems(tier, location);
  }

  public _addresses(): AddressClaim | undefined {
    return this.vpc.claim;
  }

  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork {
    return this.vpc.bind(scope, id, environment);
  }
}

function ownNetwork(scope: Construct, id: string, environment: IAppEnvironment, cut: OwnNetworkOptions, ways: NetworkWays): OwnNetwork {
  const { cidr = '10.0.0.0/16', availabilityZones = environment.tier.availabilityZones, ...rest } = cut;
  return new OwnNetwork(scope, id, { ...rest, environment, cidr, availabilityZones, ways });
}

function claimOf({ cidr }: OwnNetworkOptions): AddressClaim | undefined {
  return cidr === undefined ? undefined : { cidr };
}

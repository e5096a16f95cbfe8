/** What a network that somebody else made can do for those in it. Nothing of it is checked when it is deployed: it is what its owner says. */
export interface ImportedNetworkOffer {
  /**
   * Whether workloads reach the internet from their subnets, by whatever way: NAT, a transit gateway, a proxy that is invisible to them.
   *
   * A component that needs the internet is refused with `NeedNotMet` where it is false.
   *
   * @default - what the routes say that a look-up finds; otherwise false
   */
  readonly egress?: boolean;

  /**
   * The services of AWS that workloads reach through endpoints of the VPC, by the last part of the endpoint's name, such as
   * `secretsmanager` or `ecr.dkr`.
   *
   * A component that needs another one is refused with `NeedNotMet`.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   * @default - all of them where there is egress, otherwise none
   */
  readonly services?: string[];
}

/**
 * An existing VPC, with its subnets by their role: one subnet of each role in each zone, in the order of the zones.
 *
 * `NetworkShape.importedByIds` takes the ids themselves, of which each may be a token. `NetworkShape.importedByParameters` takes the
 * names of SSM parameters that hold them.
 */
export interface ImportedNetworkOptions extends ImportedNetworkOffer {
  /** The VPC. */
  readonly vpcId: string;

  /** Where workloads run: private subnets. As many as there are data subnets. */
  readonly workloadSubnetIds: string[];

  /** Where data lies: subnets without a route to or from the internet. At least as many as the tier asks for zones. */
  readonly dataSubnetIds: string[];

  /**
   * Subnets with a route to an internet gateway. As many as there are data subnets.
   *
   * @default - none that components may use
   */
  readonly publicSubnetIds?: string[];

  /**
   * The route tables of the workload subnets, in their order; several subnets may have the same one.
   *
   * @default - not known; what adds routes or gateway endpoints cannot use the subnets
   */
  readonly workloadRouteTableIds?: string[];

  /**
   * The route tables of the data subnets, in their order. None of them may belong to a subnet with a way to the internet.
   *
   * @default - not known; what adds routes or gateway endpoints cannot use the subnets
   */
  readonly dataRouteTableIds?: string[];

  /**
   * The route tables of the public subnets, in their order.
   *
   * @default - not known; what adds routes or gateway endpoints cannot use the subnets
   */
  readonly publicRouteTableIds?: string[];

  /**
   * The names of the availability zones, such as `eu-west-1a`, in the order of the subnets of each role.
   *
   * @default - not known; each subnet of a role is taken to lie in a zone of its own
   */
  readonly availabilityZones?: string[];

  /**
   * The addresses of the VPC, an IPv4 network from /16 to /28. It stands in the record, and networks of the same app are compared with it.
   *
   * @default - not known
   */
  readonly cidr?: string;
}

/**
 * An existing VPC that the CDK looks up by its tags, with the names of its groups of subnets by their role. Which subnets are public its
 * routes say.
 */
export interface TaggedNetworkOptions extends ImportedNetworkOffer {
  /** Tags of the VPC: it has all of them, and no other VPC of the account has. */
  readonly tags: { [key: string]: string };

  /** The name of the subnets where workloads run. No route leads to them from the internet. */
  readonly workloadSubnets: string;

  /** The name of the subnets where data lies. No default route leads from them anywhere. */
  readonly dataSubnets: string;

  /**
   * The key of the tag that holds the name of a subnet's group.
   *
   * @default 'aws-cdk:subnet-name'
   */
  readonly subnetNameTag?: string;
}

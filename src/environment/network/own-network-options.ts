import { FlowLogDestination } from './flow-log-destination';
import { NatStrategy } from '../../core/tier/nat-strategy';

/** Where an own network lies, how it is cut, where its flow logs go, and whose identities use its endpoints. */
export interface OwnNetworkOptions {
  /**
   * The addresses of the network, an IPv4 network from /16 to /22. Changing it replaces the network.
   *
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;

  /**
   * In how many availability zones the network lies, from the tier's number to 3. Adding one changes no existing subnet.
   *
   * @default - as many as the tier asks for: 3 in production, 2 elsewhere
   */
  readonly availabilityZones?: number;

  /**
   * Where it is written down who talked to whom. Another destination begins a new flow log; what is in the old one stays for its time.
   *
   * @default FlowLogDestination.CLOUDWATCH_LOGS
   */
  readonly flowLogs?: FlowLogDestination;

  /**
   * The id of an organization of AWS, such as `o-a1b2c3d4e5`, whose identities may use the endpoints of the network, beside those of the
   * account.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid
   * @default - the identities of the account alone
   */
  readonly organizationId?: string;
}

/** A network of its own with a way out to the internet. */
export interface PrivateWithEgressOptions extends OwnNetworkOptions {
  /**
   * Whether the services of AWS that components ask for get interface endpoints of their own. The way out is then made for components
   * that ask for the internet, and for nobody else.
   *
   * Switching it on takes the way out from an environment in which nobody asks for the internet: what used it without saying so loses it,
   * and the public addresses are given back.
   *
   * @default false - services are reached by the way out
   */
  readonly interfaceEndpoints?: boolean;

  /**
   * How many NAT gateways there are, once something needs the way out. As many as the tier asks for, or more.
   *
   * @default - as the tier says: one per zone in production, one elsewhere
   */
  readonly nat?: NatStrategy;

  /**
   * Whether small instances take the place of NAT gateways: far cheaper by the hour, slower, and without a replacement while one is down.
   * Only where the tier allows it, in a playground and in development.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-comparison.html
   * @default false - NAT gateways, which AWS maintains
   */
  readonly natInstances?: boolean;

  /**
   * The allocation ids of Elastic IP addresses that calls to the internet come from, such as `eipalloc-0123456789abcdef0`: one for each NAT
   * gateway. They stay when the environment goes. Tokens are fine.
   *
   * Changing from addresses of the environment to these replaces NAT gateways, which interrupts the way out for minutes.
   *
   * @default - addresses of the environment, which are given back when the way out goes
   */
  readonly egressAllocationIds?: string[];

  /**
   * Whether workloads have IPv6 addresses as well, from a block of Amazon's, and call the internet with them once something needs the way
   * out. Nothing is reached from outside, and data has IPv4 addresses alone. Switching it on later replaces nothing.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/egress-only-internet-gateway.html
   * @default false
   */
  readonly ipv6?: boolean;
}

import { FlowLogDestination } from './flow-log-destination';

/** Where an own network lies, and how it is cut. */
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
}

import { Connections, ISecurityGroup, IVpc, Peer, Port, SecurityGroup, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { recordConnection } from './connections';
import { NetworkNeeds } from '../core/app-environment';
import { ConnectOptions, IConnectionTarget, IWorkload } from '../core/connection/connection';
import { variablePrefixOf } from '../core/connection/variable-prefix';
import { ErrorCode, PavedRoadError } from '../core/errors';

/** Where a workload lies, once it joined the network of its environment. */
export interface WorkloadPlace {
  /** The VPC. */
  readonly vpc: IVpc;

  /** The subnets for workloads in it. */
  readonly subnets: SubnetSelection;

  /** The group that every target of the workload lets in. */
  readonly securityGroup: ISecurityGroup;

  /** Whether the workload has addresses of IPv6 as well, once the subnets do. */
  readonly ipv6: boolean;
}

/**
 * What runs, as far as connections change it: it has variables, and lies in a network or not.
 *
 * @subclassable
 */
export interface IWorkloadCompute {
  /**
   * Sets an environment variable. Called once for each name.
   *
   * @param name the name
   * @param value the value; tokens are fine
   */
  setVariable(name: string, value: string): void;

  /**
   * Puts what runs into the network. Called at most once.
   *
   * @param place where to
   */
  placeInNetwork(place: WorkloadPlace): void;
}

/**
 * The workload's side of `connectTo`: variables, ways to services, and the place in the network, for whatever runs.
 *
 * A component that runs something implements `IWorkload`, makes one of these, and passes the calls on. What differs from one kind of
 * workload to the next is its `IWorkloadCompute`.
 */
export class WorkloadConnector {
  /** Whom the workload may reach, once it joined the network; nobody before. */
  public readonly connections = new Connections();

  private readonly variables = new Map<string, string>();
  private readonly services: Set<string>;
  private inNetwork = false;

  /**
   * @param workload whose side it is
   * @param compute what runs
   * @param services the services of AWS that it calls whatever it connects to, such as `xray`
   */
  constructor(private readonly workload: IWorkload, private readonly compute: IWorkloadCompute, services: string[] = []) {
    this.services = new Set(services);
  }

  /**
   * Lets the workload use a target: opens the network path, grants what it needs, gives it its variables, and lists the connection in the
   * record.
   *
   * Refuses what the target refuses, a target without a name (`MissingValue`), and a prefix that is not upper snake case (`InvalidValue`).
   *
   * @param target what to connect to
   * @param options how the variables are called
   */
  public connectTo(target: IConnectionTarget, options: ConnectOptions = {}): void {
    const prefix = options.variablePrefix ?? variablePrefixOf(target);
    if (!/^[A-Z][A-Z0-9_]*$/.test(prefix)) {
      const message = `'variablePrefix' must be upper snake case, such as ORDERS, got ${JSON.stringify(prefix)}`;
      throw PavedRoadError.of(this.workload, ErrorCode.INVALID_VALUE, message);
    }
    const before = new Set(this.variables.keys());
    target.admitWorkload(this.workload, prefix);
    recordConnection(this.workload, target, [...this.variables.keys()].filter((name) => !before.has(name)));
  }

  /**
   * Gives the workload an environment variable. Refuses a name that it has already with another value (`ContradictingProps`).
   *
   * @param name the name
   * @param value the value; tokens are fine
   */
  public addVariable(name: string, value: string): void {
    const known = this.variables.get(name);
    if (known === value) return;
    if (known !== undefined) {
      const message = `the variable '${name}' must have one value, got a second one; set 'variablePrefix' when connecting`;
      throw PavedRoadError.of(this.workload, ErrorCode.CONTRADICTING_PROPS, message);
    }
    this.variables.set(name, value);
    this.compute.setVariable(name, value);
  }

  /**
   * Puts the workload into the private subnets of its environment, once, with a security group of its own that reaches port 443 and what it
   * connected to.
   *
   * @param needs what it needs there
   */
  public joinNetwork(needs: NetworkNeeds = {}): void {
    const { workload } = this;
    needs.services?.forEach((service) => this.services.add(service));
    const network = workload.environment.provideNetwork(workload, { ...needs, services: [...this.services] });
    if (this.inNetwork) return;
    this.inNetwork = true;
    const { vpc, workloadSubnets: subnets, ipv6 = false } = network;
    const securityGroup = createSecurityGroup(workload, vpc, ipv6);
    this.connections.addSecurityGroup(securityGroup);
    this.compute.placeInNetwork({ vpc, subnets, securityGroup, ipv6 });
  }

  /**
   * Says which services of AWS the workload calls. In the network it gets a way to them, now or when it joins; outside it reaches them
   * anyway.
   *
   * @param services the last parts of the names of their endpoints, such as `secretsmanager`
   */
  public callServices(services: string[]): void {
    services.forEach((service) => this.services.add(service));
    if (this.inNetwork) this.joinNetwork();
  }
}

function createSecurityGroup(workload: IWorkload, vpc: IVpc, ipv6: boolean): SecurityGroup {
  const group = new SecurityGroup(workload, 'SecurityGroup', { vpc, allowAllOutbound: false, description: `what ${workload.node.path} may reach` });
  group.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'the APIs of AWS, secrets and traces among them');
  if (ipv6) group.addEgressRule(Peer.anyIpv6(), Port.tcp(443), 'the same over IPv6');
  return group;
}

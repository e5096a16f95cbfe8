import { Reference, Token, Tokenization } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { Connection, IConnectionTarget, IWorkload } from './connection';
import { ErrorCode, PavedRoadError } from '../errors';
import { PublishedValue } from './published-value';

const PROTOCOL = 'tcp';

/**
 * Opens the network path from a workload to one port of a target, on both sides. Does nothing the second time, and nothing where another
 * target behind the same security groups and port was opened before, since AWS refuses a rule that exists.
 *
 * All rules lie with the workload, in its stack: the target would otherwise refer back to the stack of everybody who
 * uses it, and two stacks that refer to each other cannot be deployed.
 *
 * Refuses a workload or a target without a security group (`ConnectionRefused`).
 *
 * @param owner whose security groups they are, where the target is one of several ways to the same thing
 */
export function openPath(
  workload: IWorkload & Construct, target: IConnectionTarget, targetGroups: ISecurityGroup[], port: number, owner: IConnectionTarget = target,
): void {
  const sources = workload.connections.securityGroups;
  if (sources.length === 0 || targetGroups.length === 0) {
    const [what, { node }] = sources.length === 0 ? ['the workload', workload] : ["'target'", target];
    throw PavedRoadError.of(target, ErrorCode.CONNECTION_REFUSED, `${what} must have a security group to open the network path with, got none for ${node.path}`);
  }
  const id = `To${owner.connectionName}`;
  const door = `${targetGroups.map(({ securityGroupId }) => securityGroupId)}:${port}`;
  let path = pathsOf(workload).find((known) => known.node.id === id || known.door === door);
  if (!path) {
    path = new NetworkPath(workload, id, port, door);
    admitBetween(path, sources, targetGroups, port, `${workload.node.path} connects to ${owner.node.path}`);
  }
  path.targets.add(target);
}

/** Lets some security groups reach one port of others, by a rule on each side. */
export function admitBetween(scope: Construct, sources: ISecurityGroup[], destinations: ISecurityGroup[], port: number, description: string): void {
  sources.forEach((source, from) => destinations.forEach((destination, to) => {
    const at = { ipProtocol: PROTOCOL, fromPort: port, toPort: port, description };
    new CfnSecurityGroupEgress(scope, `Egress${from}${to}`, {
      ...at, groupId: source.securityGroupId, destinationSecurityGroupId: destination.securityGroupId,
    });
    new CfnSecurityGroupIngress(scope, `Ingress${from}${to}`, {
      ...at, groupId: destination.securityGroupId, sourceSecurityGroupId: source.securityGroupId,
    });
  }));
}

/** What a connection crosses; nothing where no path through a network was opened. */
export function openedPath(workload: IWorkload, target: IConnectionTarget): Pick<Connection, 'network' | 'port' | 'protocol' | 'isPrivate'> {
  const path = pathsOf(workload).find(({ targets }) => targets.has(target));
  if (!path) return {};
  // Security groups that name each other meet on private addresses only.
  const network = nameOf(workload.environment.provideNetwork(workload).vpc);
  return { network, ...!Token.isUnresolved(path.port) && { port: path.port }, protocol: PROTOCOL, isPrivate: true };
}

/** The rules of a path that was opened, and the targets that are reached on it. */
class NetworkPath extends Construct {
  public readonly targets = new Set<IConnectionTarget>();

  constructor(scope: Construct, id: string, public readonly port: number, public readonly door: string) {
    super(scope, id);
  }
}

function pathsOf(workload: IWorkload): NetworkPath[] {
  return workload.node.children.filter((child) => child instanceof NetworkPath);
}

/** The construct that made a network, or the id of one that was made elsewhere, or where that is published. */
function nameOf(vpc: IVpc): string {
  const id = Tokenization.reverseString(vpc.vpcId).firstToken;
  if (id === undefined) return vpc.vpcId;
  if (id instanceof PublishedValue) return id.subject;
  if (!Reference.isReference(id)) return vpc.node.path;
  const { node } = id.target;
  return node.id === 'Resource' ? node.scope!.node.path : node.path;
}

import { Reference, Token, Tokenization } from 'aws-cdk-lib';
import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, ISecurityGroup, IVpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { Connection, IConnectionTarget, IWorkload } from './connection';
import { PublishedValue } from './published-value';

const PROTOCOL = 'tcp';

/**
 * Opens the network path from a workload to one port of a target, on both sides. Does nothing the second time.
 *
 * Both rules lie with the workload, in its stack: the target would otherwise refer back to the stack of everybody who
 * uses it, and two stacks that refer to each other cannot be deployed.
 */
export function openPath(workload: IWorkload & Construct, target: IConnectionTarget, targetGroups: ISecurityGroup[], port: number): void {
  const id = pathId(target);
  if (workload.node.tryFindChild(id)) return;
  const description = `${workload.node.path} connects to ${target.node.path}`;
  const path = new NetworkPath(workload, id, port);
  workload.connections.securityGroups.forEach((source, from) => targetGroups.forEach((destination, to) => {
    const at = { ipProtocol: PROTOCOL, fromPort: port, toPort: port, description };
    new CfnSecurityGroupEgress(path, `Egress${from}${to}`, {
      ...at, groupId: source.securityGroupId, destinationSecurityGroupId: destination.securityGroupId,
    });
    new CfnSecurityGroupIngress(path, `Ingress${from}${to}`, {
      ...at, groupId: destination.securityGroupId, sourceSecurityGroupId: source.securityGroupId,
    });
  }));
}

/** What a connection crosses; nothing where no path through a network was opened. */
export function openedPath(workload: IWorkload, target: IConnectionTarget): Pick<Connection, 'network' | 'port' | 'protocol' | 'isPrivate'> {
  const path = workload.node.tryFindChild(pathId(target));
  if (!(path instanceof NetworkPath)) return {};
  // Security groups that name each other meet on private addresses only.
  const network = nameOf(workload.environment.provideNetwork(workload).vpc);
  return { network, ...!Token.isUnresolved(path.port) && { port: path.port }, protocol: PROTOCOL, isPrivate: true };
}

/** The two rules of a path that was opened. */
class NetworkPath extends Construct {
  constructor(scope: Construct, id: string, public readonly port: number) {
    super(scope, id);
  }
}

function pathId({ connectionName }: IConnectionTarget): string {
  return `To${connectionName}`;
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

import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { IConnectionTarget, IWorkload } from './connection';

/**
 * Opens the network path from a workload to one port of a target, on both sides. Does nothing the second time.
 *
 * Both rules lie with the workload, in its stack: the target would otherwise refer back to the stack of everybody who
 * uses it, and two stacks that refer to each other cannot be deployed.
 */
export function openPath(workload: IWorkload & Construct, target: IConnectionTarget, targetGroups: ISecurityGroup[], port: number): void {
  const id = `To${target.connectionName}`;
  if (workload.node.tryFindChild(id)) return;
  const description = `${workload.node.path} connects to ${target.node.path}`;
  const path = new Construct(workload, id);
  workload.connections.securityGroups.forEach((source, from) => targetGroups.forEach((destination, to) => {
    const at = { ipProtocol: 'tcp', fromPort: port, toPort: port, description };
    new CfnSecurityGroupEgress(path, `Egress${from}${to}`, {
      ...at, groupId: source.securityGroupId, destinationSecurityGroupId: destination.securityGroupId,
    });
    new CfnSecurityGroupIngress(path, `Ingress${from}${to}`, {
      ...at, groupId: destination.securityGroupId, sourceSecurityGroupId: source.securityGroupId,
    });
  }));
}

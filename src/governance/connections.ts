import { GovernanceHost } from './host';
import { IConnectionTarget, IWorkload } from '../core/connection';
import { openedPath } from '../core/network-path';

/** Lists a connection in the record. */
export function recordConnection(workload: IWorkload, target: IConnectionTarget, variables: string[]): void {
  GovernanceHost.ensure(workload).charter.connections.push({
    workload: workload.node.path, target: target.node.path, variables, ...openedPath(workload, target),
  });
}

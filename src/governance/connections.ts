import { GovernanceHost } from './host';
import { IConnectionTarget, IWorkload } from '../core/connection/connection';
import { openedPath } from '../core/connection/network-path';

/**
 * Lists a connection in the record, once, whatever the workload calls its variables.
 *
 * @param variables the names of the variables that the workload was given this time; who was given none was handed nothing to prove who it is
 */
export function recordConnection(workload: IWorkload, target: IConnectionTarget, variables: string[]): void {
  const { connections } = GovernanceHost.ensure(workload).charter;
  const ends = { workload: workload.node.path, target: target.node.path };
  const known = connections.find((entry) => entry.workload === ends.workload && entry.target === ends.target);
  if (known) {
    known.variables.push(...variables);
    return;
  }
  const { access, isReadOnly, dataClassification } = target;
  connections.push({
    ...ends,
    variables: [...variables],
    ...access && variables.length > 0 && { access },
    ...isReadOnly && { isReadOnly },
    ...dataClassification && { dataClassification: dataClassification.name },
    ...openedPath(workload, target),
  });
}

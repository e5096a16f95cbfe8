import { Token } from 'aws-cdk-lib';
import { IConnectionTarget, IWorkload } from '../../../core/connection';
import { ErrorCode, PavedRoadError } from '../../../core/errors';

/** Refuses a workload in another VPC than the target's, as far as both are known (`ConnectionRefused`): nothing here joins two networks. */
export function refuseOtherVpc(target: IConnectionTarget, workload: IWorkload, vpcId: string | undefined): void {
  if (vpcId === undefined || Token.isUnresolved(vpcId)) return;
  const { vpc } = workload.environment.provideNetwork(workload);
  if (Token.isUnresolved(vpc.vpcId) || vpc.vpcId === vpcId) return;
  const message = `'target' must lie in the VPC of the workload, got ${target.node.path} in ${vpcId} for ${workload.node.path} in ${vpc.vpcId}; use a database of that VPC, or an environment with the network of the database`;
  throw PavedRoadError.of(target, ErrorCode.CONNECTION_REFUSED, message);
}

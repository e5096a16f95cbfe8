import { Token } from 'aws-cdk-lib';
import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Endpoint } from 'aws-cdk-lib/aws-rds';
import { IConnectionTarget, IWorkload } from '../../../core/connection/connection';
import { openPath } from '../../../core/connection/network-path';
import { letReadSecret, SECRETS_MANAGER } from '../../../core/connection/secret-access';
import { ErrorCode, Problem } from '../../../core/errors';

/** What every way into a database has. */
export interface DatabaseDoor {
  /** What the workload connects to. */
  readonly target: IConnectionTarget;
  /**
   * Whose security groups they are.
   *
   * @default - those of the target
   */
  readonly owner?: IConnectionTarget;
  /** Where it answers. */
  readonly endpoint: Endpoint;
  /** The port of the endpoint, as a number that is known at synthesis. */
  readonly port: number;
  /** The name of the database inside the server. */
  readonly databaseName: string;
  /**
   * What clients speak with it.
   *
   * @default - nobody said; workloads get no variable for it
   */
  readonly dialect?: string;
  /**
   * The VPC that it lies in, where that may be another than the workload's.
   *
   * @default - that of the environment
   */
  readonly vpcId?: string;
  /** Who guards the port. */
  readonly securityGroups: ISecurityGroup[];
}

/** A way into a database with user and password. */
export interface DatabaseEntrance extends DatabaseDoor {
  /** Where user and password are. */
  readonly secretArn: string;
  /**
   * The customer-managed key of the secret.
   *
   * @default - AWS manages the key
   */
  readonly key?: IKey;
}

/** Lets a workload in with user and password: the network path both ways, the secret, its key, and the variables. */
export function letIn(workload: IWorkload, variablePrefix: string, entrance: DatabaseEntrance): void {
  const { secretArn, key } = entrance;
  openDoor(workload, variablePrefix, entrance, [SECRETS_MANAGER]);
  workload.addVariable(`${variablePrefix}_SECRET_ARN`, secretArn);
  letReadSecret(workload, secretArn, key);
}

/**
 * Shows a workload the door and the path to it, and leaves it to the caller how the workload proves who it is.
 *
 * @param services what the workload calls to prove it
 */
export function openDoor(workload: IWorkload, variablePrefix: string, door: DatabaseDoor, services: string[] = []): void {
  const { target, owner, endpoint, port, databaseName, dialect, securityGroups } = door;
  workload.addVariable(`${variablePrefix}_HOST`, endpoint.hostname);
  workload.addVariable(`${variablePrefix}_PORT`, endpoint.port.toString());
  workload.addVariable(`${variablePrefix}_NAME`, databaseName);
  if (dialect) workload.addVariable(`${variablePrefix}_ENGINE`, dialect);
  workload.joinNetwork({ services });
  openPath(workload, target, securityGroups, port, owner);
}

/** A door in another VPC than the workload's, as far as both are known: nothing here joins two networks. */
export function otherVpcProblems({ target, vpcId }: DatabaseDoor, workload: IWorkload): Problem[] {
  if (vpcId === undefined || Token.isUnresolved(vpcId)) return [];
  const { vpc } = workload.environment.provideNetwork(workload);
  if (Token.isUnresolved(vpc.vpcId) || vpc.vpcId === vpcId) return [];
  const message = `'target' must lie in the VPC of the workload, got ${target.node.path} in ${vpcId} for ${workload.node.path} in ${vpc.vpcId}; use a database of that VPC, or an environment with the network of the database`;
  return [{ code: ErrorCode.CONNECTION_REFUSED, message }];
}

import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Endpoint } from 'aws-cdk-lib/aws-rds';
import { IConnectionTarget, IWorkload } from '../../../core/connection';
import { openPath } from '../../../core/network-path';
import { letReadSecret, SECRETS_MANAGER } from '../../../core/secret-access';
import { Dialect } from '../engine/engine-kind';

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
  readonly dialect?: Dialect;
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

import { ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Endpoint } from 'aws-cdk-lib/aws-rds';
import { IConnectionTarget, IWorkload } from '../../../core/connection';
import { openPath } from '../../../core/network-path';
import { letReadSecret, SECRETS_MANAGER } from '../../../core/secret-access';

/** One way into a database. */
export interface DatabaseEntrance {
  /** What the workload connects to. */
  readonly target: IConnectionTarget;
  /** Where it answers. */
  readonly endpoint: Endpoint;
  /** The port of the endpoint, as a number that is known at synthesis. */
  readonly port: number;
  /** The name of the database inside the server. */
  readonly databaseName: string;
  /** Where user and password are. */
  readonly secretArn: string;
  /** The customer-managed key of the secret; nothing where AWS manages it. */
  readonly key?: IKey;
  /** Who guards the port. */
  readonly securityGroups: ISecurityGroup[];
}

/** Lets a workload in: the network path both ways, the secret, its key, and the variables. */
export function letIn(workload: IWorkload, variablePrefix: string, entrance: DatabaseEntrance): void {
  const { target, endpoint, port, databaseName, secretArn, key, securityGroups } = entrance;
  workload.addVariable(`${variablePrefix}_HOST`, endpoint.hostname);
  workload.addVariable(`${variablePrefix}_PORT`, endpoint.port.toString());
  workload.addVariable(`${variablePrefix}_NAME`, databaseName);
  workload.addVariable(`${variablePrefix}_SECRET_ARN`, secretArn);
  workload.joinNetwork({ services: [SECRETS_MANAGER] });
  openPath(workload, target, securityGroups, port);
  letReadSecret(workload, secretArn, key);
}

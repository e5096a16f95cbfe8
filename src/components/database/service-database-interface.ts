import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { Endpoint } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IConnectionTarget } from '../../core/connection/connection';

/** A database that workloads connect to, whoever made it. */
export interface IServiceDatabase extends IConnectionTarget, IConnectable {
  /** Where it answers: host and port. */
  readonly endpoint: Endpoint;

  /** The name of the database inside the server. */
  readonly databaseName: string;

  /** The master user and password, which RDS makes and rotates itself. */
  readonly secret: ISecret;

  /**
   * Its readers, as a target of their own: `api.connectTo(orders.readOnly)`. Variables begin with `<NAME>_READ_ONLY`, so that a workload may
   * have both. Connecting is refused where there are no readers (`ConnectionRefused`).
   */
  readonly readOnly: IConnectionTarget;
}

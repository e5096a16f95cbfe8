import { Endpoint } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { DatabaseEntrance, letIn, otherVpcProblems } from './entrance';
import { refuseUnfit } from '../../../core/admission';
import { IAppEnvironment } from '../../../core/app-environment';
import { ConnectionAccess, IConnectionTarget, IWorkload } from '../../../core/connection/connection';
import { DataClassification } from '../../../core/data-classification';
import { ErrorCode } from '../../../core/errors';
import { IServiceDatabase } from '../service-database-interface';

/** Where the readers of a database are, or why there are none. */
export interface Readers {
  /**
   * Where they answer.
   *
   * @default - there are none
   */
  readonly endpoint?: Endpoint;
  /** What the database has instead of readers, and how to come to some. */
  readonly missing: string;
}

/** The readers of a database: the same door, the same secret, and another host, which refuses to write. */
export class ReadOnlyDatabase extends Construct implements IConnectionTarget {
  public readonly connectionName: string;
  public readonly environment: IAppEnvironment;
  public readonly dataClassification?: DataClassification;
  public readonly access = ConnectionAccess.SECRET;
  public readonly isReadOnly = true;

  constructor(
    database: IServiceDatabase & Construct & { readonly environment: IAppEnvironment },
    private readonly entrance: DatabaseEntrance,
    private readonly readers: Readers,
  ) {
    super(database, 'ReadOnly');
    this.connectionName = `${database.connectionName}-ReadOnly`;
    this.environment = database.environment;
    this.dataClassification = database.dataClassification;
  }

  public admitWorkload(workload: IWorkload, variablePrefix: string): void {
    const { entrance, readers: { endpoint, missing } } = this;
    const message = `'target' must have a reader, got ${entrance.target.node.path}, ${missing}`;
    const noReader = endpoint ? [] : [{ code: ErrorCode.CONNECTION_REFUSED, message }];
    refuseUnfit(this, workload, [...noReader, ...otherVpcProblems(entrance, workload)]);
    letIn(workload, variablePrefix, { ...entrance, target: this, owner: entrance.target, endpoint: endpoint! });
  }
}

import { Endpoint } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { IConnectionTarget, IWorkload } from '../../../core/connection';
import { ErrorCode, PavedRoadError } from '../../../core/errors';
import { IServiceDatabase } from '../service-database-interface';

/** Lets a workload in to the readers. */
type Admission = (workload: IWorkload, variablePrefix: string, readers: IConnectionTarget, endpoint: Endpoint) => void;

/** The readers of a database that was made elsewhere: the same door, the same secret, and another host, which refuses to write. */
export class ImportedReaders extends Construct implements IConnectionTarget {
  public readonly connectionName: string;
  public readonly isReadOnly = true;

  constructor(private readonly database: IServiceDatabase & Construct, private readonly host: string | undefined, private readonly admit: Admission) {
    super(database, 'ReadOnly');
    this.connectionName = `${database.connectionName}-ReadOnly`;
  }

  public admitWorkload(workload: IWorkload, variablePrefix: string): void {
    const { database: { node: { path }, endpoint: { port } }, host } = this;
    if (host === undefined) {
      const message = `'target' must have a reader, got ${path}, of which nobody said a host for readers; name its 'readerHost', or connect to the database itself`;
      throw PavedRoadError.of(this, ErrorCode.CONNECTION_REFUSED, message);
    }
    this.admit(workload, variablePrefix, this, new Endpoint(host, port));
  }
}

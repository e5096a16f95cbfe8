import { Connections, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Endpoint } from 'aws-cdk-lib/aws-rds';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { refuseUnfit } from '../../../core/admission';
import { IAppEnvironment } from '../../../core/app-environment';
import { ConnectionAccess, IConnectionTarget, IWorkload } from '../../../core/connection/connection';
import { DataClassification } from '../../../core/data-classification';
import { ImportFacts, recordImport } from '../../../governance/imports';
import { DatabaseEntrance, letIn, otherVpcProblems } from '../access/entrance';
import { ReadOnlyDatabase } from '../access/read-only-database';
import { promises } from '../promises';
import { IServiceDatabase } from '../service-database-interface';

/** What is known about a database that was made elsewhere; valid already. */
export interface KnownDatabase extends Pick<ImportFacts, 'origin' | 'owner'> {
  readonly environment: IAppEnvironment;
  readonly connectionName: string;
  readonly host: string;
  readonly port: number;
  readonly databaseName: string;
  /** What clients speak with it; left out where nobody says. */
  readonly dialect?: string;
  readonly secretArn: string;
  /** The customer-managed key of the secret; left out where AWS manages it. */
  readonly secretKeyArn?: string;
  readonly securityGroupIds: readonly string[];
  /** The host of its readers; left out where there are none that anybody knows. */
  readonly readerHost?: string;
  /** The VPC; left out where it is taken to be that of the environment. */
  readonly vpcId?: string;
  readonly dataClassification?: DataClassification;
  /** What is known to hold, by the id of the rule. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A database that was made elsewhere. It creates nothing; whoever connects brings the rules and the permissions. */
export class ImportedDatabase extends Construct implements IServiceDatabase {
  public readonly environment: IAppEnvironment;
  public readonly connectionName: string;
  public readonly endpoint: Endpoint;
  public readonly databaseName: string;
  public readonly secret: ISecret;
  public readonly connections: Connections;
  public readonly readOnly: IConnectionTarget;
  public readonly dataClassification?: DataClassification;
  public readonly access = ConnectionAccess.SECRET;

  private readonly entrance: DatabaseEntrance;

  constructor(scope: Construct, id: string, known: KnownDatabase) {
    super(scope, id);
    const { environment, connectionName, host, port, secretArn, secretKeyArn, securityGroupIds, readerHost, dataClassification } = known;
    this.environment = environment;
    this.connectionName = connectionName;
    this.endpoint = new Endpoint(host, port);
    this.databaseName = known.databaseName;
    this.dataClassification = dataClassification;
    const key = secretKeyArn === undefined ? undefined : Key.fromKeyArn(this, 'Key', secretKeyArn);
    this.secret = Secret.fromSecretAttributes(this, 'Secret', { secretCompleteArn: secretArn, encryptionKey: key });
    this.connections = new Connections({
      securityGroups: securityGroupIds.map((groupId, index) => SecurityGroup.fromSecurityGroupId(this, `SecurityGroup${index}`, groupId)),
      defaultPort: Port.tcp(port),
    });
    this.entrance = this.defineEntrance(known, key);
    this.readOnly = new ReadOnlyDatabase(this, this.entrance, {
      endpoint: readerHost === undefined ? undefined : new Endpoint(readerHost, port),
      missing: "of which nobody said a host for readers; name its 'readerHost', or connect to the database itself",
    });
    recordImport(this, {
      environment,
      name: connectionName,
      type: 'cdk-paved-road.ServiceDatabase',
      origin: known.origin,
      owner: known.owner,
      dataClassification,
      promises: { ...Object.fromEntries(promises.map(({ meta }) => [meta.id, undefined])), ...known.facts },
    });
  }

  public admitWorkload(workload: IWorkload, variablePrefix: string): void {
    refuseUnfit(this, workload, otherVpcProblems(this.entrance, workload));
    letIn(workload, variablePrefix, this.entrance);
  }

  private defineEntrance({ dialect, vpcId, port }: KnownDatabase, key: IKey | undefined): DatabaseEntrance {
    const { endpoint, databaseName, secret: { secretArn }, connections: { securityGroups } } = this;
    return { target: this, endpoint, port, databaseName, dialect, vpcId, secretArn, key, securityGroups };
  }
}

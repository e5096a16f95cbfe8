import { IAppEnvironment } from '../../../core/app-environment';
import { DataClassification } from '../../../core/data-classification';
import { DatabaseDialect } from '../engine/database-dialect';

/** What is known about a database that exists already. */
export interface ServiceDatabaseAttributes {
  /** Where it is used. It lies in the account and region of that environment, and workloads of no other one connect to it. */
  readonly environment: IAppEnvironment;

  /** The name of the host, without a port: that of the writer where it is a cluster. */
  readonly host: string;

  /** The port, from 1 to 65535. */
  readonly port: number;

  /** The complete ARN of the secret with `username` and `password` as JSON, with the six characters at its end. */
  readonly secretArn: string;

  /** The security groups in front of it, at least one. Workloads that connect are let in there. */
  readonly securityGroupIds: string[];

  /**
   * What it is called in variables and records, unique among the components of the environment.
   *
   * @default - the construct id
   */
  readonly componentName?: string;

  /**
   * The name of the database inside the server.
   *
   * @default - the component's name in lower snake case
   */
  readonly databaseName?: string;

  /**
   * The ARN of the customer-managed key of the secret. Workloads that connect may decrypt with it, as far as its own policy lets roles of the account.
   *
   * @default - AWS manages the key of the secret
   */
  readonly secretKeyArn?: string;

  /**
   * The name of the host that answers for the readers.
   *
   * @default - it has no readers, so `readOnly` is refused
   */
  readonly readerHost?: string;

  /**
   * The VPC that it lies in. Where its id and that of the environment's are both known, they must be the same.
   *
   * @default - that of the environment
   */
  readonly vpcId?: string;

  /**
   * What clients speak with it.
   *
   * @default - nobody says
   */
  readonly dialect?: DatabaseDialect;

  /**
   * What its data calls for. Refused where the tier of the environment does not hold such data.
   *
   * @default - unknown
   */
  readonly dataClassification?: DataClassification;

  /**
   * The team that answers for it.
   *
   * @default - unknown
   */
  readonly owner?: string;

  /**
   * What is known to hold for it, by the id of a rule such as `PR-RDS-STORAGE-ENCRYPTED`, each with how you know. The record lists it as stated,
   * never as compliant, since no rule judges a database that is in none of your templates.
   *
   * @default - whether it keeps what a `ServiceDatabase` promises is unknown
   */
  readonly facts?: { [rule: string]: string };
}

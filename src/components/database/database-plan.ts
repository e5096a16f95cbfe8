import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { DatabaseCapacity } from './capacity/database-capacity';
import { readersOf } from './capacity/readers';
import { databaseIdentifier } from './database-identifier';
import { databaseNameOf } from './database-problems';
import { DatabaseEngine } from './engine/database-engine';
import { backtrackWindow } from './recovery/backtrack';
import { ServiceDatabaseProps } from './service-database-props';
import { EnvironmentNetwork } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { EnvironmentTier } from '../../core/environment-tier';
import { GovernedComponent } from '../../governance/governed-component';

/** Everything that was decided about a database before a resource is made of it. */
export interface DatabasePlan {
  /** What kind of environment it lives in. */
  readonly tier: EnvironmentTier;
  /** What the data calls for. */
  readonly dataClassification: DataClassification;
  /** Which database runs. */
  readonly engine: DatabaseEngine;
  /** How much work it can take. */
  readonly capacity: DatabaseCapacity;
  /** How many readers the cluster has; RDS has none. */
  readonly readers: number;
  /** Whether a cluster pays for more storage and capacity rather than for each I/O. */
  readonly ioOptimized: boolean;
  /** The name of the database inside the server. */
  readonly databaseName: string;
  /** The physical name of the cluster or instance. */
  readonly identifier: string;
  /** Where it answers. */
  readonly network: EnvironmentNetwork;
  /**
   * The customer-managed key.
   *
   * @default - AWS manages the key
   */
  readonly key?: IKey;
  /** What happens to the data when the stack goes. */
  readonly removalPolicy: RemovalPolicy;
  /** How long automatic backups are kept. */
  readonly backupRetention: Duration;
  /**
   * How far back the data can be rewound without a restore.
   *
   * @default - it cannot
   */
  readonly backtrackWindow?: Duration;
}

/** Which engine and capacity a database has: those that were chosen, or serverless Aurora. */
export function choicesOf({ engine = DatabaseEngine.auroraPostgresql(), capacity }: ServiceDatabaseProps): Pick<DatabasePlan, 'engine' | 'capacity'> {
  return { engine, capacity: capacity?._on(engine._kind) ?? (engine.isCluster ? DatabaseCapacity.serverless() : DatabaseCapacity.provisioned()) };
}

/** Decides: tier and choices become a plan. */
export function prepareDatabase(database: GovernedComponent, props: ServiceDatabaseProps): DatabasePlan {
  const { environment, dataClassification } = props;
  const { tier } = environment;
  const choices = choicesOf(props);
  return {
    tier,
    dataClassification,
    ...choices,
    readers: readersOf(props),
    ioOptimized: props.ioOptimized ?? false,
    databaseName: databaseNameOf(database.node.id, props),
    identifier: databaseIdentifier(database.node.scope as Construct, database.node.id),
    network: environment.provideNetwork(database),
    key: environment.provideKey(database, dataClassification),
    removalPolicy: tier.keepsData ? RemovalPolicy.RETAIN : tier.finalSnapshot ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
    backupRetention: props.backupRetention ?? tier.backupRetention,
    backtrackWindow: backtrackWindow(database, choices.engine),
  };
}

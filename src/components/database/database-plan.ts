import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { DatabaseCapacity } from './capacity/database-capacity';
import { databaseIdentifier } from './database-identifier';
import { databaseNameOf } from './database-problems';
import { DatabaseEngine } from './engine/database-engine';
import { backupsFor } from './recovery/backup';
import { RecoveryPlan, recoveryOf } from './recovery/recovery-plan';
import { Restored, restoredIdentifier, restoredOf } from './recovery/restored';
import { ServiceDatabaseProps } from './service-database-props';
import { BackupOffer, EnvironmentNetwork } from '../../core/app-environment';
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
  /** What it is to survive, and what it has for it. */
  readonly recovery: RecoveryPlan;
  /**
   * The daily backups of the environment.
   *
   * @default - the tier keeps no data
   */
  readonly backups?: BackupOffer;
  /**
   * What it is made of.
   *
   * @default - it begins empty
   */
  readonly restored?: Restored;
}

/** Which engine and capacity a database has: those that were chosen, or serverless Aurora. */
export function choicesOf({ engine = DatabaseEngine.auroraPostgresql(), capacity }: ServiceDatabaseProps): Pick<DatabasePlan, 'engine' | 'capacity'> {
  return { engine, capacity: capacity ?? (engine.isCluster ? DatabaseCapacity.serverless() : DatabaseCapacity.provisioned()) };
}

/** Decides: tier and choices become a plan. */
export function prepareDatabase(database: GovernedComponent, props: ServiceDatabaseProps): DatabasePlan {
  const { environment, dataClassification } = props;
  const { tier } = environment;
  const ownIdentifier = databaseIdentifier(database.node.scope as Construct, database.node.id);
  const restored = restoredOf(ownIdentifier, props);
  const recovery = recoveryOf(tier, props.recovery);
  return {
    tier,
    dataClassification,
    ...choicesOf(props),
    databaseName: databaseNameOf(database.node.id, props),
    identifier: restored ? restoredIdentifier(restored) : ownIdentifier,
    restored,
    recovery,
    backups: backupsFor(database, recovery.regionLoss),
    network: environment.provideNetwork(database),
    key: environment.provideKey(database, dataClassification),
    removalPolicy: tier.keepsData ? RemovalPolicy.RETAIN : tier.finalSnapshot ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
    backupRetention: props.backupRetention ?? tier.backupRetention,
  };
}

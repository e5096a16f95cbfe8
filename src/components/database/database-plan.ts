import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { DatabaseInsightsMode } from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { DatabaseCapacity } from './capacity/database-capacity';
import { readersOf } from './capacity/readers';
import { databaseIdentifier } from './database-identifier';
import { databaseNameOf } from './database-problems';
import { DatabaseEngine } from './engine/database-engine';
import { DatabaseWindows, windowsOf } from './operations/windows';
import { backtrackWindow } from './recovery/backtrack';
import { backupsFor } from './recovery/backup';
import { RecoveryPlan, recoveryOf } from './recovery/recovery-plan';
import { Restored, restoredIdentifier, restoredOf } from './recovery/restored';
import { SettledDatabaseProps } from './settled-props';
import { BackupOffer, EnvironmentNetwork } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { EnvironmentTier } from '../../core/tier/environment-tier';
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
  /** When it is backed up and maintained. */
  readonly windows: DatabaseWindows;
  /** How much RDS shows of its load. */
  readonly insights: DatabaseInsightsMode;
  /** How long its storage may take for a request. */
  readonly latencyTarget: Duration;
  /**
   * The engine in the major version that it is about to leave.
   *
   * @default - it stays with its major version
   */
  readonly upgradedFrom?: DatabaseEngine;
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
export function choicesOf({ engine, capacity }: SettledDatabaseProps): Pick<DatabasePlan, 'engine' | 'capacity'> {
  return { engine, capacity: capacity?._on(engine._kind) ?? (engine.isCluster ? DatabaseCapacity.serverless() : DatabaseCapacity.provisioned()) };
}

/** Decides: tier and choices become a plan. */
export function prepareDatabase(database: GovernedComponent, props: SettledDatabaseProps): DatabasePlan {
  const { environment, dataClassification } = props;
  const { tier } = environment;
  const choices = choicesOf(props);
  const ownIdentifier = databaseIdentifier(database.node.scope as Construct, database.node.id);
  const restored = restoredOf(ownIdentifier, props);
  const recovery = recoveryOf(tier, props.recovery);
  return {
    tier,
    dataClassification,
    ...choices,
    readers: readersOf(props),
    ioOptimized: props.ioOptimized ?? false,
    databaseName: databaseNameOf(database.node.id, props),
    identifier: restored ? restoredIdentifier(restored) : ownIdentifier,
    restored,
    recovery,
    backups: backupsFor(database, recovery.regionLoss),
    network: environment.provideNetwork(database),
    key: environment.provideKey(database, dataClassification),
    removalPolicy: tier.keepsData ? RemovalPolicy.RETAIN : tier.finalSnapshot ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY,
    backupRetention: props.backupRetention ?? tier.backupRetention,
    backtrackWindow: backtrackWindow(database, choices.engine),
    windows: windowsOf({ ...props, identifier: ownIdentifier, tier, region: Stack.of(database).region }),
    insights: props.insights ?? DatabaseInsightsMode.STANDARD,
    latencyTarget: props.latencyTarget ?? Duration.millis(50),
    upgradedFrom: props.upgrade?.from,
  };
}

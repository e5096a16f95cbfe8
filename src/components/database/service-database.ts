import { Connections } from 'aws-cdk-lib/aws-ec2';
import { DatabaseCluster, DatabaseInstance, Endpoint } from 'aws-cdk-lib/aws-rds';
import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { IServiceDatabaseProxy } from './access/database-proxy-interface';
import { DatabaseEntrance, letIn } from './access/entrance';
import { ProxiedDatabase } from './access/proxied-database';
import { proxyAlarms } from './access/proxy-alarms';
import { ReadOnlyDatabase } from './access/read-only-database';
import { readersBehind } from './access/readers';
import { defineCluster } from './cluster';
import { databaseIdentifier, databasesByIdentifier } from './database-identifier';
import { choicesOf, DatabasePlan, prepareDatabase } from './database-plan';
import { databaseProblems } from './database-problems';
import { envelopes } from './envelopes';
import { databaseFromAttributes } from './existing/database-from-attributes';
import { databaseFromContract } from './existing/database-from-contract';
import { offerDatabase } from './existing/offered-database';
import { sharedDatabaseFor } from './existing/required-database';
import { ServiceDatabaseAttributes } from './existing/service-database-attributes';
import { SharedDatabaseProps } from './existing/shared-database-props';
import { defineInstance } from './instance';
import { databaseAlarms } from './operations/database-alarms';
import { upgradeProblems } from './operations/upgrade-problems';
import { watch } from './operations/watch';
import { promises } from './promises';
import { backUp } from './recovery/backup';
import { objectivesOf } from './recovery/objectives';
import { rememberOriginal } from './recovery/original';
import { announce } from './recovery/restore-into';
import { responsibilities } from './responsibilities';
import { IServiceDatabase } from './service-database-interface';
import { ServiceDatabaseProps } from './service-database-props';
import { chosenProps, settledProps } from './settled-props';
import { proposeTierExceptions } from './tier-exceptions';
import { refuseUnfit } from '../../core/admission';
import { ConnectionAccess, IConnectionTarget, IWorkload } from '../../core/connection/connection';
import { DataClassification } from '../../core/data-classification';
import { overrideProblems } from '../../core/tier/tier-overrides';
import { makeReferencesWeak } from '../../core/weak-references';
import { GovernedComponent } from '../../governance/governed-component';
import { declareObjectives, declareParameters } from '../../governance/scope/governed-scope';
import { VERSION } from '../../private/version';

/**
 * A relational database owned by one service.
 *
 * Always encrypted, reached over TLS alone, in subnets without a route to the internet, on a port that is not the
 * engine's usual one, with a master password that RDS manages, IAM authentication enabled, logs exported and kept,
 * minor versions upgraded and tags copied to snapshots. The tier decides about backups, a standby, deletion protection,
 * what happens to the data when the stack is deleted, and how urgent the alarms are.
 *
 * Refuses, all at once: backups outside of the tier's bounds (`OutsideTierBound`), scaling to zero where the tier does
 * not have it (`OutsideTierBound`), a capacity that the engine does not have (`ContradictingProps`), a database name
 * that the engine refuses, tiers that nobody made (`InvalidValue`), windows that are none (`InvalidValue`) or meet (`ContradictingProps`), an
 * upgrade to another engine (`ContradictingProps`) or to a version that does not come after (`InvalidValue`), objectives that no setting keeps
 * (`InvalidValue`, `NeedNotMet`), a restore that does not fit (`ContradictingProps`, `ClassificationNotAllowed`), and what `GovernedComponent` refuses.
 */
export class ServiceDatabase extends GovernedComponent implements IServiceDatabase {
  /**
   * A database that exists already, as you write it down. Nothing is made but the rules and permissions of those who connect, and nothing is
   * assumed: the record lists it under `imports` with what is stated about it, and the rest as unknown.
   *
   * Refuses, all at once: hosts, ports, ARNs and ids that are none (`MissingValue`, `InvalidValue`), a secret or key of another account or region
   * (`OtherAccountOrRegion`), data that the tier does not hold (`ClassificationNotAllowed`), and a name that is taken (`DuplicateComponent`).
   *
   * @param scope where it is used; it must lie in a stack
   * @param id the construct id
   * @param attributes what is known about it
   */
  public static fromAttributes(scope: Construct, id: string, attributes: ServiceDatabaseAttributes): IServiceDatabase {
    return databaseFromAttributes(scope, id, attributes);
  }

  /**
   * A database that the owner of a shared environment offers with `share`. Its values are read when stacks are deployed; nothing is made but the
   * rules and permissions of those who connect, in their stacks.
   *
   * Refuses, all at once: an environment that is not shared, a name that it does not offer (`NeedNotMet`), a contract that is too old
   * (`IncompatibleContract`), another dialect (`ContradictingProps`), and more sensitive data than it is for (`ClassificationNotAllowed`).
   *
   * @param scope where it is used; it must lie in a stack
   * @param id the construct id
   * @param props which database
   */
  public static fromContract(scope: Construct, id: string, props: SharedDatabaseProps): IServiceDatabase {
    return databaseFromContract(scope, id, props);
  }

  /**
   * The database that an application needs: the shared one of that name where the contract of the environment offers it, otherwise one of its own.
   * The environment decides, and the application connects in the same way; sizes and backups of a shared one are its owner's.
   *
   * A contract that begins to offer the name moves the application to the shared database, without the data of its own one.
   *
   * Refuses what `fromContract` or the constructor refuse, and a shared environment without its contract at hand (`MissingValue`), since nobody
   * knows then what it offers.
   *
   * @param scope where it is used or defined; it must lie in a stack
   * @param id the construct id
   * @param props what it is for; `componentName`, else the id, is its name in the contract
   */
  public static require(scope: Construct, id: string, props: ServiceDatabaseProps): IServiceDatabase {
    return sharedDatabaseFor(scope, id, props) ?? new ServiceDatabase(scope, id, props);
  }

  /** Where it answers: host and port. */
  public readonly endpoint: Endpoint;

  /** The name of the database inside the server. */
  public readonly databaseName: string;

  /** The master user and password, which RDS makes and rotates itself. */
  public readonly secret: ISecret;

  /** Who may reach it. Workloads are let in by `connectTo`. */
  public readonly connections: Connections;

  /** The cluster, when the engine is Aurora. */
  public readonly cluster?: DatabaseCluster;

  /** The instance, when the engine is RDS. */
  public readonly instance?: DatabaseInstance;

  /** What the data calls for. Only workloads that say that they handle such data may connect. */
  public readonly dataClassification?: DataClassification;

  /** How workloads that connect to the database itself prove who they are: with the password in the secret. */
  public readonly access? = ConnectionAccess.SECRET;

  /**
   * The readers of an Aurora cluster, as a target of their own: `api.connectTo(orders.readOnly)`. The path and the secret are those of the
   * database; the host is that of the readers, which refuse to write. Variables begin with `<NAME>_READ_ONLY` unless `connectTo` says
   * otherwise, so that a workload may have both.
   *
   * Connecting is refused where there is no reader, as on every RDS instance (`ConnectionRefused`).
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Endpoints.Reader.html
   */
  public readonly readOnly: IConnectionTarget;

  /**
   * The proxy, as a target of its own: `api.connectTo(orders.proxy)`. Workloads log in with IAM instead of a password, and share a pool of
   * connections. It is made in the stack of the database the first time that somebody connects to it, and costs something from then on.
   * Variables begin with `<NAME>_PROXY` unless `connectTo` says otherwise: `_HOST`, `_PORT`, `_NAME`, `_ENGINE` and `_USER`.
   *
   * A proxy keeps connections open, so a database that pauses when nobody uses it does not pause any more.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html
   */
  public readonly proxy: IServiceDatabaseProxy;

  private readonly entrance: DatabaseEntrance;
  private readonly plan: DatabasePlan;

  /**
   * @param scope where the database is defined; it stays in the stack of this scope
   * @param id the construct id; the logical id of the database comes from its path and never changes by itself
   * @param props what it is for and how it is sized
   */
  constructor(scope: Construct, id: string, props: ServiceDatabaseProps) {
    super(scope, id, props, {
      type: 'cdk-paved-road.ServiceDatabase',
      version: VERSION,
      dataClassification: props.dataClassification,
      promises: promises.map((rule) => rule.meta.id),
      responsibilities,
      alarms: [...databaseAlarms(choicesOf(settledProps(props))), ...proxyAlarms],
      problems: [...overrideProblems(props), ...upgradeProblems(chosenProps(props)), ...databaseProblems(scope, id, settledProps(props))],
    });

    declareParameters(this, envelopes);
    const plan = prepareDatabase(this, settledProps(props));
    databasesByIdentifier(this).set(databaseIdentifier(scope, id), this.node.path);
    if (plan.engine.isCluster) {
      this.cluster = defineCluster(this, plan);
    } else {
      this.instance = defineInstance(this, plan);
    }
    const resource = (this.cluster ?? this.instance)!;
    this.node.defaultChild = resource.node.defaultChild;
    this.endpoint = this.cluster?.clusterEndpoint ?? this.instance!.instanceEndpoint;
    this.databaseName = plan.databaseName;
    this.secret = resource.secret!;
    this.connections = resource.connections;
    this.plan = plan;
    this.dataClassification = plan.dataClassification;
    this.entrance = this.defineEntrance(plan);
    this.readOnly = new ReadOnlyDatabase(this, this.entrance, readersBehind(plan, this.cluster));
    this.proxy = new ProxiedDatabase(this, plan, this.entrance, resource);
    watch(this, plan, resource);
    backUp(this, plan, this.cluster?.clusterArn ?? this.instance!.instanceArn);
    declareObjectives(this, objectivesOf(plan, resource));
    rememberOriginal(this, { ...plan, environment: this.environment, resource });
    announce(this, plan);
    proposeTierExceptions(plan, resource);
    makeReferencesWeak(this);
  }

  /** What the database is called in variables and records. */
  public get connectionName(): string {
    return this.componentName;
  }

  /**
   * Offers it to the applications that share the environment: they use it by `ServiceDatabase.fromContract`. Its address, the ARN of its secret and
   * so on are published in its own stack, and nobody who uses them changes a template of yours.
   *
   * Refuses an environment that this app does not make and offer (`ContradictingProps`), and a name that cannot be part of a path (`InvalidValue`).
   */
  public share(): void {
    offerDatabase(this, this.plan);
  }

  /**
   * Lets a workload in: the network path both ways, the secret, its key, and the variables `<PREFIX>_HOST`, `_PORT`,
   * `_NAME`, `_ENGINE` and `_SECRET_ARN`.
   *
   * Refuses a workload of another environment, and one that does not handle as sensitive data (`ConnectionRefused`).
   *
   * @param workload who wants in
   * @param variablePrefix the beginning of the names of its variables
   */
  public admitWorkload(workload: IWorkload, variablePrefix: string): void {
    refuseUnfit(this, workload);
    letIn(workload, variablePrefix, this.entrance);
  }

  private defineEntrance({ engine: { _kind: { port, dialect } }, key }: DatabasePlan): DatabaseEntrance {
    const { endpoint, databaseName, secret: { secretArn }, connections } = this;
    return { target: this, endpoint, port, databaseName, dialect, secretArn, key, get securityGroups() { return connections.securityGroups; } };
  }
}

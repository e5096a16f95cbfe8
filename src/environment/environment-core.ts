import { Stack, StackProps } from 'aws-cdk-lib';
import { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { Askers } from './askers';
import { BackupOptions } from './backups/backup-options';
import { Backups } from './backups/backups';
import { ComponentOffers } from './contract/component-offers';
import { ContractParts } from './contract/contract-parts';
import { ContractPublication } from './contract/contract-publication';
import { CONTRACT_VERSION } from './contract/contract-tree';
import { EnvironmentOffers } from './contract/environment-offers';
import { EnvironmentDashboard } from './dashboard/environment-dashboard';
import { EnvironmentEnd } from './lifetime/environment-end';
import { Expiry } from './lifetime/expiry';
import { LogBucket } from './logs/log-bucket';
import { serviceNameProblems } from './network/service-needs';
import { costOf } from './part-costs';
import { sharedScope } from './shared-scope';
import { EnvironmentBudget } from './spend/budget';
import { CostAnomalies } from './spend/cost-anomalies';
import { CostAnomalyOptions } from './spend/cost-anomaly-options';
import { supplied } from './supply';
import { AlarmSeverity } from '../core/alarm-severity';
import { BackupOffer, EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../core/app-environment';
import { IAlarmSource, ICoreAlarms, ICoreKeys, ICoreNetwork, IKeySource, INetworkSource } from '../core/core-sources';
import { DataClassification } from '../core/data-classification';
import { PavedRoadError } from '../core/errors';
import { placementProblems, stackAround } from '../core/placement';
import { makeReferencesWeak } from '../core/weak-references';
import { NetworkEntry } from '../evidence/record/record';

/** What the parts of a core are made from; valid already. */
export interface EnvironmentCoreProps {
  /** Where the network comes from. */
  readonly network: INetworkSource;

  /** Where customer-managed keys come from. */
  readonly keys: IKeySource;

  /** Where the topics of alarms come from. */
  readonly alarms: IAlarmSource;

  /**
   * What the backups have beyond a plan and a vault.
   *
   * @default - nothing
   */
  readonly backups?: BackupOptions;

  /** The stack of the core, unless the environment lies in a stack already. */
  readonly stack: StackProps;

  /**
   * The stack of the dashboard.
   *
   * @default - the environment has no dashboard
   */
  readonly dashboard?: StackProps;

  /**
   * The amount for a month, in US dollars.
   *
   * @default - spend is not watched
   */
  readonly monthlyBudget?: number;

  /**
   * The names of the roles that create the resources of the environment.
   *
   * @default - the role that CloudFormation has from the CDK's bootstrap
   */
  readonly creatingRoles?: string[];

  /**
   * Which unusual spend somebody is told of.
   *
   * @default - none
   */
  readonly costAnomalies?: CostAnomalyOptions;

  /**
   * When the environment ends.
   *
   * @default - it has no end
   */
  readonly end?: EnvironmentEnd;
}

/**
 * What the components of an environment share.
 *
 * Each part is created the first time something needs it, below ids of its own, so neither the order of asking nor what
 * else was asked for changes a logical id. Who asked for what is remembered.
 */
export class EnvironmentCore {
  private readonly askers = new Askers();
  private scope?: Construct;
  private network?: ICoreNetwork;
  private keys?: ICoreKeys;
  private alarms?: ICoreAlarms;
  private backups?: Backups;
  private logBucket?: LogBucket;
  private dashboard?: EnvironmentDashboard;
  private spendIsWatched = false;
  private endIsPlanned = false;
  private partsInTheMaking = 0;
  private contract?: ContractParts;

  constructor(private readonly environment: IAppEnvironment & Construct, private readonly props: EnvironmentCoreProps) {}

  /** Makes everything that is offered, and publishes it. Nothing outside of the core makes anything in it from then on. */
  public publish(offers: EnvironmentOffers, permissionsBoundary?: string): ComponentOffers {
    const { environment, askers } = this;
    const scope = this.demanded('Contract');
    const components = new ComponentOffers({ environment, askers, isOwn: true });
    const { offer } = new ContractPublication(scope, 'Contract', {
      environment, offers, components, permissionsBoundary, network: () => this.network!,
    });
    this.meetDemands();
    makeReferencesWeak(scope);
    const zones = offer.network?.zones ?? 0;
    this.contract = new ContractParts({ environment, askers, offer, version: CONTRACT_VERSION, zones, publisher: Stack.of(scope) });
    return components;
  }

  /** The network, once it can do what is needed. */
  public provideNetwork(asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork {
    PavedRoadError.throwIfAny(asker, serviceNameProblems(needs));
    if (this.contract?.serves(asker)) return this.contract.provideNetwork(asker, needs);
    return this.provide(asker, 'Network', (scope) => {
      const network = this.network ??= supplied(asker, 'network', 'a network', () => this.props.network.bind(scope, 'Network', this.environment));
      supplied(asker, 'network', "a number of 'zones'", () => network.zones);
      const offer = supplied(asker, 'network', 'a VPC with its subnets', () => network.provide(asker, needs));
      supplied(asker, 'network', 'the names of its parts', () => network.partsFor(needs)).forEach((part) => this.askers.remember(`Network/${part}`, asker));
      return offer;
    });
  }

  /** The key for data of a classification, where the tier wants one. */
  public provideKey(asker: IConstruct, classification: DataClassification): IKey | undefined {
    if (this.contract?.serves(asker)) return this.contract.provideKey(asker, classification);
    if (!this.environment.tier.usesCustomerManagedKeyFor(classification)) return undefined;
    return this.provide(asker, `Keys/${classification}`, (scope) => {
      const keys = this.keys ??= supplied(asker, 'keys', 'keys', () => this.props.keys.bind(scope, 'Keys', this.environment));
      return supplied(asker, 'keys', `a key for ${classification} data`, () => keys.keyFor(classification));
    });
  }

  /** The topic of a severity, as the tier lowers it. */
  public provideAlarmTopic(asker: IConstruct, wanted: AlarmSeverity): ITopic {
    if (this.contract?.serves(asker)) return this.contract.provideAlarmTopic(asker, wanted);
    const severity = this.environment.tier.alarmSeverity(wanted);
    return this.provide(asker, `Alarms/${severity}`, (scope) => {
      const alarms = this.alarms ??= supplied(asker, 'alarms', 'topics', () => this.props.alarms.bind(scope, 'Alarms', this.environment));
      return supplied(asker, 'alarms', `a topic for alarms of severity ${severity}`, () => alarms.topicFor(severity));
    });
  }

  /** The plan of backups, where the tier keeps data. */
  public provideBackupPlan(asker: IConstruct): BackupOffer | undefined {
    if (this.contract?.serves(asker)) return this.contract.provideBackupPlan(asker);
    if (!this.environment.tier.keepsData) return undefined;
    return this.provide(asker, 'Backups', (scope) => {
      this.backups ??= new Backups(scope, 'Backups', this.environment, this.props.backups);
      return this.backups.offer;
    });
  }

  /** The bucket for services that log to S3. */
  public provideLogBucket(asker: IConstruct): IBucket {
    if (this.contract?.serves(asker)) return this.contract.provideLogBucket(asker);
    return this.provide(asker, 'LogBucket', (scope) => {
      this.logBucket ??= new LogBucket(scope, 'LogBucket', this.environment);
      return this.logBucket.offer;
    });
  }

  /** Shows widgets, where there is a dashboard. */
  public addWidgets(asker: IConstruct, widgets: readonly IWidget[]): void {
    if (this.props.dashboard === undefined || widgets.length === 0) return;
    PavedRoadError.throwIfAny(asker, placementProblems(asker, this.environment));
    this.dashboard ??= new EnvironmentDashboard(this.environment, 'Dashboard', this.props.dashboard);
    this.dashboard.show(asker, widgets);
    this.askers.remember('Dashboard', asker);
  }

  /** The scope for what the environment itself owns. */
  public provideShared(): Construct {
    this.askers.remember('Shared', this.environment);
    return sharedScope(this.environment);
  }

  /** The parts that exist, with the paths of those who asked for them; both in order. */
  public parts(): Record<string, string[]> {
    return this.askers.byPart();
  }

  /** What the parts that exist cost to have, in words. */
  public costs(): Record<string, string> {
    return Object.fromEntries(Object.keys(this.parts()).flatMap((part) => {
      const cost = costOf(part);
      return cost === undefined ? [] : [[part, cost]];
    }));
  }

  /** The network as the record lists it, once it exists. */
  public networkEntry(): NetworkEntry | undefined {
    if (!this.network) return undefined;
    const { path = `${this.scope!.node.path}/Network`, addresses, zones } = this.network;
    return { path, addresses, zones };
  }

  /** Brings what the tier demands of every environment in which there is anything. */
  public meetDemands(): void {
    // A part that asks for another one is no whole part yet, and what is demanded may ask for that very part.
    if (this.partsInTheMaking > 0) return;
    this.watchSpend();
    this.planEnd();
  }

  private provide<T>(asker: IConstruct, part: string, create: (scope: Construct) => T): T {
    PavedRoadError.throwIfAny(asker, placementProblems(asker, this.environment));
    const scope = this.ensureScope();
    const provided = this.make(() => create(scope));
    this.askers.remember(part, asker);
    this.meetDemands();
    makeReferencesWeak(scope);
    return provided;
  }

  /** Makes a part. A refusal that somebody catches leaves nothing in the making. */
  private make<T>(create: () => T): T {
    this.partsInTheMaking += 1;
    try {
      return create();
    } finally {
      this.partsInTheMaking -= 1;
    }
  }

  private ensureScope(): Construct {
    return this.scope ??= this.defineScope();
  }

  private defineScope(): Construct {
    if (stackAround(this.environment) !== undefined) return new Construct(this.environment, 'Core');
    return new Stack(this.environment, 'Core', this.props.stack);
  }

  /** The core, for a part that the environment itself asks for. */
  private demanded(part: string): Construct {
    this.askers.remember(part, this.environment);
    return this.ensureScope();
  }

  private watchSpend(): void {
    const { props: { monthlyBudget, creatingRoles, costAnomalies }, environment } = this;
    if (this.spendIsWatched) return;
    // First of all, since what watches asks for a topic itself.
    this.spendIsWatched = true;
    if (monthlyBudget !== undefined) {
      new EnvironmentBudget(this.demanded('Budget'), 'Budget', { environment, monthlyAmount: monthlyBudget, creatingRoles });
    }
    if (costAnomalies !== undefined) new CostAnomalies(this.demanded('CostAnomalies'), 'CostAnomalies', environment, costAnomalies);
  }

  private planEnd(): void {
    const { end } = this.props;
    if (end === undefined || this.endIsPlanned) return;
    // First of all, since the expiry itself asks for a topic.
    this.endIsPlanned = true;
    new Expiry(this.demanded('Expiry'), 'Expiry', { environment: this.environment, end });
  }
}

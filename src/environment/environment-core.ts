import { Stack, StackProps } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { Backups } from './backups/backups';
import { EnvironmentBudget } from './spend/budget';
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

  /** The stack of the core, unless the environment lies in a stack already. */
  readonly stack: StackProps;

  /**
   * The amount for a month, in US dollars.
   *
   * @default - spend is not watched
   */
  readonly monthlyBudget?: number;
}

/**
 * What the components of an environment share.
 *
 * Each part is created the first time something needs it, below ids of its own, so neither the order of asking nor what
 * else was asked for changes a logical id. Who asked for what is remembered.
 */
export class EnvironmentCore {
  private readonly askers = new Map<string, Set<string>>();
  private scope?: Construct;
  private network?: ICoreNetwork;
  private keys?: ICoreKeys;
  private alarms?: ICoreAlarms;
  private backups?: Backups;
  private spendIsWatched = false;

  constructor(private readonly environment: IAppEnvironment & Construct, private readonly props: EnvironmentCoreProps) {}

  /** The network, once it can do what is needed. */
  public provideNetwork(asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork {
    return this.provide(asker, 'Network', (scope) => {
      const network = this.network ??= supplied(asker, 'network', 'a network', () => this.props.network.bind(scope, 'Network', this.environment));
      supplied(asker, 'network', 'the names of its parts', () => network.partsFor(needs)).forEach((part) => this.remember(`Network/${part}`, asker));
      return supplied(asker, 'network', 'a VPC with its subnets', () => network.provide(asker, needs));
    });
  }

  /** The key for data of a classification, where the tier wants one. */
  public provideKey(asker: IConstruct, classification: DataClassification): IKey | undefined {
    if (!this.environment.tier.usesCustomerManagedKeyFor(classification)) return undefined;
    return this.provide(asker, `Keys/${classification}`, (scope) => {
      const keys = this.keys ??= supplied(asker, 'keys', 'keys', () => this.props.keys.bind(scope, 'Keys', this.environment));
      return supplied(asker, 'keys', `a key for ${classification} data`, () => keys.keyFor(classification));
    });
  }

  /** The topic of a severity, as the tier lowers it. */
  public provideAlarmTopic(asker: IConstruct, wanted: AlarmSeverity): ITopic {
    const severity = this.environment.tier.alarmSeverity(wanted);
    return this.provide(asker, `Alarms/${severity}`, (scope) => {
      const alarms = this.alarms ??= supplied(asker, 'alarms', 'topics', () => this.props.alarms.bind(scope, 'Alarms', this.environment));
      return supplied(asker, 'alarms', `a topic for alarms of severity ${severity}`, () => alarms.topicFor(severity));
    });
  }

  /** The plan of backups, where the tier keeps data. */
  public provideBackupPlan(asker: IConstruct): BackupOffer | undefined {
    if (!this.environment.tier.keepsData) return undefined;
    return this.provide(asker, 'Backups', (scope) => {
      this.backups ??= new Backups(scope, 'Backups', this.environment);
      return this.backups.offer;
    });
  }

  /** The parts that exist, with the paths of those who asked for them; both in order. */
  public parts(): Record<string, string[]> {
    return Object.fromEntries([...this.askers.keys()].sort().map((part) => [part, [...this.askers.get(part)!].sort()]));
  }

  /** The network as the record lists it, once it exists. */
  public networkEntry(): NetworkEntry | undefined {
    if (!this.network) return undefined;
    const { addresses, zones } = this.network;
    return { path: `${this.scope!.node.path}/Network`, addresses, zones };
  }

  /** Brings what the tier demands wherever anything lives. */
  public admitComponent(_component: Construct): void {
    this.meetDemands();
  }

  private provide<T>(asker: IConstruct, part: string, create: (scope: Construct) => T): T {
    PavedRoadError.throwIfAny(asker, placementProblems(asker, this.environment));
    const scope = this.ensureScope();
    this.remember(part, asker);
    const provided = create(scope);
    this.meetDemands();
    makeReferencesWeak(scope);
    return provided;
  }

  private ensureScope(): Construct {
    return this.scope ??= this.defineScope();
  }

  private defineScope(): Construct {
    if (stackAround(this.environment) !== undefined) return new Construct(this.environment, 'Core');
    return new Stack(this.environment, 'Core', this.props.stack);
  }

  private remember(part: string, asker: IConstruct): void {
    this.askers.set(part, (this.askers.get(part) ?? new Set()).add(asker.node.path));
  }

  /** What the tier demands of every environment in which there is anything. */
  private meetDemands(): void {
    this.watchSpend();
  }

  private watchSpend(): void {
    const { monthlyBudget } = this.props;
    if (monthlyBudget === undefined || this.spendIsWatched) return;
    // First of all, since the budget itself asks for a topic.
    this.spendIsWatched = true;
    new EnvironmentBudget(this.ensureScope(), 'Budget', { environment: this.environment, monthlyAmount: monthlyBudget });
  }
}

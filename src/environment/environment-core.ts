import { Stack, StackProps } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { AlarmTopics } from './alarms';
import { Backups } from './backups';
import { EnvironmentBudget } from './budget';
import { Keys } from './keys';
import { Network } from './network';
import { AlarmSeverity } from '../core/alarm-severity';
import { BackupOffer, EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../core/app-environment';
import { DataClassification } from '../core/data-classification';
import { PavedRoadError } from '../core/errors';
import { placementProblems, stackAround } from '../core/placement';
import { makeReferencesWeak } from '../core/weak-references';
import { NetworkEntry } from '../evidence/record/record';

/** What the parts of a core are made from; valid already. */
export interface EnvironmentCoreProps {
  /** The addresses of the network. */
  readonly cidr: string;

  /** In how many availability zones the network lies. */
  readonly availabilityZones: number;

  /** The stack of the core, unless the environment lies in a stack already. */
  readonly stack: StackProps;

  /**
   * Who receives alarms.
   *
   * @default - nobody is subscribed to the topics
   */
  readonly alertEmail?: string;

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
  private network?: Network;
  private keys?: Keys;
  private alarmTopics?: AlarmTopics;
  private backups?: Backups;
  private spendIsWatched = false;

  constructor(private readonly environment: IAppEnvironment & Construct, private readonly props: EnvironmentCoreProps) {}

  /** The network, with egress when it is needed. */
  public provideNetwork(asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork {
    return this.provide(asker, needs.egress ? ['Network', 'Network/Egress'] : ['Network'], (scope) => {
      const { cidr, availabilityZones } = this.props;
      this.network ??= new Network(scope, 'Network', { environment: this.environment, cidr, availabilityZones });
      if (needs.egress) this.network.ensureEgress();
      return this.network.offer;
    });
  }

  /** The key for data of a classification, where the tier wants one. */
  public provideKey(asker: IConstruct, classification: DataClassification): IKey | undefined {
    if (!this.environment.tier.usesCustomerManagedKeyFor(classification)) return undefined;
    return this.provide(asker, [`Keys/${classification}`], (scope) => {
      this.keys ??= new Keys(scope, 'Keys', this.environment);
      return this.keys.keyFor(classification);
    });
  }

  /** The topic of a severity, as the tier lowers it. */
  public provideAlarmTopic(asker: IConstruct, wanted: AlarmSeverity): ITopic {
    const severity = this.environment.tier.alarmSeverity(wanted);
    return this.provide(asker, [`Alarms/${severity}`], (scope) => {
      this.alarmTopics ??= new AlarmTopics(scope, 'Alarms', this.environment, this.props.alertEmail);
      return this.alarmTopics.topicFor(severity);
    });
  }

  /** The plan of backups, where the tier keeps data. */
  public provideBackupPlan(asker: IConstruct): BackupOffer | undefined {
    if (!this.environment.tier.keepsData) return undefined;
    return this.provide(asker, ['Backups'], (scope) => {
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
    const { cidr: addresses, availabilityZones: zones } = this.props;
    return this.network && { path: this.network.node.path, addresses, zones };
  }

  private provide<T>(asker: IConstruct, parts: string[], create: (scope: Construct) => T): T {
    PavedRoadError.throwIfAny(asker, placementProblems(asker, this.environment));
    this.scope ??= this.defineScope();
    parts.forEach((part) => this.remember(part, asker));
    const part = create(this.scope);
    this.watchSpend(this.scope);
    makeReferencesWeak(this.scope);
    return part;
  }

  private defineScope(): Construct {
    if (stackAround(this.environment) !== undefined) return new Construct(this.environment, 'Core');
    return new Stack(this.environment, 'Core', this.props.stack);
  }

  private remember(part: string, asker: IConstruct): void {
    this.askers.set(part, (this.askers.get(part) ?? new Set()).add(asker.node.path));
  }

  private watchSpend(scope: Construct): void {
    const { monthlyBudget } = this.props;
    if (monthlyBudget === undefined || this.spendIsWatched) return;
    // First of all, since the budget itself asks for a topic.
    this.spendIsWatched = true;
    new EnvironmentBudget(scope, 'Budget', { environment: this.environment, monthlyAmount: monthlyBudget });
  }
}

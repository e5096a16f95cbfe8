import { Stage } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { OwnAlarms } from './alarms/own-alarms';
import { admitted, defaultName } from './app-environment-checks';
import { AppEnvironmentProps } from './app-environment-props';
import { FromContractProps } from './contract/from-contract-props';
import { ImportedEnvironment } from './contract/imported-environment';
import { offeredContract } from './contract/offered-contract';
import { envelopes } from './envelopes';
import { EnvironmentCore } from './environment-core';
import { OwnKeys } from './keys/own-keys';
import { NetworkShape } from './network/network-shape';
import { responsibilities } from './responsibilities';
import { sharedScope } from './shared-scope';
import { AlarmSeverity } from '../core/alarm-severity';
import { BackupOffer, EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../core/app-environment';
import { DataClassification } from '../core/data-classification';
import { EnvironmentTier } from '../core/environment-tier';
import { EnvironmentIdentity } from '../core/identity';
import { ifKnown, stackAround } from '../core/placement';
import { governEnvironment, tagAsPartOf } from '../governance/governed-environment';
import { declareParameters } from '../governance/governed-scope';

/**
 * The place that the components of an application are put in.
 *
 * It owns what they share, the core: network, keys, alarm topics, a plan of backups and a budget. Each part is created the first time a
 * component needs it, in a stack of its own below the environment, or directly below it when the environment lies in a
 * stack already. An environment that nothing is asked of creates nothing.
 *
 * Other stacks refer to the core weakly: they read the outputs of its stack and never stand in the way of a change.
 */
export class AppEnvironment extends Construct implements IAppEnvironment {
  /**
   * An environment that another app makes and offers, for an application that takes part in it. Nothing is looked up.
   *
   * With the contract at hand, `contracts/<name>.json` or `file`, what the environment does not offer is refused when a component asks for it
   * (`NeedNotMet`). Without it the first that is missing stops the deployment, with the name of its parameter below `/paved-road/<name>/v1`.
   *
   * Refuses a contract that cannot be read or is none (`InvalidContract`), or of a newer major version (`IncompatibleContract`), words that it
   * contradicts (`ContradictingProps`, `OtherAccountOrRegion`), and words that are missing without it (`MissingValue`).
   *
   * @param scope where the application is composed: the app, a stage or a stack
   * @param id the construct id
   * @param props which environment, and whose part in it
   */
  public static fromContract(scope: Construct, id: string, props: FromContractProps): IAppEnvironment {
    return new ImportedEnvironment(scope, id, props);
  }

  /** Whose the environment is. */
  public readonly identity: EnvironmentIdentity;

  /** What kind of environment it is. */
  public readonly tier: EnvironmentTier;

  /** The AWS account it lies in, when that is known at synthesis. */
  public readonly account?: string;

  /** The AWS region it lies in, when that is known at synthesis. */
  public readonly region?: string;

  private readonly core: EnvironmentCore;

  constructor(scope: Construct, id: string, props: AppEnvironmentProps) {
    super(admitted(scope, id, props), id);
    this.identity = identityOf(props);
    this.tier = props.tier;
    const around = stackAround(this) ?? Stage.of(this);
    this.account = ifKnown(props.env?.account ?? around?.account);
    this.region = ifKnown(props.env?.region ?? around?.region);
    this.core = this.prepareCore(props);
    const contract = props.offers && offeredContract(this.identity.environmentName);
    governEnvironment(this, { parts: () => this.core.parts(), network: () => this.core.networkEntry(), responsibilities, contract });
    declareParameters(this, envelopes);
    if (props.offers) this.core.publish(props.offers);
  }

  /**
   * The scope for what all applications share and the environment owns, such as a database of everybody: a stack `<name>-shared` below the
   * environment, or the stack around it where it lies in one. Made when it is first used.
   */
  public get shared(): Construct {
    return sharedScope(this);
  }

  /**
   * Tags everything below a scope as part of this environment, also what is no component: the whole app, for example.
   * What `Tags.of` adds, and what stands on generic resources, keeps its value. Call it after composing: Stages that are made later are not
   * reached, and what they leave untagged is a finding.
   *
   * @param scope the scope, such as the App
   */
  public tagEverythingIn(scope: Construct): void {
    tagAsPartOf(this, scope);
  }

  /**
   * The network: private and data subnets in each zone, and a way out once something needs egress.
   *
   * @param asker the construct that needs it
   * @param needs what it must be able to do there
   */
  public provideNetwork(asker: IConstruct, needs: NetworkNeeds = {}): EnvironmentNetwork {
    return this.core.provideNetwork(asker, needs);
  }

  /**
   * The customer-managed key for data of a classification, or nothing where the tier leaves the key to AWS.
   *
   * @param asker the construct that keeps the data
   * @param classification what the data calls for
   */
  public provideKey(asker: IConstruct, classification: DataClassification): IKey | undefined {
    return this.core.provideKey(asker, classification);
  }

  /**
   * The topic that alarms of a severity are published to. The tier may lower the severity.
   *
   * @param asker the construct that raises the alarm
   * @param severity how urgent it is in production
   */
  public provideAlarmTopic(asker: IConstruct, severity: AlarmSeverity): ITopic {
    return this.core.provideAlarmTopic(asker, severity);
  }

  /**
   * The plan of daily backups, or nothing where the tier keeps no data.
   *
   * @param asker the construct that keeps the data
   */
  public provideBackupPlan(asker: IConstruct): BackupOffer | undefined {
    return this.core.provideBackupPlan(asker);
  }

  /**
   * Takes a component in, and brings what the tier demands wherever anything lives. Components call it themselves.
   *
   * @param component what lives in the environment from now on
   */
  public admitComponent(component: Construct): void {
    this.core.admitComponent(component);
  }

  private prepareCore(props: AppEnvironmentProps): EnvironmentCore {
    const { environmentName } = this.identity;
    return new EnvironmentCore(this, {
      network: props.network ?? NetworkShape.privateWithEgress(),
      keys: { bind: (scope, id, environment) => new OwnKeys(scope, id, environment) },
      alarms: { bind: (scope, id, environment) => new OwnAlarms(scope, id, environment, props.alertEmail) },
      monthlyBudget: props.monthlyBudget ?? this.tier.monthlyBudget,
      stack: {
        env: props.env,
        stackName: `${environmentName}-core`,
        description: `what the components of the environment ${environmentName} share`,
        terminationProtection: this.tier.terminationProtection,
      },
    });
  }
}

function identityOf(props: AppEnvironmentProps): EnvironmentIdentity {
  const { application, owner, costCenter, name } = props;
  return { application, owner, costCenter, environmentName: name ?? defaultName(props) };
}

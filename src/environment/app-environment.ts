import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { OwnAlarms } from './alarms/own-alarms';
import { admitted, defaultName } from './app-environment-checks';
import { AppEnvironmentProps } from './app-environment-props';
import { envelopes } from './envelopes';
import { EnvironmentCore } from './environment-core';
import { OwnKeys } from './keys/own-keys';
import { locationOf } from './location';
import { claimAddresses } from './network/address-claims';
import { NetworkShape } from './network/network-shape';
import { responsibilities } from './responsibilities';
import { AlarmSeverity } from '../core/alarm-severity';
import { BackupOffer, EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../core/app-environment';
import { DataClassification } from '../core/data-classification';
import { EnvironmentTier } from '../core/environment-tier';
import { EnvironmentIdentity } from '../core/identity';
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
    ({ account: this.account, region: this.region } = locationOf(scope, props.env));
    this.core = this.prepareCore(props);
    this.claimAddresses(props);
    governEnvironment(this, { parts: () => this.core.parts(), network: () => this.core.networkEntry(), responsibilities });
    declareParameters(this, envelopes);
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

  private claimAddresses({ network }: AppEnvironmentProps): void {
    const addresses = network instanceof NetworkShape ? network._addresses() : undefined;
    if (addresses) claimAddresses(this, this.identity.environmentName, addresses);
  }

  private prepareCore(props: AppEnvironmentProps): EnvironmentCore {
    const { environmentName } = this.identity;
    return new EnvironmentCore(this, {
      network: props.network ?? NetworkShape.privateWithEgress(),
      keys: props.keys ?? { bind: (scope, id, environment) => new OwnKeys(scope, id, environment) },
      alarms: props.alarms ?? { bind: (scope, id, environment) => new OwnAlarms(scope, id, environment, props.alertEmail) },
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

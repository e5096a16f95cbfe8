import { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { OwnAlarms } from './alarms/own-alarms';
import { admitted, defaultName, environmentProblems, refuse } from './app-environment-checks';
import { AppEnvironmentProps } from './app-environment-props';
import { PermissionsBoundary } from './boundary/permissions-boundary';
import { FromContractProps } from './contract/from-contract-props';
import { ImportedEnvironment } from './contract/imported-environment';
import { offeredContract } from './contract/offered-contract';
import { dashboardStack } from './dashboard/environment-dashboard';
import { envelopes } from './envelopes';
import { EnvironmentCore } from './environment-core';
import { nameWithin } from './environment-name';
import { fromEnvironmentFile } from './file/environment-file';
import { EnvironmentKeys } from './keys/environment-keys';
import { EnvironmentEnd } from './lifetime/environment-end';
import { locationOf } from './location';
import { claimAddresses } from './network/address-claims';
import { NetworkShape } from './network/network-shape';
import { overlayOf, overlayProblems } from './overlay/overlay';
import { OverlayProps } from './overlay/overlay-props';
import { ownStack } from './own-stack';
import { personalOf, personalProblems } from './personal/personal';
import { PersonalProps } from './personal/personal-props';
import { responsibilities } from './responsibilities';
import { AlarmSeverity } from '../core/alarm-severity';
import { BackupOffer, EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../core/app-environment';
import { DataClassification } from '../core/data-classification';
import { IEnvironmentContract } from '../core/environment-contract';
import { Problem } from '../core/errors';
import { EnvironmentIdentity } from '../core/identity';
import { stackAround } from '../core/placement';
import { EnvironmentTier } from '../core/tier/environment-tier';
import { governEnvironment, tagAsPartOf } from '../governance/governed-environment';
import { declareParameters, topStackAround, topStackOf } from '../governance/scope/governed-scope';
import { demandOwnStackNames, stackNameProblems } from '../governance/scope/own-stack-names';

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
   * Makes an environment from a file, YAML or JSON, that has the props in words that are data: `schemas/environment.schema.json`
   * of this package says which. Whatever tiers, layers of policy and the constructor refuse, they refuse from a file as well.
   *
   * Refuses what the file says wrongly with `InvalidEnvironmentFile`, everything at once, with file, line and column.
   *
   * @param scope where the environment is made
   * @param id the construct id
   * @param path the file, relative to the working directory
   */
  public static fromFile(scope: Construct, id: string, path: string): AppEnvironment {
    return fromEnvironmentFile(path, (props) => new AppEnvironment(scope, id, props));
  }

  /**
   * An environment that lies over another one, such as one for each change that is reviewed. It uses the network and the keys of its base,
   * keeps its permissions boundary, and owns what differs: identity, alarms, budget, and an end, which it always has.
   *
   * What its components need of the network is asked of the base, which makes it where it is missing. The stacks of its components are
   * named after it: see `nameOf`.
   *
   * Refuses, all at once: no name (`MissingValue`), that of the base (`InvalidValue`), a tier without an end (`OutsideTierBound`), a base
   * that may hold more sensitive data than the overlay (`ClassificationNotAllowed`), and whatever an environment refuses.
   *
   * @param base the environment to lie over: of this app, or of a contract
   * @param scope where the overlay is defined
   * @param id the construct id
   * @param props what differs
   */
  public static overlay(base: IAppEnvironment, scope: Construct, id: string, props: OverlayProps): AppEnvironment {
    const made = overlayOf(base, scope, props);
    return oneOfMany(scope, id, made, overlayProblems(base, props));
  }

  /**
   * An environment that one person has alone, named `<application>-<person>`. It always has an end. The same program gives each person an
   * environment that shares no physical name with another one; so the stacks of its components are named after it: see `nameOf`.
   *
   * Refuses, all at once: a person that is no word of lower-case letters and digits (`MissingValue`, `InvalidValue`), a tier whose
   * environments do not end by themselves (`OutsideTierBound`), and whatever an environment refuses.
   *
   * @param scope where it is defined
   * @param id the construct id
   * @param props whose it is, and what runs in it
   */
  public static personal(scope: Construct, id: string, props: PersonalProps): AppEnvironment {
    return oneOfMany(scope, id, personalOf(props), personalProblems(props));
  }

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

  /** What it offers to other applications, where it has `offers`. Components add themselves: `orders.share()`. */
  public readonly contract?: IEnvironmentContract;

  private readonly core: EnvironmentCore;
  private readonly boundary?: PermissionsBoundary;

  constructor(scope: Construct, id: string, props: AppEnvironmentProps) {
    super(admitted(scope, id, props), id);
    this.identity = identityOf(props);
    this.tier = props.tier;
    ({ account: this.account, region: this.region } = locationOf(scope, props.env));
    const end = EnvironmentEnd.of(props, props.tier);
    this.core = this.prepareCore(props, end);
    this.claimAddresses(props);
    const { permissionsBoundary } = props;
    governEnvironment(this, {
      end: () => end?.facts,
      parts: () => this.core.parts(),
      costs: () => this.core.costs(),
      network: () => this.core.networkEntry(),
      responsibilities,
      permissionsBoundary,
      contract: props.offers && offeredContract(this.identity.environmentName),
    });
    if (permissionsBoundary !== undefined) this.boundary = new PermissionsBoundary(permissionsBoundary);
    this.boundary?.holdIn(topStackAround(this) ?? this);
    declareParameters(this, envelopes);
    if (props.offers) this.contract = this.core.publish(props.offers, permissionsBoundary);
  }

  /**
   * The scope for what all applications share and the environment owns, such as a database of everybody: a stack `<name>-shared` below the
   * environment, or the stack around it where it lies in one. Made when it is first used.
   */
  public get shared(): Construct {
    return this.core.provideShared();
  }

  /**
   * The name that something has in this environment and in no other, such as a stack of its components: `shop-ann-Orders`. Refuses what
   * cannot be the name of a stack, or is longer than 128 characters, with `InvalidValue`.
   *
   * @param name letters, digits and dashes, such as `Orders`
   */
  public nameOf(name: string): string {
    return nameWithin(this.identity.environmentName, name);
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
   * Shows widgets on the dashboard of the environment, in the section of the component that they belong to. Nothing
   * happens where the environment has no dashboard.
   *
   * @param asker the construct that the widgets are about
   * @param widgets what is shown, from left to right
   */
  public addWidgets(asker: IConstruct, widgets: IWidget[]): void {
    this.core.addWidgets(asker, widgets);
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
   * The bucket for services of AWS that log to S3: what they deliver for the account goes below `AWSLogs/`, access logs of buckets go
   * below `s3/`. Logs go when the tier's time for logs is over.
   *
   * @param asker the construct whose logs are kept
   */
  public provideLogBucket(asker: IConstruct): IBucket {
    return this.core.provideLogBucket(asker);
  }

  /**
   * Takes a component in, and brings what the tier demands wherever anything lives. Components call it themselves.
   *
   * @param component what lives in the environment from now on
   */
  public admitComponent(component: Construct): void {
    this.boundary?.holdIn(topStackAround(component)!);
    this.core.meetDemands();
  }

  private claimAddresses({ network }: AppEnvironmentProps): void {
    const addresses = network instanceof NetworkShape ? network._addresses() : undefined;
    if (addresses) claimAddresses(this, this.identity.environmentName, addresses);
  }

  private prepareCore(props: AppEnvironmentProps, end: EnvironmentEnd | undefined): EnvironmentCore {
    const { environmentName } = this.identity;
    return new EnvironmentCore(this, {
      network: props.network ?? NetworkShape.privateWithEgress(),
      keys: props.keys ?? EnvironmentKeys.own(),
      backups: props.backups,
      alarms: props.alarms ?? { bind: (scope, id, environment) => new OwnAlarms(scope, id, environment, props) },
      dashboard: props.dashboard ?? this.tier.dashboard ? dashboardStack(this, environmentName) : undefined,
      monthlyBudget: props.monthlyBudget ?? this.tier.monthlyBudget,
      creatingRoles: props.creatingRoles,
      costAnomalies: props.costAnomalies,
      end,
      stack: ownStack(this, `${environmentName}-core`, `what the components of the environment ${environmentName} share`),
    });
  }
}

/** Makes an environment that the same program makes again and again under other names. */
function oneOfMany(scope: Construct, id: string, props: AppEnvironmentProps, problems: Problem[]): AppEnvironment {
  const stack = stackAround(scope);
  refuse(scope, id, [...problems, ...environmentProblems(scope, props), ...stack ? stackNameProblems(topStackOf(stack), props.name!) : []]);
  const environment = new AppEnvironment(scope, id, props);
  demandOwnStackNames(environment);
  return environment;
}

function identityOf(props: AppEnvironmentProps): EnvironmentIdentity {
  const { application, owner, costCenter, name } = props;
  return { application, owner, costCenter, environmentName: name ?? defaultName(props) };
}

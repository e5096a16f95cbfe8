import { Environment } from 'aws-cdk-lib';
import { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { ComponentOffers } from './component-offers';
import { ContractDocument, readContract } from './contract-document';
import { ContractParts } from './contract-parts';
import { CONTRACT, contractPrefix, parameterName } from './contract-tree';
import { fromContractProblems, nameProblems, Participation, whereaboutsProblems } from './from-contract-problems';
import { FromContractProps } from './from-contract-props';
import { AlarmSeverity } from '../../core/alarm-severity';
import { BackupOffer, EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { IEnvironmentContract } from '../../core/environment-contract';
import { PavedRoadError } from '../../core/errors';
import { EnvironmentIdentity } from '../../core/identity';
import { placementProblems } from '../../core/placement';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { NetworkEntry } from '../../evidence/record/record';
import { Governance } from '../../governance/governance';
import { governEnvironment } from '../../governance/governed-environment';
import { topStackAround } from '../../governance/scope/governed-scope';
import { Askers } from '../askers';
import { PermissionsBoundary } from '../boundary/permissions-boundary';
import { dashboardStack, EnvironmentDashboard } from '../dashboard/environment-dashboard';
import { locationOf } from '../location';
import { responsibilities } from '../responsibilities';

/** An application's part in an environment, as far as it is known; valid already. */
interface KnownParticipation {
  readonly identity: EnvironmentIdentity;
  readonly tier: EnvironmentTier;
  readonly env: Environment;
  readonly contract?: ContractDocument;
}

/**
 * An environment that another app makes and offers, as an application sees it that takes part.
 *
 * It creates nothing. What its components need is read from what the environment published, and has to be offered there. The application has tags of
 * its own on what it puts there; the name of the environment and its tier are those of the contract.
 */
export class ImportedEnvironment extends Construct implements IAppEnvironment {
  public readonly identity: EnvironmentIdentity;
  public readonly tier: EnvironmentTier;
  public readonly account?: string;
  public readonly region?: string;
  public readonly contract: IEnvironmentContract;

  private readonly askers = new Askers();
  private readonly parts: ContractParts;
  private readonly boundary?: PermissionsBoundary;
  private dashboard?: EnvironmentDashboard;

  constructor(scope: Construct, id: string, props: FromContractProps) {
    const { identity, tier, env, contract } = participationIn(scope, id, props);
    super(scope, id);
    this.identity = identity;
    this.tier = tier;
    this.account = env.account;
    this.region = env.region;
    const { offers: offer, contractVersion: version, permissionsBoundary } = contract ?? {};
    const zones = offer?.network?.zones ?? tier.availabilityZones;
    this.parts = new ContractParts({ environment: this, askers: this.askers, offer, version, zones });
    this.contract = new ComponentOffers({ environment: this, askers: this.askers, isOwn: false, listed: contract?.components, version });
    if (permissionsBoundary !== undefined) this.boundary = new PermissionsBoundary(permissionsBoundary);
    governEnvironment(this, {
      parts: () => this.askers.byPart(),
      network: () => this.networkEntry(zones, offer?.network?.addresses),
      costs: () => ({}),
      end: () => undefined,
      responsibilities,
      permissionsBoundary,
      contract: { imported: true, version, parameters: contractPrefix(identity.environmentName) },
    });
  }

  public provideNetwork(asker: IConstruct, needs: NetworkNeeds = {}): EnvironmentNetwork {
    return this.parts.provideNetwork(asker, needs);
  }

  public provideKey(asker: IConstruct, classification: DataClassification): IKey | undefined {
    return this.parts.provideKey(asker, classification);
  }

  public provideAlarmTopic(asker: IConstruct, severity: AlarmSeverity): ITopic {
    return this.parts.provideAlarmTopic(asker, severity);
  }

  public provideBackupPlan(asker: IConstruct): BackupOffer | undefined {
    return this.parts.provideBackupPlan(asker);
  }

  public provideLogBucket(asker: IConstruct): IBucket {
    return this.parts.provideLogBucket(asker);
  }

  /** Shows widgets on a dashboard of the application, where the tier has one. */
  public addWidgets(asker: IConstruct, widgets: IWidget[]): void {
    if (!this.tier.dashboard || widgets.length === 0) return;
    this.dashboard ??= new EnvironmentDashboard(this, 'Dashboard', dashboardStack(this, `${this.identity.environmentName}-${this.identity.application}`));
    this.dashboard.show(asker, widgets);
    this.askers.remember('Dashboard', asker);
  }

  /** What the tier demands wherever anything lives is up to those who make the environment; what no role may exceed holds here as well. */
  public admitComponent(component: Construct): void {
    PavedRoadError.throwIfAny(component, placementProblems(component, this));
    this.boundary?.holdIn(topStackAround(component)!);
  }

  private networkEntry(zones: number, addresses?: string): NetworkEntry | undefined {
    if (!('Network' in this.askers.byPart())) return undefined;
    return { path: parameterName(this.identity.environmentName, CONTRACT.vpcId), addresses, zones };
  }
}

/** What is known about an application's part in an environment. Refuses what is wrong with it, so that nothing half-made is left. */
function participationIn(scope: Construct, id: string, props: FromContractProps): KnownParticipation {
  const path = scope.node.path === '' ? id : `${scope.node.path}/${id}`;
  const refuse = (problems: ReturnType<typeof nameProblems>) => {
    if (problems.length > 0) throw PavedRoadError.about(path, problems);
  };
  refuse(nameProblems(props.name));
  const contract = readContract(props.name, props.file);
  const whole: Participation = { ...props, ...whatItLeavesOut(props, contract) };
  const env = locationOf(scope, props.env);
  refuse([...fromContractProblems(scope, props, whole, contract), ...contract ? whereaboutsProblems(env, contract) : []]);
  Governance.ensure(scope);
  const { name: environmentName, application, owner, costCenter, tier } = whole as Required<Participation>;
  return {
    identity: { application, owner, costCenter, environmentName },
    tier,
    env: { account: env.account ?? contract?.account, region: env.region ?? contract?.region },
    contract,
  };
}

/** What the contract says about what an application says nothing about. */
function whatItLeavesOut(props: FromContractProps, contract?: ContractDocument): Omit<Participation, 'name'> {
  return {
    tier: contract ? EnvironmentTier._published(contract.tier.lineage, contract.tier.values) : props.tier,
    application: props.application ?? contract?.identity.application,
    owner: props.owner ?? contract?.identity.owner,
    costCenter: props.costCenter ?? contract?.identity.costCenter,
  };
}

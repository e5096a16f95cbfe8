import { join } from 'path';
import { attachCustomSynthesis, Fn } from 'aws-cdk-lib';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { ComponentOffers } from './component-offers';
import { ContractDocument, CONTRACTS_FOLDER } from './contract-document';
import { CONTRACT, CONTRACT_VERSION, contractPrefix, ContractValue, isList, parameterName } from './contract-tree';
import { EnvironmentOffers } from './environment-offers';
import { Offer, OfferedNetwork, offerIn } from './offer';
import { offeringIn } from './offers-problems';
import { EnvironmentNetwork, IAppEnvironment } from '../../core/app-environment';
import { ICoreNetwork } from '../../core/core-sources';
import { DataClassification } from '../../core/data-classification';
import { writePieces } from '../../evidence/files/evidence-folder';
import { stableJson } from '../../private/stable-json';

/** Properties of a `ContractPublication`. */
export interface ContractPublicationProps {
  /** The environment that is shared. */
  readonly environment: IAppEnvironment;

  /** What it declares. */
  readonly offers: EnvironmentOffers;

  /** The components in it that everybody may use, once they are there. */
  readonly components: ComponentOffers;

  /** Its network as the core holds it, once it was asked for. */
  readonly network: () => ICoreNetwork;

  /**
   * The managed policy that no role and no user in it may exceed.
   *
   * @default - there is none
   */
  readonly permissionsBoundary?: string;
}

/**
 * What an environment offers, published for applications that are deployed by themselves: values in Systems Manager, which stacks read when they
 * are deployed, and a file in the cloud assembly, which programs read before.
 *
 * It asks for everything that is declared, so all of it exists whether anybody uses it or not.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-hierarchies.html
 */
export class ContractPublication extends Construct {
  /** What is offered. */
  public readonly offer: Offer;

  private readonly environment: IAppEnvironment;
  private readonly names: string[] = [];

  constructor(scope: Construct, id: string, private readonly props: ContractPublicationProps) {
    super(scope, id);
    const { environment, offers, permissionsBoundary } = props;
    this.environment = environment;
    offeringIn(this).set(environment.identity.environmentName, environment.node.path);
    this.publish(CONTRACT.version, CONTRACT_VERSION);
    this.publish(CONTRACT.tier, environment.tier.name);
    this.publish(CONTRACT.owner, environment.identity.owner);
    this.offer = { ...offerIn(environment.tier, offers), network: this.publishNetwork(offers) };
    this.publishKeys();
    this.publishTopics();
    if (this.offer.backups) this.publishBackups();
    if (this.offer.logBucket) this.publish(CONTRACT.logBucketName, environment.provideLogBucket(this).bucketName);
    if (permissionsBoundary !== undefined) this.publish(CONTRACT.permissionsBoundary, permissionsBoundary);
    attachCustomSynthesis(this, { onSynthesize: ({ outdir }) => this.write(outdir) });
  }

  private publishNetwork({ network: needs }: EnvironmentOffers): OfferedNetwork | undefined {
    if (!needs) return undefined;
    const network = this.environment.provideNetwork(this, needs);
    const { addresses, services: always = [] } = this.props.network();
    const services = [...new Set([...always, ...needs.services ?? []])].sort();
    const zones = network.vpc.availabilityZones.length;
    this.publish(CONTRACT.vpcId, network.vpc.vpcId);
    if (addresses !== undefined) this.publish(CONTRACT.addresses, addresses);
    this.publish(CONTRACT.availabilityZones, network.vpc.availabilityZones);
    this.publishSubnets(network, zones);
    if (network.egressAddresses) this.publish(CONTRACT.egressAddresses, network.egressAddresses);
    return { addresses, zones, egress: needs.egress ?? false, services, ipv6: network.ipv6 };
  }

  /** One subnet of each kind for each zone, in the order of the zones. */
  private publishSubnets({ vpc, workloadSubnets, dataSubnets }: EnvironmentNetwork, zones: number): void {
    const kinds = [
      [workloadSubnets, CONTRACT.workloadSubnetIds, CONTRACT.workloadRouteTableIds],
      [dataSubnets, CONTRACT.dataSubnetIds, CONTRACT.dataRouteTableIds],
    ] as const;
    for (const [selection, ids, routeTables] of kinds) {
      const subnets = vpc.selectSubnets(selection).subnets.slice(0, zones);
      const routeTableIds = subnets.map(({ routeTable }) => routeTable.routeTableId);
      this.publish(ids, subnets.map(({ subnetId }) => subnetId));
      // Those of an imported network may not be known.
      if (routeTableIds.every((each) => each !== undefined)) this.publish(routeTables, routeTableIds);
    }
  }

  private publishKeys(): void {
    for (const classification of DataClassification._all().filter(({ name }) => this.offer.keys.includes(name))) {
      this.publish(CONTRACT.keyArn(classification), this.environment.provideKey(this, classification)!.keyArn);
    }
  }

  private publishTopics(): void {
    for (const severity of this.offer.alarms) {
      this.publish(CONTRACT.topicArn(severity), this.environment.provideAlarmTopic(this, severity).topicArn);
    }
  }

  private publishBackups(): void {
    const { backupPlanId, roleArn } = this.environment.provideBackupPlan(this)!;
    this.publish(CONTRACT.backupPlanId, backupPlanId);
    this.publish(CONTRACT.backupRoleName, Fn.select(1, Fn.split(':role/', roleArn)));
  }

  private publish(value: ContractValue, content: string | string[]): void {
    const { environmentName } = this.environment.identity;
    const name = parameterName(environmentName, value);
    this.names.push(name);
    new CfnParameter(this, value.path, {
      name,
      type: isList(value) ? 'StringList' : 'String',
      value: typeof content === 'string' ? content : Fn.join(',', content),
      description: `part of what the environment ${environmentName} offers`,
    });
  }

  private write(outdir: string): void {
    const { identity: { environmentName, application, owner, costCenter }, tier, account, region } = this.environment;
    const contract: ContractDocument = {
      contractVersion: CONTRACT_VERSION,
      name: environmentName,
      identity: { application, owner, costCenter },
      tier: { name: tier.name, lineage: tier._lineage, values: tier._document },
      account,
      region,
      permissionsBoundary: this.props.permissionsBoundary,
      offers: this.offer,
      components: this.props.components.documents ?? {},
      parameters: { prefix: contractPrefix(environmentName), names: [...this.names, ...this.props.components.parameterNames].sort() },
    };
    writePieces(join(outdir, CONTRACTS_FOLDER, `${environmentName}.json`), [`${stableJson(contract, 2)}\n`]);
  }
}

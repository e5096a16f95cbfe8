import { Environment, Token } from 'aws-cdk-lib';
import { ISubnet, IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { claimAddresses, overlapProblems } from './address-claims';
import { FoundVpc, ImportedNetwork } from './imported-network';
import { TaggedNetworkOptions } from './imported-network-options';
import { zoneProblems } from './imported-network-problems';
import { NetworkImport } from './network-import';
import { serviceNameProblems } from './service-needs';
import { networkOf } from './vpc-by-ids';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreNetwork } from '../../core/core-sources';
import { ErrorCode, PavedRoadError, Problem } from '../../core/errors';
import { identityProblems, unresolvedProblem } from '../../core/identity-problems';
import { EnvironmentTier } from '../../core/tier/environment-tier';

/** The VPC that the CDK hands out until the command line has looked up the real one; no real one has so short an id. */
const STAND_IN = 'vpc-12345';

const ROLES = ['workloadSubnets', 'dataSubnets'] as const;
type Role = typeof ROLES[number];

/** An existing VPC that is looked up by its tags. */
export class VpcByTags implements NetworkImport {
  constructor(private readonly options: TaggedNetworkOptions) {}

  /** What is wrong with the tags and names, and with the place: a look-up needs to know where to look. */
  public problems(_tier: EnvironmentTier, location: Environment): Problem[] {
    return [
      ...tagProblems(this.options.tags),
      ...ROLES.flatMap((role) => identityProblems(role, this.options[role])),
      ...sharedName(this.options),
      ...locationProblems(location),
      ...serviceNameProblems(this.options),
    ];
  }

  /** Looks the VPC up: in the context of the app, which the command line fills during the first synthesis. */
  public bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork {
    const { tags, subnetNameTag } = this.options;
    const vpc = Vpc.fromLookup(scope, id, { tags, subnetGroupNameTag: subnetNameTag, returnVpnGateways: false });
    return vpc.vpcId === STAND_IN ? standIn(vpc as IVpc & Construct, environment) : new ImportedNetwork(this.found(vpc, environment));
  }

  private found(vpc: IVpc, environment: IAppEnvironment): FoundVpc {
    const subnets = { workloadSubnets: this.subnetsOf(vpc, 'workloadSubnets'), dataSubnets: this.subnetsOf(vpc, 'dataSubnets') };
    const { identity: { environmentName }, tier } = environment;
    const claim = { cidr: vpc.vpcCidrBlock, vpc: vpc.vpcId };
    PavedRoadError.throwIfAny(vpc, [
      ...exposureProblems('workloadSubnets', this.options.workloadSubnets, subnets.workloadSubnets, vpc.publicSubnets),
      ...exposureProblems('dataSubnets', this.options.dataSubnets, subnets.dataSubnets, [...vpc.publicSubnets, ...vpc.privateSubnets]),
      ...zoneProblems('workloadSubnets', zonesOf(subnets.workloadSubnets), tier),
      ...zoneProblems('dataSubnets', zonesOf(subnets.dataSubnets), tier),
      ...overlapProblems(vpc, environmentName, claim),
    ]);
    claimAddresses(vpc, environmentName, claim);
    const { egress = subnets.workloadSubnets.every((subnet) => vpc.privateSubnets.includes(subnet)), services } = this.options;
    return { vpc, ...subnets, zones: zonesOf(subnets.dataSubnets), addresses: claim.cidr, offer: { egress, services } };
  }

  private subnetsOf(vpc: IVpc, role: Role): ISubnet[] {
    try {
      return vpc.selectSubnets({ subnetGroupName: this.options[role] }).subnets;
    } catch (error) {
      const message = `'${role}' must name subnets of ${vpc.vpcId}, got '${this.options[role]}'; ${(error as Error).message}`;
      throw PavedRoadError.of(vpc, ErrorCode.INVALID_VALUE, message);
    }
  }
}

/**
 * Enough of a network for the first synthesis, whose templates nobody deploys: it meets every need. The ids are such as AWS gives, so that
 * no validator stops the synthesis before the look-up; those of the CDK are not.
 */
function standIn(scope: Construct, { tier, region }: IAppEnvironment): ImportedNetwork {
  const zones = Array.from({ length: tier.availabilityZones }, (_, zone) => zone);
  const subnetIds = (role: number) => zones.map((zone) => `subnet-00000000000000${role}0${zone}`);
  return networkOf(scope, 'StandIn', {
    vpcId: 'vpc-00000000000000000',
    workloadSubnetIds: subnetIds(1),
    dataSubnetIds: subnetIds(2),
    availabilityZones: zones.map((zone) => `${region}${'abc'[zone]}`),
    egress: true,
  });
}

function zonesOf(subnets: ISubnet[]): number {
  return new Set(subnets.map(({ availabilityZone }) => availabilityZone)).size;
}

function exposureProblems(role: Role, name: string, subnets: ISubnet[], exposed: ISubnet[]): Problem[] {
  const found = subnets.filter((subnet) => exposed.includes(subnet)).map(({ subnetId }) => subnetId);
  if (found.length === 0) return [];
  const bound = role === 'dataSubnets' ? 'have no route to or from the internet' : 'have no route from the internet';
  return [{
    code: ErrorCode.CONTRADICTING_PROPS,
    message: `'${role}' must ${bound}, got '${name}' with ${found.join(', ')}; name other subnets, or have their routes changed and look them up again`,
  }];
}

function tagProblems(tags: TaggedNetworkOptions['tags']): Problem[] {
  const entries = Object.entries(tags ?? {});
  if (entries.length === 0) {
    return [{ code: ErrorCode.MISSING_VALUE, message: `'tags' must have at least one tag, got ${JSON.stringify(tags)}; give those that tell the VPC from all others of its account` }];
  }
  if (!entries.flat().some((text) => Token.isUnresolved(text))) return [];
  return [unresolvedProblem('tags', 'write the keys and values themselves, since the look-up happens before the deployment')];
}

function sharedName({ workloadSubnets, dataSubnets }: TaggedNetworkOptions): Problem[] {
  if (workloadSubnets !== dataSubnets) return [];
  const message = `'dataSubnets' must name other subnets than 'workloadSubnets', got '${dataSubnets}' for both; a subnet has one role`;
  return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
}

function locationProblems({ account, region }: Environment): Problem[] {
  const unknown = [...account === undefined ? ['account'] : [], ...region === undefined ? ['region'] : []];
  if (unknown.length === 0) return [];
  return [{
    code: ErrorCode.MISSING_VALUE,
    message: `'env' must have an account and a region where a VPC is looked up, got no ${unknown.join(' and no ')}; `
      + 'give them, or import the VPC by its ids or by parameters',
  }];
}

import { Lazy, Token } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { AddressClaim } from './address-claims';
import { SubnetTier } from './address-plan';
import { ImportedNetwork } from './imported-network';
import { ImportedNetworkOptions } from './imported-network-options';
import { importedNetworkProblems } from './imported-network-problems';
import { NetworkImport } from './network-import';
import { ICoreNetwork } from '../../core/core-sources';
import { ErrorCode, PavedRoadError, Problem } from '../../core/errors';
import { EnvironmentTier } from '../../core/tier/environment-tier';

/** An existing VPC whose ids are given. */
export class VpcByIds implements NetworkImport {
  constructor(private readonly ids: ImportedNetworkOptions) {}

  /** The addresses, where they were given. */
  public get claim(): AddressClaim | undefined {
    return claimOf(this.ids);
  }

  /** What is wrong with the ids. */
  public problems(tier: EnvironmentTier): Problem[] {
    return importedNetworkProblems(this.ids, tier, idProblems);
  }

  /** Refers to the VPC. */
  public bind(scope: Construct, id: string): ICoreNetwork {
    return networkOf(scope, id, this.ids);
  }
}

/** The addresses that were given, if they are known; the VPC that has them is told by what it is imported by. */
export function claimOf({ cidr, vpcId }: ImportedNetworkOptions): AddressClaim | undefined {
  return cidr === undefined || Token.isUnresolved(cidr) ? undefined : { cidr, vpc: vpcId };
}

/** The network with the ids; the options are valid. */
export function networkOf(scope: Construct, id: string, options: ImportedNetworkOptions): ImportedNetwork {
  const { vpcId, cidr, dataSubnetIds: { length: zones } } = options;
  const vpc = Vpc.fromVpcAttributes(scope, id, {
    vpcId,
    vpcCidrBlock: cidr,
    availabilityZones: options.availabilityZones ?? unknownEach(scope, zones, 'availabilityZones'),
    privateSubnetIds: options.workloadSubnetIds,
    privateSubnetNames: [SubnetTier.PRIVATE],
    privateSubnetRouteTableIds: options.workloadRouteTableIds ?? unknownEach(scope, zones, 'workloadRouteTableIds'),
    isolatedSubnetIds: options.dataSubnetIds,
    isolatedSubnetNames: [SubnetTier.DATA],
    isolatedSubnetRouteTableIds: options.dataRouteTableIds ?? unknownEach(scope, zones, 'dataRouteTableIds'),
    ...options.publicSubnetIds && {
      publicSubnetIds: options.publicSubnetIds,
      publicSubnetNames: [SubnetTier.PUBLIC],
      publicSubnetRouteTableIds: options.publicRouteTableIds ?? unknownEach(scope, zones, 'publicRouteTableIds'),
    },
  });
  const { privateSubnets: workloadSubnets, isolatedSubnets: dataSubnets } = vpc;
  return new ImportedNetwork({ vpc, workloadSubnets, dataSubnets, zones, addresses: cidr, offer: options });
}

/** Values that nobody gave. Whoever needs one is told so; the CDK would hand out `undefined`. */
function unknownEach(scope: Construct, count: number, prop: string): string[] {
  return Array.from({ length: count }, () => Lazy.string({
    produce: () => {
      throw PavedRoadError.of(scope, ErrorCode.MISSING_VALUE, `'${prop}' of the imported network must be given for what is built in it, got undefined`);
    },
  }));
}

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
function idProblems(prop: string, value: string, kind: string): Problem[] {
  if (Token.isUnresolved(value) || new RegExp(`^${kind}-[0-9a-f]{8,17}$`).test(value)) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'${prop}' must be an id such as ${kind}-0123456789abcdef0, got '${value}'` }];
}

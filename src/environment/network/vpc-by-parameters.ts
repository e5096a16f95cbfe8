import { Lazy, Token } from 'aws-cdk-lib';
import { ParameterValueType, StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { AddressClaim } from './address-claims';
import { ImportedNetworkOptions } from './imported-network-options';
import { importedNetworkProblems } from './imported-network-problems';
import { NetworkImport } from './network-import';
import { claimOf, networkOf } from './vpc-by-ids';
import { ICoreNetwork } from '../../core/core-sources';
import { ErrorCode, Problem } from '../../core/errors';
import { unresolvedProblem } from '../../core/identity-problems';
import { EnvironmentTier } from '../../core/tier/environment-tier';

const { AWS_EC2_VPC_ID, AWS_EC2_SUBNET_ID, STRING } = ParameterValueType;

/** An existing VPC whose ids stand in SSM parameters, as landing zones publish them. */
export class VpcByParameters implements NetworkImport {
  constructor(private readonly names: ImportedNetworkOptions) {}

  /** The addresses, where they were given. */
  public get claim(): AddressClaim | undefined {
    return claimOf(this.names);
  }

  /** What is wrong with the names. */
  public problems(tier: EnvironmentTier): Problem[] {
    return importedNetworkProblems(this.names, tier, nameProblems);
  }

  /** Refers to the VPC; the parameters are read when a stack that uses it is deployed. */
  public bind(scope: Construct, id: string): ICoreNetwork {
    const tables = (names: string[] | undefined) => names?.map((name) => valueOf(name, STRING));
    const subnets = (names: string[]) => names.map((name) => valueOf(name, AWS_EC2_SUBNET_ID));
    return networkOf(scope, id, {
      ...this.names,
      vpcId: valueOf(this.names.vpcId, AWS_EC2_VPC_ID),
      workloadSubnetIds: subnets(this.names.workloadSubnetIds),
      dataSubnetIds: subnets(this.names.dataSubnetIds),
      publicSubnetIds: this.names.publicSubnetIds && subnets(this.names.publicSubnetIds),
      workloadRouteTableIds: tables(this.names.workloadRouteTableIds),
      dataRouteTableIds: tables(this.names.dataRouteTableIds),
      publicRouteTableIds: tables(this.names.publicRouteTableIds),
    });
  }
}

/**
 * The value of a parameter, read by each stack that uses it. A parameter in the core alone would be an export to all others: the CDK
 * refers weakly to resources, and a parameter of a template is none.
 */
function valueOf(name: string, type: ParameterValueType): string {
  return Lazy.uncachedString({ produce: ({ scope }) => StringParameter.valueForTypedStringParameterV2(scope as Construct, name, type) });
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
function nameProblems(prop: string, value: string): Problem[] {
  if (Token.isUnresolved(value)) return [unresolvedProblem(prop, 'a template names its parameters, so write the name itself')];
  if (/^\/?[\w.-]+(\/[\w.-]+)*$/.test(value)) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'${prop}' must be the name of an SSM parameter, such as /network/vpc/id, got '${value}'` }];
}

import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { SubnetGroup } from 'aws-cdk-lib/aws-rds';
import { removalBeside } from './removal';
import { EnvironmentNetwork } from '../../../core/app-environment';
import { GovernedComponent } from '../../../governance/governed-component';

/** Where a database lies: subnets without a route to or from the internet. */
export function isolatedSubnets(database: GovernedComponent, { vpc, dataSubnets }: EnvironmentNetwork, removalPolicy: RemovalPolicy): SubnetGroup {
  const group = new SubnetGroup(database, 'Subnets', {
    description: `isolated subnets for ${database.node.path}`,
    vpc,
    vpcSubnets: dataSubnets,
    removalPolicy: removalBeside(removalPolicy),
  });
  Validations.of(group).acknowledge({
    id: 'CloudFormation-Validate::W9007', reason: 'the validator takes outputs of another stack for equal values; each names a subnet of its own',
  });
  return group;
}

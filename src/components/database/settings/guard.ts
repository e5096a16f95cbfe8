import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { removalBeside } from './removal';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';

/** The security group of one database: it admits nobody until somebody connects, and lets nothing out. */
export function guardOf(database: GovernedComponent, { network: { vpc }, removalPolicy }: DatabasePlan): SecurityGroup {
  const group = new SecurityGroup(database, 'SecurityGroup', { description: `who may reach ${database.node.path}`, vpc, allowAllOutbound: false });
  group.applyRemovalPolicy(removalBeside(removalPolicy));
  return group;
}

import { DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { DatabasePlan } from './database-resource';
import { proposeOnBehalf } from '../../governance/governed-scope';

/** What a tier leaves out on purpose, and framework rules ask for. */
export function proposeTierExceptions({ tier, engine }: DatabasePlan, resource: DatabaseCluster | DatabaseInstance): void {
  if (!tier.keepsData) {
    proposeOnBehalf({
      rule: 'AwsSolutions-RDS10', resource, reason: `data of a ${tier} environment does not outlive it, so its database can be deleted with it`,
    });
  }
  if (!tier.multiAz && !engine.isCluster) {
    proposeOnBehalf({
      rule: 'AwsSolutions-RDS3', resource, reason: `a ${tier} environment promises no availability, so its database has no standby to pay for`,
    });
  }
}

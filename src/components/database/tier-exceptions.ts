import { DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { DatabasePlan } from './database-resource';
import { GovernedComponent } from '../../governance/governed-component';

/** What a tier leaves out on purpose, and framework rules ask for. */
export function proposeTierExceptions(
  database: GovernedComponent, { tier, engine }: DatabasePlan, resource: DatabaseCluster | DatabaseInstance,
): void {
  if (!tier.keepsData) {
    database.proposeException({
      rule: 'AwsSolutions-RDS10', resource, reason: `data of a ${tier} environment does not outlive it, so its database can be deleted with it`,
    });
  }
  if (!tier.multiAz && !engine.isCluster) {
    database.proposeException({
      rule: 'AwsSolutions-RDS3', resource, reason: `a ${tier} environment promises no availability, so its database has no standby to pay for`,
    });
  }
}

import { DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { DatabasePlan } from './database-plan';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';

/** What a tier leaves out on purpose, or AWS does not have, and framework rules ask for. */
export function proposeTierExceptions(plan: DatabasePlan, resource: DatabaseCluster | DatabaseInstance): void {
  const { tier, engine, backtrackWindow, recovery, restored } = plan;
  const propose = (rule: string, reason: string, ...sameAs: string[]) => proposeOnBehalf({ rule, sameAs, resource, reason });
  if (!tier.keepsData) {
    propose('AwsSolutions-RDS10', `data of a ${tier} environment does not outlive it, so its database can be deleted with it`, 'RDSInstanceDeletionProtectionEnabled');
    propose('RDSInBackupPlan', `data of a ${tier} environment does not outlive it; the backups that RDS makes itself are enough`);
  } else if (engine.isCluster) {
    propose('RDSInBackupPlan', 'AWS Backup takes Aurora as a cluster, which is in the plan, and refuses its instances, for which the rule asks');
  }
  if (!recovery.standby && !engine.isCluster) {
    propose('AwsSolutions-RDS3', `a ${tier} environment promises no availability, so its database has no standby to pay for`, 'RDSMultiAZSupport');
  }
  if (engine._kind.canBacktrack && !backtrackWindow) {
    propose('AwsSolutions-RDS14', `AWS has no backtracking in ${resource.stack.region}; data is restored to a point in time from backups instead`);
  }
  if (restored && !engine.isCluster) {
    propose('AwsSolutions-RDS2', 'RDS encrypts a restored instance as its source was, and CloudFormation refuses to be told', 'RDSStorageEncrypted');
  }
  if (!tier.enhancedMonitoring) {
    propose('RDSEnhancedMonitoringEnabled', `nobody is called about databases of a ${tier} environment, and Performance Insights stays on`);
  }
}

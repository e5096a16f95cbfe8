import { DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Objective, SWITCH } from '../../../governance/statements/objective';
import { PropertySource } from '../../../governance/statements/property-source';
import { ResourceCount } from '../../../governance/statements/resource-count';
import { Amount } from '../../../policy/decision/layers/amount';
import { DatabasePlan } from '../database-plan';

/** What a database is to achieve, and the settings that it rests on. */
export function objectivesOf(plan: DatabasePlan, resource: DatabaseCluster | DatabaseInstance): Objective[] {
  const { recovery: { regionLoss, standby } } = plan;
  return [
    backupsKept(plan, resource),
    ...standby ? [standbyKept(plan, resource)] : [],
    ...regionLoss ? [{
      name: 'regionLoss',
      value: regionLoss,
      means: 'since the plan of the environment copies what is selected for it',
      property: 'BackupSelection',
      source: new ResourceCount('AWS::Backup::BackupSelection', resource),
      least: Amount.of(1),
    }] : [],
  ];
}

function backupsKept({ tier, recovery: { rpo } }: DatabasePlan, resource: DatabaseCluster | DatabaseInstance): Objective {
  const property = 'BackupRetentionPeriod';
  return {
    name: 'rpo',
    value: rpo,
    means: 'days for which there is a backup to restore from',
    property,
    source: PropertySource.of(resource, { property, leftOut: 1 }),
    least: Amount.of(tier.minimumBackupRetention.toDays()),
  };
}

/** Aurora fails over to another member, RDS to a standby that nobody sees. */
function standbyKept({ engine, recovery: { rto } }: DatabasePlan, resource: DatabaseCluster | DatabaseInstance): Objective {
  const objective = { name: 'rto', value: rto, means: 'so that another zone has an instance to fail over to' };
  if (engine.isCluster) {
    return { ...objective, property: 'DBInstances', source: new ResourceCount('AWS::RDS::DBInstance', resource), least: Amount.of(2) };
  }
  const source = PropertySource.of(resource, { property: 'MultiAZ', leftOut: 0, amountOf: SWITCH.amountOf });
  return { ...objective, property: 'MultiAZ', source, least: SWITCH.on, shown: SWITCH.shown };
}

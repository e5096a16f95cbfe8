import { DATABASES, isClusterMember } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Databases are backed up every day. */
export class BackedUp extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-BACKED-UP',
      statement: 'databases are backed up automatically, and backups are kept for at least a day',
      why: 'without automatic backups there is no point in time to go back to after a mistake or an attack',
      fix: 'leave backupRetention of a ServiceDatabase to its tier, or set BackupRetentionPeriod to 1 or more days',
      severity: Severity.ERROR,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html',
      sameAs: [
        'AwsSolutions-RDS13', 'HIPAA.Security-RDSInstanceBackupEnabled', 'NIST.800.53.R4-RDSInstanceBackupEnabled',
        'NIST.800.53.R5-RDSInstanceBackupEnabled',
      ],
    });
  }

  public judge(database: ResourceView): Verdict {
    if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
    const days = database.read('BackupRetentionPeriod');
    const oneDayByDefault = Verdict.COMPLIANT;
    return judgeValue(days, (days.number ?? 0) >= 1, oneDayByDefault);
  }
}

import { DATABASES, isClusterMember } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';

/** Databases send their logs to CloudWatch. */
export class LogsExported extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-LOGS-EXPORTED',
      statement: 'databases send their logs to CloudWatch Logs',
      why: 'logs that stay on the database are gone after some days, or with the database, and no alarm reads them',
      fix: 'a ServiceDatabase always does; take back the override, or name at least one log of the engine in EnableCloudwatchLogsExports',
      severity: Severity.ERROR,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html',
    });
  }

  public judge(database: ResourceView): Verdict {
    if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
    const exported = database.read('EnableCloudwatchLogsExports');
    const logs = exported.parts;
    if (logs.length === 0) return Verdict.nonCompliant(`${exported.path} names no log`, exported.path);
    return logs.some((log) => log.isKnown) ? Verdict.COMPLIANT : Verdict.unknownValue(exported);
  }
}

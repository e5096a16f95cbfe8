import { DataClassification } from '../../../core/data-classification';
import { DatabasePlan } from '../database-plan';
import { DatabaseDialect } from '../engine/database-dialect';

/** Who did what: of data that only some may know who may do what and what it looks like; of restricted data who read and wrote it, too. */
const EVENTS = {
  pgaudit: { changes: 'ddl,role', uses: 'ddl,role,read,write' },
  serverAudit: { changes: 'CONNECT,QUERY_DCL,QUERY_DDL', uses: 'CONNECT,QUERY_DCL,QUERY_DDL,QUERY_DML' },
};

/** Whether the data calls for a log of who did what. */
export function isAudited({ dataClassification }: Pick<DatabasePlan, 'dataClassification'>): boolean {
  return dataClassification.isAtLeast(DataClassification.CONFIDENTIAL);
}

/**
 * The parameters of the log of who did what; none where an option does it, or the data does not call for it.
 *
 * PostgreSQL loads `pgaudit` when it starts. It replaces the list of what is loaded, so what RDS loads stands there too.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.pgaudit.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Auditing.html
 */
export function auditParameters(plan: DatabasePlan): Record<string, string> {
  const { dialect, isCluster } = plan.engine._kind;
  if (!isAudited(plan)) return {};
  if (dialect === DatabaseDialect.POSTGRESQL) {
    return {
      'shared_preload_libraries': 'pg_stat_statements,pgaudit',
      'pgaudit.log': eventsOf('pgaudit', plan),
      'log_connections': '1',
      'log_disconnections': '1',
    };
  }
  return isCluster ? { server_audit_logging: '1', server_audit_events: eventsOf('serverAudit', plan) } : {};
}

/** What is written down about data of a classification, in the words of what writes it. */
export function eventsOf(means: keyof typeof EVENTS, { dataClassification }: DatabasePlan): string {
  return EVENTS[means][dataClassification.isAtLeast(DataClassification.RESTRICTED) ? 'uses' : 'changes'];
}

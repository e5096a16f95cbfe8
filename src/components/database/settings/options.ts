import { OptionGroup } from 'aws-cdk-lib/aws-rds';
import { eventsOf, isAudited } from './audit';
import { idForMajor } from './parameters';
import { removalBeside } from './removal';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';
import { DatabaseDialect } from '../engine/database-dialect';

/**
 * The option by which MySQL and MariaDB on RDS write down who did what; nothing for other engines, or where the data
 * does not call for it. Each major version has a group of its own, as with parameters.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.MySQL.Options.AuditPlugin.html
 */
export function optionsOf(database: GovernedComponent, plan: DatabasePlan): OptionGroup | undefined {
  const { engine, upgradedFrom } = plan;
  if (engine.isCluster || engine._kind.dialect !== DatabaseDialect.MYSQL || !isAudited(plan)) return undefined;
  if (upgradedFrom) optionsFor(database, { ...plan, engine: upgradedFrom });
  return optionsFor(database, plan);
}

function optionsFor(database: GovernedComponent, plan: DatabasePlan): OptionGroup {
  const { engine, removalPolicy } = plan;
  const group = new OptionGroup(database, idForMajor('Options', engine), {
    engine: engine._instance!,
    description: `options of ${database.node.path}`,
    configurations: [{ name: 'MARIADB_AUDIT_PLUGIN', settings: { SERVER_AUDIT_EVENTS: eventsOf('serverAudit', plan) } }],
  });
  group.applyRemovalPolicy(removalBeside(removalPolicy));
  return group;
}

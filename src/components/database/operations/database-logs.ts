import { IConstruct } from 'constructs';
import { GovernedComponent } from '../../../governance/governed-component';
import { createLogGroup } from '../../../governance/scope/log-group';
import { DatabasePlan } from '../database-plan';

/** RDS would make the log groups itself, without an end; so they are there before it starts. */
export function keepLogs(database: GovernedComponent, plan: DatabasePlan, prefix: string, resource: IConstruct): void {
  const { engine, identifier, tier, key, restored } = plan;
  for (const log of engine._kind.logs) {
    const group = createLogGroup(database, `${log[0].toUpperCase()}${log.slice(1)}Logs${restored?.mark ?? ''}`, { tier, key, name: `${prefix}/${identifier}/${log}` });
    resource.node.addDependency(group);
  }
}

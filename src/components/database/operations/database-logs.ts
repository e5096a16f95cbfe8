import { IConstruct } from 'constructs';
import { GovernedComponent } from '../../../governance/governed-component';
import { createLogGroup } from '../../../governance/log-group';
import { DatabasePlan } from '../database-plan';

/** RDS would make the log groups itself, without an end; so they are there before it starts. */
export function keepLogs(database: GovernedComponent, { engine, identifier, tier, key }: DatabasePlan, prefix: string, resource: IConstruct): void {
  for (const log of engine._kind.logs) {
    const group = createLogGroup(database, `${log[0].toUpperCase()}${log.slice(1)}Logs`, { tier, key, name: `${prefix}/${identifier}/${log}` });
    resource.node.addDependency(group);
  }
}

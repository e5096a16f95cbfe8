import { ParameterGroup } from 'aws-cdk-lib/aws-rds';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';
import { DatabaseEngine } from '../engine/database-engine';
import { majorOf } from '../operations/upgrade-problems';

/** The parameters of a database, among them those that make it refuse connections without TLS. */
export function parametersOf(database: GovernedComponent, { engine, upgradedFrom }: DatabasePlan): ParameterGroup {
  if (upgradedFrom) keepParameters(parametersFor(database, upgradedFrom), upgradedFrom);
  return parametersFor(database, engine);
}

/** One group for each major version, so that the one before is there until the database has left it. */
function parametersFor(database: GovernedComponent, engine: DatabaseEngine): ParameterGroup {
  return new ParameterGroup(database, `Parameters${majorOf(engine)}`, {
    engine: engine._cluster ?? engine._instance!,
    description: `parameters of ${database.node.path}`,
    parameters: { ...engine._kind.tls },
  });
}

/** The CDK makes a group once something uses it. */
function keepParameters(group: ParameterGroup, { isCluster }: DatabaseEngine): void {
  if (isCluster) group.bindToCluster({});
  else group.bindToInstance({});
}

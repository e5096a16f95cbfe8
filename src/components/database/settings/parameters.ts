import { ParameterGroup } from 'aws-cdk-lib/aws-rds';
import { auditParameters } from './audit';
import { removalBeside } from './removal';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';
import { DatabaseEngine } from '../engine/database-engine';

/**
 * The parameters of a database for the major version of its plan: they make it refuse connections without TLS, write
 * the logs that are exported, and write down who did what where the data calls for it.
 *
 * Each major version has a group of its own. During an upgrade that of the version before stays, until the database has left it.
 */
export function parametersOf(database: GovernedComponent, plan: DatabasePlan): ParameterGroup {
  const { engine, upgradedFrom } = plan;
  if (upgradedFrom) parametersFor(database, { ...plan, engine: upgradedFrom });
  return parametersFor(database, { ...plan, engine });
}

function parametersFor(database: GovernedComponent, plan: DatabasePlan): ParameterGroup {
  const { engine, removalPolicy } = plan;
  const group = new ParameterGroup(database, idForMajor('Parameters', engine), {
    engine: engine._cluster ?? engine._instance!,
    description: `parameters of ${database.node.path}`,
    parameters: { ...engine._kind.tls, ...engine._kind.logging, ...auditParameters(plan) },
    removalPolicy: removalBeside(removalPolicy),
  });
  // The CDK makes the group when something uses it. In an upgrade, one of the two is used by nothing.
  if (engine.isCluster) group.bindToCluster({});
  else group.bindToInstance({});
  return group;
}

/** The construct id of a group for one major version. */
export function idForMajor(id: string, { _kind, _cluster, _instance }: DatabaseEngine): string {
  const major = (_cluster ?? _instance)!.parameterGroupFamily!.slice(_kind.name.length);
  return major === _kind.firstMajor ? id : `${id}${major}`;
}

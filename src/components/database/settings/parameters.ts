import { ParameterGroup } from 'aws-cdk-lib/aws-rds';
import { GovernedComponent } from '../../../governance/governed-component';
import { DatabasePlan } from '../database-plan';

/** The parameters of a database, among them those that make it refuse connections without TLS. */
export function parametersOf(database: GovernedComponent, { engine }: DatabasePlan): ParameterGroup {
  return new ParameterGroup(database, 'Parameters', {
    engine: engine._cluster ?? engine._instance!,
    description: `parameters of ${database.node.path}`,
    parameters: { ...engine._kind.tls },
  });
}

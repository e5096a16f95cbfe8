import { PolicyValidationPluginReport, PolicyViolation } from 'aws-cdk-lib';
import { Collection } from './collect';
import { Evaluation } from './evaluation';
import { isWithin } from '../../private/construct-path';
import { Severity } from '../rule/severity';
import { State } from '../rule/verdict';

/**
 * The answer of a pack that nobody hosts: every violation, an ERROR failing the synthesis. What is unknown is left out, since
 * nobody decides there what should follow from it.
 *
 * @param stacks the construct paths of the stacks that the CDK asks about; all stacks when left out
 * @internal
 */
export function reportAlone(collection: Collection, stacks?: ReadonlySet<string>): PolicyValidationPluginReport {
  const crash = collection.packs.find((pack) => pack.crash)?.crash;
  if (crash) return { success: false, violations: [{ ruleName: 'PR-GOVERNANCE-CRASH', description: crash, severity: 'fatal', violatingResources: [{ constructPath: '', locations: [] }] }] };
  const files = new Map(collection.app.stacks.map((stack) => [stack.path, stack.file]));
  const violations = collection.evaluations
    .filter(({ state }) => state === State.NON_COMPLIANT)
    .filter(({ resource }) => !stacks || stacks.has(topStack(resource.view.place.stack, stacks)))
    .map((evaluation) => violation(evaluation, files.get(evaluation.resource.view.place.stack)!));
  return { success: violations.every(({ severity }) => severity !== 'error'), violations };
}

/** A nested stack is answered for with the stack that it is nested in. */
function topStack(path: string, stacks: ReadonlySet<string>): string {
  return [...stacks].find((stack) => isWithin(path, stack)) ?? path;
}

function violation({ rule, resource, message, property }: Evaluation, file: string): PolicyViolation {
  return {
    ruleName: rule.id,
    description: `${message}: ${rule.statement}; ${rule.why}`,
    fix: rule.fix,
    severity: rule.severity === Severity.ERROR ? 'error' : rule.severity === Severity.WARNING ? 'warning' : 'info',
    violatingResources: [{
      resourceLogicalId: resource.view.place.logicalId,
      templatePath: file,
      locations: property === undefined ? ['Properties'] : [`Properties/${property.replace(/\./g, '/')}`],
    }],
  };
}

import { Duration } from 'aws-cdk-lib';
import { windowProblems } from './window-problems';
import { ErrorCode, Problem } from '../../../core/errors';
import { unresolvedProblem } from '../../../core/identity-problems';
import { ServiceDatabaseProps } from '../service-database-props';

/** What is wrong with when a database is maintained, and with what is asked of it. */
export function operationsProblems(props: ServiceDatabaseProps): Problem[] {
  return [...windowProblems(props), ...latencyProblems(props.latencyTarget)];
}

function latencyProblems(latencyTarget: Duration | undefined): Problem[] {
  if (!latencyTarget) return [];
  if (latencyTarget.isUnresolved()) return [unresolvedProblem('latencyTarget', 'write the time itself')];
  if (latencyTarget.toMilliseconds({ integral: false }) >= 1) return [];
  const message = `'latencyTarget' must be at least 1 ms, got ${latencyTarget.toMilliseconds({ integral: false })} ms; storage on a network is not faster`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}

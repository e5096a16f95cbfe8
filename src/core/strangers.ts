import { IConstruct } from 'constructs';
import { IAppEnvironment } from './app-environment';
import { IWorkload } from './connection';
import { ErrorCode, PavedRoadError } from './errors';

/** Refuses a workload of another environment than the target's (`ConnectionRefused`). */
export function refuseStrangers(target: IConstruct & { readonly environment: IAppEnvironment }, { environment, node }: IWorkload): void {
  if (environment === target.environment) return;
  const message = `'target' must live in the environment of the workload, got ${target.node.path} in '${target.environment.identity.environmentName}' for ${node.path} in '${environment.identity.environmentName}'`;
  throw PavedRoadError.of(target, ErrorCode.CONNECTION_REFUSED, message);
}

import { IAppEnvironment } from './app-environment';
import { IConnectionTarget, IWorkload } from './connection/connection';
import { DataClassification } from './data-classification';
import { ErrorCode, PavedRoadError, Problem } from './errors';

/** A target of an environment. */
interface ResidentTarget extends IConnectionTarget {
  /** Where it lies. */
  readonly environment: IAppEnvironment;
}

/**
 * Refuses a workload that may not connect to a target, with everything that speaks against it at once (`ConnectionRefused`): it runs in
 * another environment, or it does not handle data as sensitive as what the target keeps.
 *
 * @param problems what else speaks against it
 */
export function refuseUnfit(target: ResidentTarget, workload: IWorkload, problems: Problem[] = []): void {
  PavedRoadError.throwIfAny(target, [...strangerProblems(target, workload), ...dataFlowProblems(target, workload), ...problems]);
}

function strangerProblems({ environment: home, node: { path } }: ResidentTarget, { environment, node }: IWorkload): Problem[] {
  if (environment === home) return [];
  const message = `'target' must live in the environment of the workload, got ${path} in '${home.identity.environmentName}' for ${node.path} in '${environment.identity.environmentName}'`;
  return [{ code: ErrorCode.CONNECTION_REFUSED, message }];
}

/** Data flows to whoever says that it handles such data, so that nobody logs what others keep under lock and key. */
function dataFlowProblems({ dataClassification: data, node: { path } }: ResidentTarget, workload: IWorkload): Problem[] {
  const { dataClassification: handled = DataClassification.INTERNAL, node } = workload;
  if (data === undefined || handled.isAtLeast(data)) return [];
  const message = `'dataClassification' of the workload must be at least '${data}', which ${path} keeps, got '${handled}' for ${node.path}; set it on the workload, whose logs are then kept as such data, too`;
  return [{ code: ErrorCode.CONNECTION_REFUSED, message }];
}

import { existsSync } from 'fs';
import { IConstruct } from 'constructs';
import { Charter } from './charter';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { GovernancePolicy } from '../../policy/decision/layers';

/** The file beside `cdk.json` that the organization has its hand on. */
const DEFAULT_FILE = 'governance.yaml';
const CONTEXT = 'paved-road:policy';

/**
 * The policy of an app: that of its file, if it has one, and that which was given in code; as strict as both.
 *
 * The file is the one that the context names, else `governance.yaml` in the working directory. Refuses a file that cannot
 * be read, or says what nobody understands, with `InvalidPolicy`.
 */
export function policyOf(charter: Charter, app: IConstruct): GovernancePolicy {
  const file = policyFile(app);
  const inCode = charter.policy ?? GovernancePolicy.fromLayers([]);
  return file === undefined ? inCode : GovernancePolicy.fromFile(file).and(inCode);
}

function policyFile(app: IConstruct): string | undefined {
  const named: unknown = app.node.tryGetContext(CONTEXT);
  if (named === undefined) return existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined;
  if (typeof named === 'string' && named !== '') return named;
  throw PavedRoadError.of(app, ErrorCode.INVALID_POLICY, `context '${CONTEXT}' must be the path of a file, got ${JSON.stringify(named)}`);
}

import { existsSync } from 'fs';
import { IConstruct } from 'constructs';
import { Charter } from './charter';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { Baseline } from '../../waivers';

/** The file beside `cdk.json` that `paved-road baseline` writes. */
const DEFAULT_FILE = 'baseline.yaml';
const CONTEXT = 'paved-road:baseline';

/**
 * The baseline of an app, if it has one: that which was given in code, else that of the file that the context names, else of
 * `baseline.yaml` in the working directory. Refuses a file that cannot be read, or says what nobody understands, with `InvalidBaseline`.
 */
export function baselineOf(charter: Charter, app: IConstruct): Baseline | undefined {
  if (charter.baseline) return charter.baseline;
  const file = baselineFile(app);
  return file === undefined ? undefined : Baseline.fromFile(file);
}

function baselineFile(app: IConstruct): string | undefined {
  const named: unknown = app.node.tryGetContext(CONTEXT);
  if (named === undefined) return existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined;
  if (typeof named === 'string' && named !== '') return named;
  throw PavedRoadError.of(app, ErrorCode.INVALID_BASELINE, `context '${CONTEXT}' must be the path of a file, got ${JSON.stringify(named)}`);
}

import { IConstruct } from 'constructs';
import { ErrorCode, PavedRoadError } from '../core/errors';

/**
 * What a source of a part of the core supplies. Sources are written by others, so one that fails or supplies nothing is named by the
 * prop that brought it; refusals of this library say enough themselves.
 *
 * @param asker who needs it
 * @param prop the prop of the environment that the source came with
 * @param what what is expected of it, such as `a topic for tickets`
 * @param supply asks the source
 */
export function supplied<T>(asker: IConstruct, prop: string, what: string, supply: () => T | undefined | null): T {
  let part;
  try {
    part = supply();
  } catch (error) {
    if (error instanceof PavedRoadError) throw error;
    throw failure(asker, `'${prop}' must supply ${what}, but it failed: ${error instanceof Error ? error.message : error}`, error);
  }
  if (part !== undefined && part !== null) return part;
  throw failure(asker, `'${prop}' must supply ${what}, got ${part}; return it from the source that '${prop}' was given`);
}

/** The error keeps what it comes from, whose stack leads into the source. */
function failure(asker: IConstruct, message: string, cause?: unknown): PavedRoadError {
  const error = PavedRoadError.of(asker, ErrorCode.SOURCE_FAILED, message);
  if (cause !== undefined) error.cause = cause;
  return error;
}

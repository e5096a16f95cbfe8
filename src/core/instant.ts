import { IConstruct } from 'constructs';
import { ErrorCode, PavedRoadError } from './errors';

/**
 * The instant of a synthesis: the context value `paved-road:instant`, else `SOURCE_DATE_EPOCH`, else the beginning of
 * the UTC day. This is the one place where a clock is read.
 */
export function instantOf(root: IConstruct): string {
  const context: unknown = root.node.tryGetContext('paved-road:instant');
  if (context !== undefined) return parsed(root, "context 'paved-road:instant'", Date.parse(String(context)), context);
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (epoch !== undefined) return parsed(root, 'SOURCE_DATE_EPOCH', Number(epoch) * 1000, epoch);
  const now = new Date();
  now.setUTCHours(0, 0, 0, 0);
  return now.toISOString();
}

function parsed(root: IConstruct, source: string, milliseconds: number, value: unknown): string {
  if (Number.isNaN(milliseconds)) {
    const message = `${source} must be an instant such as 2026-11-21T00:00:00Z (or seconds for SOURCE_DATE_EPOCH), got ${JSON.stringify(value)}`;
    throw PavedRoadError.of(root, ErrorCode.INVALID_VALUE, message);
  }
  return new Date(milliseconds).toISOString();
}

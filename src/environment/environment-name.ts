import { ErrorCode, PavedRoadError } from '../core/errors';

/** A name that is made from two words: only what may stand in the name of a stack. */
export function nameFrom(application: string, what: string): string {
  return `${application}-${what}`.replace(/[^A-Za-z0-9-]/g, '-');
}

/**
 * The name that something has in one environment and in no other.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-using-console-create-stack-parameters.html
 */
export function nameWithin(environmentName: string, name: string): string {
  const whole = `${environmentName}-${name}`;
  if (/^[A-Za-z0-9-]+$/.test(name) && whole.length <= 128) return whole;
  const message = `'name' must be letters, digits and dashes, with '${environmentName}-' at most 128 of them, got ${JSON.stringify(name)}`;
  throw PavedRoadError.about(`nameOf in ${environmentName}`, [{ code: ErrorCode.INVALID_VALUE, message }]);
}

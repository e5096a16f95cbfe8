import { OperatorAccessProps } from './operator-access-props';
import { ErrorCode, Problem } from '../../core/errors';

/** What is wrong with the props of an operator access. */
export function operatorProblems({ longestSession }: OperatorAccessProps): Problem[] {
  if (longestSession === undefined) return [];
  if (longestSession.isUnresolved()) {
    return [{ code: ErrorCode.UNRESOLVED_TOKEN, message: "'longestSession' must be known at synthesis, got a token; write the duration itself" }];
  }
  const minutes = longestSession.toMinutes({ integral: false });
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= 1440) return [];
  const message = `'longestSession' must be whole minutes from 1 minute to 24 hours, got ${minutes} minutes; leave it out for 8 hours`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}

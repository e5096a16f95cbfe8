import { Token } from 'aws-cdk-lib';
import { FunctionServiceOverrides } from './function-service-props';
import { ErrorCode, Problem } from '../../core/errors';

/** What is wrong with the props of a function, everything at once. */
export function functionProblems({ memorySizeMiB, timeout, reservedConcurrency, variables = {} }: FunctionServiceOverrides): Problem[] {
  const problems: Problem[] = [];
  const invalid = (message: string) => problems.push({ code: ErrorCode.INVALID_VALUE, message });
  if (!isWholeNumber(memorySizeMiB, 128, 10_240)) {
    invalid(`'memorySizeMiB' must be a whole number from 128 to 10240, got ${memorySizeMiB}`);
  }
  const seconds = timeout && !timeout.isUnresolved() ? timeout.toSeconds({ integral: false }) : undefined;
  if (!isWholeNumber(seconds, 1, 900)) {
    invalid(`'timeout' must be from 1 second to 15 minutes, got ${seconds} seconds; longer work belongs into a job`);
  }
  if (!isWholeNumber(reservedConcurrency, 1)) {
    invalid(`'reservedConcurrency' must be a whole number above 0, got ${reservedConcurrency}; a function that may not run is better left out`);
  }
  for (const name of Object.keys(variables).filter((key) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(key))) {
    invalid(`'variables' must have names of letters, digits and underscores, got '${name}'`);
  }
  return problems;
}

/** What is left out or not known yet has no bounds to break. */
function isWholeNumber(value: number | undefined, least: number, most = Infinity): boolean {
  return value === undefined || Token.isUnresolved(value) || (Number.isInteger(value) && value >= least && value <= most);
}

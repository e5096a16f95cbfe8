import { Duration, Token } from 'aws-cdk-lib';
import { Handler } from 'aws-cdk-lib/aws-lambda';
import { isImage } from './function-plan';
import { FunctionServiceProps } from './function-service-props';
import { ErrorCode, Problem } from '../../core/errors';

/** What is wrong with the props of a function, everything at once. */
export function functionProblems(props: FunctionServiceProps): Problem[] {
  const { memorySizeMiB, timeout, reservedConcurrency, retryAttempts, maxEventAge, onFailure, variables = {} } = props;
  const problems: Problem[] = [];
  const invalid = (message: string) => problems.push({ code: ErrorCode.INVALID_VALUE, message });
  if (!isWholeNumber(memorySizeMiB, 128, 10_240)) {
    invalid(`'memorySizeMiB' must be a whole number from 128 to 10240, got ${memorySizeMiB}`);
  }
  if (!isWholeNumber(secondsOf(timeout), 1, 900)) {
    invalid(`'timeout' must be from 1 second to 15 minutes, got ${secondsOf(timeout)} seconds; longer work belongs into a job`);
  }
  if (!isWholeNumber(reservedConcurrency, 1)) {
    invalid(`'reservedConcurrency' must be a whole number above 0, got ${reservedConcurrency}; a function that may not run is better left out`);
  }
  if (!isWholeNumber(retryAttempts, 0, 2)) {
    invalid(`'retryAttempts' must be a whole number from 0 to 2, got ${retryAttempts}; for more, let the function read a queue`);
  }
  if (!isWholeNumber(secondsOf(maxEventAge), 60, 21_600)) {
    invalid(`'maxEventAge' must be whole seconds from 1 minute to 6 hours, got ${secondsOf(maxEventAge)} seconds`);
  }
  if (onFailure?._inOrder) invalid(`'onFailure' must be a standard queue or topic, got ${onFailure}, which is FIFO; Lambda delivers in no order`);
  for (const name of Object.keys(variables).filter((key) => !/^[A-Za-z][A-Za-z0-9_]*$/.test(key))) {
    invalid(`'variables' must have names of letters, digits and underscores, got '${name}'`);
  }
  return [...problems, ...imageProblems(props)];
}

function imageProblems({ runtime, handler }: FunctionServiceProps): Problem[] {
  if (handler === undefined || handler === Handler.FROM_IMAGE || !isImage({ runtime })) return [];
  const message = `'handler' must be left out for a container image, got '${handler}'; the image says what it runs`;
  return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
}

/** What is left out or not known yet has no seconds. */
function secondsOf(duration: Duration | undefined): number | undefined {
  return duration && !duration.isUnresolved() ? duration.toSeconds({ integral: false }) : undefined;
}

/** What is left out or not known yet has no bounds to break. */
function isWholeNumber(value: number | undefined, least: number, most = Infinity): boolean {
  return value === undefined || Token.isUnresolved(value) || (Number.isInteger(value) && value >= least && value <= most);
}

import { Token } from 'aws-cdk-lib';
import { ErrorCode, Problem } from './errors';

/** Whose an environment is, and what it is for. Tags, records and budgets are made from it. */
export interface EnvironmentIdentity {
  /** The application that runs in the environment. */
  readonly application: string;

  /** The name of the environment, unique in its account and region. */
  readonly environmentName: string;

  /** The team that answers for it. */
  readonly owner: string;

  /** Who pays for it. */
  readonly costCenter: string;
}

/**
 * What keeps a word from standing in tags, names and addresses: letters, digits and `. _ : / = + - @`, at most 128 of them.
 *
 * @internal
 */
export function identityProblems(prop: string, value: string | undefined): Problem[] {
  if (value === undefined || value.trim() === '') {
    return [{ code: ErrorCode.MISSING_VALUE, message: `'${prop}' must be given, got ${JSON.stringify(value)}` }];
  }
  if (Token.isUnresolved(value)) {
    const message = `'${prop}' must be known at synthesis, got a token; tags and names are made from it, so write the text itself`;
    return [{ code: ErrorCode.UNRESOLVED_TOKEN, message }];
  }
  if (!/^[\w.:/=+@-]{1,128}$/.test(value)) {
    const message = `'${prop}' must be 1 to 128 letters, digits or . _ : / = + - @, got ${JSON.stringify(value)}`;
    return [{ code: ErrorCode.INVALID_VALUE, message }];
  }
  return [];
}

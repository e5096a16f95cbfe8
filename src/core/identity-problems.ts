import { Token } from 'aws-cdk-lib';
import { ErrorCode, Problem } from './errors';

/** What keeps a word from standing in tags, names and addresses: letters, digits and `. _ : / = + - @`, at most 128 of them. */
export function identityProblems(prop: string, value: string | undefined): Problem[] {
  if (value === undefined || value.trim() === '') {
    return [{ code: ErrorCode.MISSING_VALUE, message: `'${prop}' must be given, got ${JSON.stringify(value)}` }];
  }
  if (Token.isUnresolved(value)) {
    return [unresolvedProblem(prop, 'tags and names are made from it, so write the text itself')];
  }
  if (!/^[\w.:/=+@-]{1,128}$/.test(value)) {
    const message = `'${prop}' must be 1 to 128 letters, digits or . _ : / = + - @, got ${JSON.stringify(value)}`;
    return [{ code: ErrorCode.INVALID_VALUE, message }];
  }
  return [];
}

/** A value that must be known at synthesis, and is not. */
export function unresolvedProblem(prop: string, advice: string): Problem {
  return { code: ErrorCode.UNRESOLVED_TOKEN, message: `'${prop}' must be known at synthesis, got a token; ${advice}` };
}

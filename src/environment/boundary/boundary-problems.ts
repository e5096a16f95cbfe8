import { Token } from 'aws-cdk-lib';
import { ErrorCode, Problem } from '../../core/errors';
import { unresolvedProblem } from '../../core/identity-problems';

/** A path, which begins and ends with a slash in IAM and is written without the first one, and a name of at most 128 characters. */
const NAME = /^([\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,128}$/;
const ARN = /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/([\x21-\x7e]{1,510}\/)?[\w+=,.@-]{1,128}$/;

/**
 * What keeps a text from being the permissions boundary of an environment.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
 */
export function boundaryProblems(boundary: string | undefined, account: string | undefined): Problem[] {
  if (boundary === undefined) return [];
  if (Token.isUnresolved(boundary)) return [unresolvedProblem('permissionsBoundary', 'every role is given it, so write the name of the policy itself')];
  const [, owner] = ARN.exec(boundary) ?? [];
  if (owner === undefined && (boundary.startsWith('arn:') || boundary.startsWith('/') || !NAME.test(boundary))) {
    const message = "'permissionsBoundary' must be the name of a managed policy of the account, with its path where it has one, such as "
      + `'developers' or 'teams/developers', or an ARN, got ${JSON.stringify(boundary)}`;
    return [{ code: ErrorCode.INVALID_VALUE, message }];
  }
  if (owner === undefined || owner === 'aws' || account === undefined || owner === account) return [];
  const message = `'permissionsBoundary' must lie in the account of the environment, ${account}, got one of ${owner}; IAM takes no policy of another account`;
  return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
}

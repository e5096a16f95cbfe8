import { Token } from 'aws-cdk-lib';
import { CentralKey } from './central-key';
import { DataClassification } from '../../core/data-classification';
import { ErrorCode, Problem } from '../../core/errors';

/** What keeps keys that were brought from serving an environment in a region. */
export function centralKeyProblems(keys: CentralKey[], region: string | undefined): Problem[] {
  if (keys.length === 0) return [{ code: ErrorCode.MISSING_VALUE, message: "'keys' must have a central key, got none; bring one, or use EnvironmentKeys.own()" }];
  return [...keys.flatMap(({ keyArn }) => arnProblems(keyArn, region)), ...rivalProblems(keys)];
}

function arnProblems(arn: string, region: string | undefined): Problem[] {
  if (Token.isUnresolved(arn)) return [];
  const [, regionOfKey] = /^arn:[a-z0-9-]+:kms:([a-z0-9-]+):\d{12}:key\/[A-Za-z0-9-]+$/.exec(arn) ?? [];
  if (regionOfKey === undefined) {
    const message = `'keyArn' must be the ARN of a key, such as arn:aws:kms:eu-west-1:111111111111:key/<id>, got ${JSON.stringify(arn)}; `
      + 'an alias can be moved to another key, so it does not do';
    return [{ code: ErrorCode.INVALID_VALUE, message }];
  }
  if (region === undefined || region === regionOfKey) return [];
  const message = `'keyArn' must name a key in the region of the environment, ${region}, got one in ${regionOfKey}; bring a replica of it there`;
  return [{ code: ErrorCode.OTHER_ACCOUNT_OR_REGION, message }];
}

/** Two keys for the same data. */
function rivalProblems(keys: CentralKey[]): Problem[] {
  const problem = (data: string) => {
    const message = `'classifications' must name ${data} at one key, got several; take it away from all of them but one`;
    return { code: ErrorCode.CONTRADICTING_PROPS, message };
  };
  const rivals = DataClassification._all().filter((data) => keys.filter(({ classifications }) => classifications?.includes(data)).length > 1);
  const leftOut = keys.filter(({ classifications }) => classifications === undefined).length;
  return [...rivals.map((data) => problem(`${data} data`)), ...leftOut > 1 ? [problem('all other data, by being left out,')] : []];
}

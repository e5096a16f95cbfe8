import { Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { IAppEnvironment } from './app-environment';
import { ErrorCode, Problem } from './errors';

/**
 * The stack a construct lies in, or nothing when it lies in none.
 *
 * @internal
 */
export function stackAround(construct: IConstruct): Stack | undefined {
  return [...construct.node.scopes].reverse().find((scope) => Stack.isStack(scope)) as Stack | undefined;
}

/**
 * What is wrong with a construct lying in another account or region than its environment.
 *
 * Says nothing about what is not known at synthesis on both sides.
 *
 * @internal
 */
export function placementProblems(construct: IConstruct, environment: IAppEnvironment): Problem[] {
  const stack = stackAround(construct);
  if (stack === undefined) return [];
  return [
    ...differing('account', stack, stack.account, environment, environment.account),
    ...differing('region', stack, stack.region, environment, environment.region),
  ];
}

/**
 * The account or region, or nothing when it is not known at synthesis.
 *
 * @internal
 */
export function ifKnown(value: string | undefined): string | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

function differing(what: string, stack: Stack, ofStack: string, environment: IAppEnvironment, ofEnvironment: string | undefined): Problem[] {
  const [here, there] = [ifKnown(ofStack), ifKnown(ofEnvironment)];
  if (here === undefined || there === undefined || here === there) return [];
  const message = `'environment' ${environment.identity.environmentName} lies in ${what} ${there}, got the stack '${stack.node.path}' in ${here}; `
    + `create the component in a stack of that ${what}, or give it an environment of its own ${what}`;
  return [{ code: ErrorCode.OTHER_ACCOUNT_OR_REGION, message }];
}

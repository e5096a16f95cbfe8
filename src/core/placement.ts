import { Stack, Stage, Token } from 'aws-cdk-lib';
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
 * The stage a construct lies in, or is; the app is one.
 *
 * @internal
 */
export function stageAround(construct: IConstruct): Stage | undefined {
  return Stage.isStage(construct) ? construct : Stage.of(construct);
}

/**
 * The account or region, or nothing when it is not known at synthesis.
 *
 * @internal
 */
export function ifKnown(value: string | undefined): string | undefined {
  return Token.isUnresolved(value) ? undefined : value;
}

/**
 * What keeps a construct from using an environment: its stack lies in another stage, account or region.
 *
 * One that is known and one that is not are two: the stack without an `env` may be deployed anywhere, and the CDK
 * refers from neither to the other.
 *
 * @internal
 */
export function placementProblems(construct: IConstruct, environment: IAppEnvironment): Problem[] {
  const stack = stackAround(construct);
  if (stack === undefined) return [];
  if (Stage.of(stack) !== Stage.of(environment)) {
    const message = `the stack '${stack.node.path}' must lie in the stage of the environment '${environment.identity.environmentName}', `
      + `got another one; nothing connects stages, so create the environment in the stage (${environment.node.path} is not)`;
    return [{ code: ErrorCode.OTHER_STAGE, message }];
  }
  return (['account', 'region'] as const).flatMap((what) => {
    const [here, there] = [ifKnown(stack[what]), ifKnown(environment[what])];
    if (here === there) return [];
    const message = `the stack '${stack.node.path}' must lie in the ${what} of the environment '${environment.identity.environmentName}', `
      + `got ${here ?? 'any'} instead of ${there ?? 'any'}; give both the same 'env', or leave it out of both`;
    return [{ code: ErrorCode.OTHER_ACCOUNT_OR_REGION, message }];
  });
}

import { Stack, Token } from 'aws-cdk-lib';
import { IAppEnvironment } from '../../core/app-environment';
import { ErrorCode, Problem } from '../../core/errors';

const demanding = new WeakSet<IAppEnvironment>();

/**
 * Refuses components in stacks that are not named after their environment. For environments that the same program makes again and again,
 * one for each person or change: without it the second one would take over the stacks of the first.
 */
export function demandOwnStackNames(environment: IAppEnvironment): void {
  demanding.add(environment);
}

/** What is wrong with the stack of something that is to live in an environment. */
export function ownStackNameProblems(stack: Stack, environment: IAppEnvironment): Problem[] {
  return demanding.has(environment) ? stackNameProblems(stack, environment.identity.environmentName) : [];
}

/** What is wrong with the name of a stack that has to have the name of an environment in it, as words of its own. */
export function stackNameProblems({ stackName }: Stack, environmentName: string): Problem[] {
  const words = (name: string) => `-${name}-`;
  if (Token.isUnresolved(stackName) || words(stackName).includes(words(environmentName))) return [];
  const message = `the name of the stack must contain '${environmentName}', got '${stackName}', which everybody else's has too; `
    + 'name it with environment.nameOf(...)';
  return [{ code: ErrorCode.SHARED_STACK_NAME, message }];
}

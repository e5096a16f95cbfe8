import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ownStack } from './own-stack';
import { IAppEnvironment } from '../core/app-environment';
import { stackAround } from '../core/placement';
import { settle } from '../governance/scope/composition';

const ID = 'Shared';

/** Where things lie that all applications of an environment share; made when it is first used. */
export function sharedScope(environment: IAppEnvironment & Construct): Construct {
  return (environment.node.tryFindChild(ID) as Construct | undefined) ?? defineScope(environment);
}

function defineScope(environment: IAppEnvironment & Construct): Construct {
  if (stackAround(environment) !== undefined) return new Construct(environment, ID);
  const { identity: { environmentName } } = environment;
  const stack = new Stack(environment, ID, ownStack(environment, `${environmentName}-shared`, `what the applications of the environment ${environmentName} share`));
  settle(stack, environment);
  return stack;
}

import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { IAppEnvironment } from '../core/app-environment';
import { stackAround } from '../core/placement';
import { settle } from '../governance/composition';

const ID = 'Shared';

/** Where things lie that all applications of an environment share; made when it is first used. */
export function sharedScope(environment: IAppEnvironment & Construct): Construct {
  return (environment.node.tryFindChild(ID) as Construct | undefined) ?? defineScope(environment);
}

function defineScope(environment: IAppEnvironment & Construct): Construct {
  if (stackAround(environment) !== undefined) return new Construct(environment, ID);
  const { account, region, tier, identity: { environmentName } } = environment;
  const stack = new Stack(environment, ID, {
    env: { account, region },
    stackName: `${environmentName}-shared`,
    description: `what the applications of the environment ${environmentName} share`,
    terminationProtection: tier.terminationProtection,
  });
  settle(stack, environment);
  return stack;
}

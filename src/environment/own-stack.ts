import { StackProps } from 'aws-cdk-lib';
import { IAppEnvironment } from '../core/app-environment';

/** A stack that an environment makes itself: where the environment lies, and protected as its tier says. */
export function ownStack({ account, region, tier }: IAppEnvironment, stackName: string, description: string): StackProps {
  return { env: { account, region }, stackName, description, terminationProtection: tier.terminationProtection };
}

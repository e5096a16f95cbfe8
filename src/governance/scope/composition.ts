import { Stack } from 'aws-cdk-lib';
import { IAppEnvironment } from '../../core/app-environment';
import { Namesakes } from '../../private/namesakes';

const residents = new WeakMap<Stack, IAppEnvironment>();
const names = new Namesakes<IAppEnvironment>();

/** The environment that a stack belongs to: that of the first component in it. */
export function environmentOf(stack: Stack): IAppEnvironment | undefined {
  return residents.get(stack);
}

/** Makes a stack belong to an environment. */
export function settle(stack: Stack, environment: IAppEnvironment): void {
  residents.set(stack, environment);
}

/** The names of the components of an environment, with their construct paths. */
export function componentNames(environment: IAppEnvironment): Map<string, string> {
  return names.in(environment);
}

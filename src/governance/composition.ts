import { Stack } from 'aws-cdk-lib';
import { IAppEnvironment } from '../core/app-environment';

const residents = new WeakMap<Stack, IAppEnvironment>();
const names = new WeakMap<IAppEnvironment, Map<string, string>>();

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
  const known = names.get(environment) ?? new Map<string, string>();
  names.set(environment, known);
  return known;
}

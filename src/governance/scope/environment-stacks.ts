import { Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { environmentOf } from './composition';
import { governedScopeAround, topStackOf } from './governed-scope';
import { IAppEnvironment } from '../../core/app-environment';

/**
 * The environment that a stack belongs to: that of the components in it, or in the stack that it is nested in, else that of the component or
 * environment that it lies below.
 */
export function environmentOfStack(stack: Stack): IConstruct | undefined {
  const around = governedScopeAround(stack);
  return environmentOf(topStackOf(stack)) ?? (around?.component ? environmentOf(topStackOf(around.construct)) : around?.construct);
}

/** The stacks that belong to an environment. Nested stacks count with the stack that they are nested in. */
export function stacksOf(environment: IAppEnvironment): Stack[] {
  const stage = Stage.of(environment) ?? environment.node.root;
  const all = stage.node.findAll().filter((construct) => Stack.isStack(construct) && !construct.nested) as Stack[];
  return all.filter((stack) => environmentOfStack(stack) === environment);
}

/**
 * The same in the order in which they are deleted: a stack that depends on another one goes before it, otherwise they go by their names,
 * and the one with the core goes last.
 */
export function stacksToDelete(environment: IAppEnvironment): Stack[] {
  const core = environment.node.tryFindChild('Core');
  const last = core && topStackOf(core);
  const left = new Set(stacksOf(environment).filter((stack) => stack !== last).sort((a, b) => a.stackName < b.stackName ? -1 : 1));
  const ordered: Stack[] = [];
  while (left.size > 0) {
    const needed = new Set([...left].flatMap((stack) => stack.dependencies.map(topStackOf).filter((other) => other !== stack)));
    const next = [...left].find((stack) => !needed.has(stack))!;
    left.delete(next);
    ordered.push(next);
  }
  return last ? [...ordered, last] : ordered;
}

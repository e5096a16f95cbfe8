import { readFileSync } from 'fs';
import { join } from 'path';
import { App, CfnCondition, CfnElement, CfnParameter, CfnResource, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import { LINKS, ODD_PARTS, Part, PARTS, Shared } from './parts';
import { newApp } from '../governance/apps';

/** How a part is written down; what it comes to in the template is the same. */
export type Writing = 'plainly' | 'with every property overridden by itself' | 'as another, overridden to be this' | 'as a generic resource';

/** A part of an app. */
export interface PlannedPart {
  readonly part: string;
  readonly chosen: readonly string[];
  readonly written: Writing;
  /** What is chosen before it is overridden. */
  readonly before: readonly string[];
}

/** A stack of an app. */
export interface PlannedStack {
  readonly nested: boolean;
  readonly parts: readonly PlannedPart[];
  /** How it uses what the first stack shares. */
  readonly links: readonly string[];
}

/** What an app is put together from. */
export interface Plan {
  readonly inStage: boolean;
  readonly stacks: readonly PlannedStack[];
}

/** Which kinds of apps are generated. */
export interface PlanOptions {
  /** Whether parts may be written otherwise than plainly. */
  readonly bent?: boolean;
  /** Whether there may be parts that the CDK makes of odd resources. */
  readonly odd?: boolean;
  /** Whether stacks may use what another one shares. */
  readonly linked?: boolean;
}

/** Random apps of 3 to 30 parts in one to three stacks. */
export function plans({ bent = false, odd = false, linked = false }: PlanOptions): fc.Arbitrary<Plan> {
  const names = Object.keys({ ...PARTS, ...odd ? ODD_PARTS : {} });
  const part = fc.constantFrom(...names).chain((name) => fc.record<PlannedPart>({
    part: fc.constant(name),
    chosen: fc.subarray([...partNamed(name).choices]),
    written: bent ? fc.constantFrom(...writingsOf(partNamed(name))) : fc.constant('plainly'),
    before: bent ? fc.subarray([...partNamed(name).choices]) : fc.constant([]),
  }));
  const stack = fc.record<PlannedStack>({
    nested: fc.boolean(),
    parts: fc.array(part, { minLength: 3, maxLength: 10, size: 'max' }),
    links: linked ? fc.subarray(Object.keys(LINKS)) : fc.constant([]),
  });
  return fc.record({ inStage: fc.boolean(), stacks: fc.array(stack, { minLength: linked ? 2 : 1, maxLength: 3, size: 'max' }) });
}

/** What templates say of each resource, by construct path. */
export type Definitions = ReadonlyMap<string, { readonly Type: string; readonly Properties?: Record<string, unknown> }>;

/**
 * Synthesizes an app.
 *
 * @param straight the definitions of the same app when it is written plainly; everything is written plainly when left out
 */
export function synthesized(plan: Plan, straight?: Definitions): App {
  const app = newApp();
  const home = plan.inStage ? new Stage(app, 'Stage') : app;
  let shared: Shared | undefined;
  plan.stacks.forEach(({ nested, parts, links }, number) => {
    const outer = new Stack(home, `Stack${number}`);
    const stack = nested ? new NestedStack(outer, 'Nested') : outer;
    for (const link of links) {
      if (shared) LINKS[link](stack, shared);
    }
    if (number === 0 && plan.stacks.some((other) => other.links.length > 0)) shared = new Shared(stack, 'Shared');
    parts.forEach((part, index) => define(stack, `${part.part}${index}`, part, straight));
  });
  app.synth();
  return app;
}

/** A resource that a condition decides on: what it is then, and what it is otherwise. */
export interface PlannedDecision {
  readonly part: string;
  readonly whenTrue: readonly string[];
  readonly whenFalse: readonly string[];
}

/** Random resources that a condition decides on. */
export const decisions: fc.Arbitrary<PlannedDecision> = fc.constantFrom(...Object.keys(PARTS).filter((name) => PARTS[name].isL1))
  .chain((part) => {
    const some = fc.subarray([...PARTS[part].choices]);
    return fc.record({ part: fc.constant(part), whenTrue: some, whenFalse: some });
  });

/** Synthesizes an app with the one, one with the other, and one in which a condition decides. */
export function decided({ part, whenTrue, whenFalse }: PlannedDecision): { readonly sides: App[]; readonly both: App } {
  const sides = [whenTrue, whenFalse].map((chosen) => synthesizedStack((stack) => PARTS[part].define(stack, 'Resource', chosen)));
  const [one, other] = sides.map((app) => definitionsOf(app).get('Stack/Resource')!);
  const names = Object.keys({ ...one.Properties, ...other.Properties });
  const properties = Object.fromEntries(names.map((name) => {
    const [held, otherwise] = [one, other].map((definition) => definition.Properties?.[name] ?? { Ref: 'AWS::NoValue' });
    return [name, JSON.stringify(held) === JSON.stringify(otherwise) ? held : { 'Fn::If': ['Condition', held, otherwise] }];
  }));
  const both = synthesizedStack((stack) => {
    const value = new CfnParameter(stack, 'Switch').valueAsString;
    new CfnCondition(stack, 'Condition', { expression: Fn.conditionEquals(value, 'on') });
    new CfnResource(stack, 'Resource', { type: one.Type, properties });
  });
  return { sides, both };
}

function synthesizedStack(compose: (stack: Stack) => void): App {
  const app = newApp();
  compose(new Stack(app, 'Stack'));
  app.synth();
  return app;
}

/** What the templates of a synthesized app say, by stack. */
export function templatesOf(app: App): Record<string, unknown> {
  return Object.fromEntries(stacksOf(app).map((stack) => [stack.node.path, templateOf(stack)]));
}

/** What the templates of a synthesized app say of each construct. */
export function definitionsOf(app: App): Definitions {
  return new Map(stacksOf(app).flatMap((stack) => {
    const { Resources = {} } = templateOf(stack);
    return stack.node.findAll()
      .filter((construct): construct is CfnResource => CfnResource.isCfnResource(construct) && construct.stack === stack)
      .map((resource) => [resource.node.path, Resources[stack.resolve(resource.logicalId) as string]] as const)
      .filter(([, definition]) => definition !== undefined);
  }));
}

/** What an element of a template adds to it. */
export function fragmentOf(element: CfnElement): unknown {
  return element.stack.resolve((element as unknown as { _toCloudFormation(): unknown })._toCloudFormation());
}

function stacksOf(app: App): Stack[] {
  return app.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));
}

function templateOf(stack: Stack): { Resources?: Record<string, { Type: string; Properties?: Record<string, unknown> }> } {
  return JSON.parse(readFileSync(join(Stage.of(stack)!.outdir, stack.templateFile), 'utf8'));
}

function partNamed(name: string): Part {
  return PARTS[name] ?? ODD_PARTS[name];
}

function writingsOf({ isL1 }: Part): Writing[] {
  return ['plainly', 'with every property overridden by itself', ...isL1 ? ['as another, overridden to be this', 'as a generic resource'] as const : []];
}

function define(scope: Construct, id: string, { part, chosen, written, before }: PlannedPart, straight: Definitions | undefined): void {
  const plain = partNamed(part);
  const { Type: type, Properties: properties = {} } = straight?.get(`${scope.node.path}/${id}`) ?? {};
  if (straight && written === 'as a generic resource') {
    new CfnResource(scope, id, { type: type!, properties });
  } else if (straight && written === 'as another, overridden to be this') {
    bend(plain.define(scope, id, before) as CfnResource, properties);
  } else {
    const defined = plain.define(scope, id, chosen);
    if (straight && written !== 'plainly') defined.node.findAll().forEach((construct) => repeat(construct, straight));
  }
}

/** Overrides every property by what it is anyway. */
function repeat(construct: object, straight: Definitions): void {
  if (!CfnResource.isCfnResource(construct)) return;
  for (const [name, value] of Object.entries(straight.get(construct.node.path)?.Properties ?? {})) construct.addPropertyOverride(name, value);
}

/** Overrides what differs from the properties that it shall have. */
function bend(resource: CfnResource, properties: Record<string, unknown>): void {
  const { Resources } = fragmentOf(resource) as { Resources: Record<string, { Properties?: Record<string, unknown> }> };
  const [{ Properties: before = {} }] = Object.values(Resources);
  bendObject(resource, [], before, properties);
}

function bendObject(resource: CfnResource, at: readonly string[], before: Record<string, unknown>, after: Record<string, unknown>): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const path = [...at, key.replace(/\./g, '\\.')];
    const [one, other] = [before[key], after[key]];
    if (other === undefined) resource.addPropertyDeletionOverride(path.join('.'));
    else if (isObject(one) && isObject(other)) bendObject(resource, path, one, other);
    else if (JSON.stringify(one) !== JSON.stringify(other)) resource.addPropertyOverride(path.join('.'), other);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}

import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { AlarmOptOut } from '../../core/alarm-opt-out';
import { stackAround } from '../../core/placement';
import { Responsibility } from '../../core/responsibility';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { ContractEntry, EndEntry, NetworkEntry } from '../../evidence/record/record';
import { PolicyPlace } from '../../policy/decision/layers/layer-place';
import { TagKey } from '../../tagging/tag-keys';
import { Objective } from '../statements/objective';
import { Parameter } from '../statements/parameter';
import { Proposal } from '../statements/proposal';
import { ProposedException } from '../statements/proposed-exception';
import { StatedFact } from '../statements/stated-fact';

/** What governance knows about a construct under which it enforces. */
export interface GovernedScope {
  /** The construct that was marked. */
  readonly construct: IConstruct;
  /** The tags of everything below, by key of the tag schema. */
  readonly identity: Readonly<Record<string, string>>;
  /** What kind of environment it is, or lies in. */
  readonly tier: EnvironmentTier;
  /**
   * What a component says about itself.
   *
   * @default - the scope is an environment
   */
  readonly component?: GovernedComponentFacts;
  /** Who does what about it. */
  readonly responsibilities: readonly Responsibility[];
  /** Exceptions that were proposed for resources below. */
  readonly proposals: Proposal[];
  /** What was stated about resources below. */
  readonly facts: StatedFact[];
  /** What has a range here. */
  readonly parameters: Parameter[];
  /** What is to be achieved here, and what it rests on. */
  readonly objectives: Objective[];
  /**
   * The parts of an environment's core, each with the paths of those who asked for it.
   *
   * @default - the scope is a component
   */
  readonly parts?: () => Readonly<Record<string, readonly string[]>>;
  /**
   * What those parts cost to have, in words, as far as that is known.
   *
   * @default - the scope is a component
   */
  readonly costs?: () => Readonly<Record<string, string>>;
  /**
   * The network of an environment, once it has one.
   *
   * @default - the scope is a component
   */
  readonly network?: () => NetworkEntry | undefined;
  /**
   * The managed policy that no role and no user of an environment may exceed: its name, or its ARN.
   *
   * @default - there is none, or the scope is a component
   */
  readonly permissionsBoundary?: string;
  /**
   * When an environment ends, if it does.
   *
   * @default - the scope is a component
   */
  readonly end?: () => Pick<EndEntry, 'afterDays' | 'on'> | undefined;
  /**
   * How an environment is shared.
   *
   * @default - it is not, or the scope is a component
   */
  readonly contract?: ContractEntry;
}

/** What a component says about itself. */
export interface GovernedComponentFacts {
  /** What it is called, unique in its environment. */
  readonly name: string;
  /** The type, with the library that it comes from. */
  readonly type: string;
  /** The version of that library. */
  readonly version: string;
  /** The ids of the rules that it promises to keep. */
  readonly promises: readonly string[];
  /** The alarms that it does not raise. */
  readonly withoutAlarms: readonly AlarmOptOut[];
}

const MARK = Symbol.for('cdk-paved-road.governed-scope');

/** Marks a construct, so that governance enforces below it. */
export function markGoverned(scope: GovernedScope): void {
  Object.defineProperty(scope.construct, MARK, { value: scope });
}

/** What a construct was marked with itself. */
export function markOf(construct: IConstruct): GovernedScope | undefined {
  return (construct as { [MARK]?: GovernedScope })[MARK];
}

/** Whether an app has a governed component or environment at all. */
export function hasGovernedScopes(app: IConstruct): boolean {
  return app.node.findAll().some((construct) => markOf(construct) !== undefined);
}

/** The nearest governed scope around a construct, itself included. */
export function governedScopeAround(construct: IConstruct): GovernedScope | undefined {
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    const mark = markOf(at);
    if (mark) return mark;
  }
  return undefined;
}

/** Proposes an exception on behalf of the governed scope that the resource lies in: this library's own, which count. */
export function proposeOnBehalf(exception: ProposedException & Pick<Proposal, 'sameAs'>): void {
  const scope = governedScopeAround(exception.resource)!;
  scope.proposals.push({ ...exception, component: scope.construct.node.path, trusted: true });
}

/** Takes back what was proposed for a resource that keeps the rule after all. */
export function withdrawOnBehalf(rule: string, resource: IConstruct): void {
  const { proposals } = governedScopeAround(resource)!;
  proposals.splice(0, proposals.length, ...proposals.filter((proposal) => proposal.rule !== rule || proposal.resource !== resource));
}

/** Declares what has a range in a governed scope. */
export function declareParameters(scope: IConstruct, parameters: readonly Parameter[]): void {
  markOf(scope)!.parameters.push(...parameters);
}

/** Declares what a governed scope is to achieve. */
export function declareObjectives(scope: IConstruct, objectives: readonly Objective[]): void {
  markOf(scope)!.objectives.push(...objectives);
}

/** The type of a component or environment, with the library that it comes from. */
export function typeOf({ component }: GovernedScope): string {
  return component?.type ?? 'cdk-paved-road.AppEnvironment';
}

/** The class of a component or environment, without the library that it comes from. */
export function classNameOf(scope: GovernedScope): string {
  const type = typeOf(scope);
  return type.slice(type.lastIndexOf('.') + 1);
}

/** Where a governed scope is, as policies know places; nowhere in particular outside of all. */
export function placeOf(scope: GovernedScope | undefined): PolicyPlace {
  if (!scope) return {};
  const { [TagKey.APPLICATION]: application, [TagKey.ENVIRONMENT]: environment, [TagKey.TIER]: tier } = scope.identity;
  return { application, environment, tier, component: scope.component?.name };
}

/** The stack around a construct that is nested in no other; nothing where there is none. */
export function topStackAround(construct: IConstruct): Stack | undefined {
  const stack = stackAround(construct);
  return stack && topStackOf(stack);
}

/** The stack that a nested stack is nested in, or the stack itself. */
export function topStackOf(scope: IConstruct): Stack {
  const stack = Stack.of(scope);
  return stack.nestedStackParent ? topStackOf(stack.nestedStackParent) : stack;
}

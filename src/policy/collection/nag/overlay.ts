import { CfnResource, Lazy } from 'aws-cdk-lib';
import { ConstructOrder } from 'constructs';
import { GuardedResolve } from './guarded-resolve';
import { hasL1Class, l1ClassOf, nagsCopyOfCdk } from './l1-classes';
import { Neighbourhood } from './neighbourhood';
import { TwinFactory } from './twin';
import { Assumption, branchesOf, presence } from '../../template/conditions';
import { ReferenceGraph } from '../../template/references';
import { CDK_METADATA, RenderedDefinition, RenderedResource, RenderedStack } from '../../template/rendered';
import { RenderedApp } from '../../template/rendered-app';

/** What rules are shown of a resource in one branch of its conditions. */
export interface StandIn {
  /** The construct that rules see. */
  readonly object: CfnResource;
  /** What is assumed about conditions. */
  readonly assumptions: readonly Assumption[];
}

/**
 * The construct tree as the rendered templates have it.
 *
 * While it lies over the tree, whoever asks a stack for its constructs or to resolve a value gets the rendered truth: twins
 * for resources whose construct and template may differ, and resources of other stacks that refer to one of its own.
 * A resource whose construct tells the truth stands for itself.
 */
export class Overlay {
  private readonly graph: ReferenceGraph;
  private readonly neighbours = new Map<RenderedResource, CfnResource>();
  private readonly neighbourhoods = new Map<RenderedStack, Map<string, Neighbourhood>>();
  private readonly conditionalTypes = new Map<RenderedStack, ReadonlyMap<string, ReadonlySet<string>>>();
  private readonly resolvers = new Map<RenderedStack, GuardedResolve>();
  private readonly constructs = new Map<object, RenderedResource>();
  private twins?: TwinFactory;
  private shown?: ReadonlySet<string>;
  private assumed?: { readonly stack: RenderedStack; readonly assumptions: readonly Assumption[] };

  constructor(private readonly app: RenderedApp) {
    this.graph = ReferenceGraph.of(app);
    for (const resource of app.resources) {
      if (resource.construct) this.constructs.set(resource.construct, resource);
    }
  }

  /** Lays the overlay over the tree for as long as something runs. */
  public during(run: () => void): void {
    quietly(() => asOneResolution(this.app, () => {
      const lifts = this.app.stacks.flatMap((stack) => this.layOver(stack));
      try {
        run();
      } finally {
        lifts.forEach((lift) => lift());
      }
    }));
  }

  /** Forgets what was resolved and found so far; it is found again when somebody asks. */
  public forget(): void {
    this.resolvers.clear();
    this.conditionalTypes.clear();
    this.neighbourhoods.clear();
    this.neighbours.clear();
  }

  /** Narrows what stacks answer when they are asked for their constructs to resources of some types; to nothing when left out. */
  public showOnly(types?: ReadonlySet<string>): void {
    this.shown = types;
  }

  /**
   * Narrows it further, to resources that are deployed together with one of their stack when conditions hold or do not.
   *
   * @param beside the resource whose neighbours are asked for
   * @param assumptions what is assumed about conditions of its template
   */
  public assume({ definition, stack }: RenderedResource, assumptions: readonly Assumption[]): void {
    const conditional = this.conditionalTypesIn(stack);
    const hangsOn = typeof definition.Condition === 'string' ? definition.Condition : undefined;
    if (conditional.size === 0 && hangsOn === undefined) {
      this.assumed = undefined;
      return;
    }
    const own = hangsOn === undefined ? [] : [{ condition: hangsOn, holds: true }];
    this.assumed = { stack, assumptions: [...assumptions.filter(({ condition }) => conditional.has(condition)), ...own] };
  }

  /** The conditions, undecided before the deployment and not its own, on which it hangs whether a resource has neighbours of some types. */
  public conditionsBeside({ definition, stack }: RenderedResource, types?: ReadonlySet<string>): string[] {
    const conditional = this.conditionalTypesIn(stack);
    if (conditional.size === 0) return [];
    return [...conditional].flatMap(([condition, there]) =>
      condition !== definition.Condition && (!types || [...types].some((type) => there.has(type))) ? [condition] : []);
  }

  /**
   * What rules are shown in place of a resource: one stand-in for each branch of the conditions that its properties hang on.
   * Throws with the reason where there is none.
   */
  public standInsFor(resource: RenderedResource): StandIn[] {
    const branches = branchesOf(resource.definition, resource.stack);
    if (branches === undefined) throw new Error('its properties hang on too many conditions');
    // A resource that is in no deployment has no branch; it is looked at as it stands.
    const looked = branches.length > 0 ? branches : [{ definition: resource.definition, assumptions: [] }];
    return looked.map(({ definition, assumptions }) => ({
      object: definition === resource.definition ? this.neighbour(resource) : this.twin(resource, definition),
      assumptions,
    }));
  }

  /** What rules are shown of a resource with other properties than the template has. */
  public twin(resource: RenderedResource, definition: RenderedDefinition, into: RenderedStack = resource.stack): CfnResource {
    this.twins ??= new TwinFactory();
    const { stack } = into;
    const twin = this.twins.make(resource.view.place.logicalId, this.graph.localised(definition, resource.stack, into) as RenderedDefinition);
    return Object.create(twin, {
      node: { value: resource.construct?.node ?? twin.node },
      stack: { value: stack },
      [MY_STACK]: { value: stack },
    }) as CfnResource;
  }

  /** What other resources see of a resource: itself, or its twin where construct and template may differ. */
  private neighbour(resource: RenderedResource): CfnResource {
    let seen = this.neighbours.get(resource);
    if (!seen) {
      seen = this.tellsTruth(resource) ? resource.construct! : this.twin(resource, resource.definition);
      this.neighbours.set(resource, seen);
    }
    return seen;
  }

  private tellsTruth({ construct, definition, stack }: RenderedResource): boolean {
    if (!construct || !(construct instanceof nagsCopyOfCdk().CfnResource)) return false;
    for (const _ in (construct as unknown as { rawOverrides: object }).rawOverrides) return false;
    if (hasL1Class(definition.Type) && !(construct instanceof (l1ClassOf(definition.Type) as unknown as typeof CfnResource))) return false;
    return this.graph.localised(definition, stack) === definition;
  }

  private layOver(rendered: RenderedStack): (() => void)[] {
    const { stack } = rendered;
    const resolve = stack.resolve.bind(stack) as (value: unknown) => unknown;
    const findAll = stack.node.findAll.bind(stack.node);
    return [
      replace(stack, 'resolve', (value: unknown) => this.resolverOf(rendered, resolve).resolve(value)),
      replace(stack.node, 'findAll', (order?: ConstructOrder) => this.shown
        ? this.neighbourhoodOf(rendered).ofTypes(this.shown)
        : this.neighbourhoodOf(rendered).over(findAll(order))),
    ];
  }

  private conditionalTypesIn(stack: RenderedStack): ReadonlyMap<string, ReadonlySet<string>> {
    let types = this.conditionalTypes.get(stack);
    if (!types) this.conditionalTypes.set(stack, types = conditionalTypesOf(stack));
    return types;
  }

  private resolverOf(rendered: RenderedStack, resolve: (value: unknown) => unknown): GuardedResolve {
    let resolver = this.resolvers.get(rendered);
    if (!resolver) this.resolvers.set(rendered, resolver = new GuardedResolve(resolve));
    return resolver;
  }

  private neighbourhoodOf(rendered: RenderedStack): Neighbourhood {
    const assumptions = this.assumed?.stack === rendered ? this.assumed.assumptions : [];
    const key = assumptions.length === 0 ? '' : JSON.stringify(assumptions);
    let known = this.neighbourhoods.get(rendered);
    if (!known) this.neighbourhoods.set(rendered, known = new Map());
    let neighbourhood = known.get(key);
    if (!neighbourhood) known.set(key, neighbourhood = this.makeNeighbourhood(rendered, assumptions));
    return neighbourhood;
  }

  private makeNeighbourhood(rendered: RenderedStack, assumptions: readonly Assumption[]): Neighbourhood {
    const isThere = (resource: RenderedResource) => isDeployed(resource, resource.stack === rendered ? assumptions : []);
    const inside = this.app.stacks.filter(({ stack }) => stack === rendered.stack || stack.node.scopes.includes(rendered.stack));
    return new Neighbourhood({
      residents: inside.flatMap(({ resources }) => resources),
      strangers: this.graph.crossingsOf(rendered),
      residentOf: (construct) => this.constructs.get(construct),
      look: (resource) => isThere(resource) ? this.lookAt(resource) : [],
      lookAbroad: (resource) => isThere(resource) ? this.lookAt(resource, rendered) : [],
    });
  }

  /** A neighbour that cannot be shown is not there for the others; that it cannot be judged is said where it is judged itself. */
  private lookAt(resource: RenderedResource, from?: RenderedStack): CfnResource[] {
    try {
      return [from ? this.twin(resource, resource.definition, from) : this.neighbour(resource)];
    } catch {
      return [];
    }
  }
}

/** Where `Stack.of` remembers the stack of a construct; on the twin itself it cannot be redefined. */
const MY_STACK = Symbol.for('@aws-cdk/core.Stack.myStack');

/** Whether a resource is in the deployment when conditions of its template hold or do not; not where its own one never holds. */
function isDeployed({ definition: { Condition: condition }, stack }: RenderedResource, assumptions: readonly Assumption[]): boolean {
  if (typeof condition !== 'string') return true;
  return assumptions.find((assumption) => assumption.condition === condition)?.holds ?? presence(condition, stack) !== 'never';
}

/** The types of the resources that hang on each undecided condition. The CDK's own metadata is nobody's neighbour. */
function conditionalTypesOf(stack: RenderedStack): Map<string, Set<string>> {
  const types = new Map<string, Set<string>>();
  for (const { definition: { Condition: condition }, view: { type } } of stack.resources) {
    if (typeof condition !== 'string' || type === CDK_METADATA || presence(condition, stack) !== 'sometimes') continue;
    types.set(condition, (types.get(condition) ?? new Set()).add(type));
  }
  return types;
}

/** The CDK measures the time of each outermost resolution, which takes longer than most of them; inside of one it does not. */
function asOneResolution({ stacks: [first] }: RenderedApp, run: () => void): void {
  if (first) first.stack.resolve(Lazy.uncachedAny({ produce: run }));
}

/** A twin of a deprecated class is nobody's use of it. */
function quietly(run: () => void): void {
  const before = process.env.JSII_DEPRECATED;
  process.env.JSII_DEPRECATED = 'quiet';
  try {
    run();
  } finally {
    if (before === undefined) delete process.env.JSII_DEPRECATED;
    else process.env.JSII_DEPRECATED = before;
  }
}

/** Gives an object a member of its own, and returns what takes it away again. */
function replace<T extends object>(target: T, name: keyof T, value: unknown): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { value, configurable: true });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

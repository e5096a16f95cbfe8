import { attributeOf, intrinsicFunction } from './intrinsic-function';
import { Localiser } from './localiser';
import type { Located } from './located';
import { pseudoParameter, Resolver } from './resolver';
import { referencesIn } from './template-walk';
import { append } from '../../../private/append';
import type { RenderedResource, RenderedStack, RenderedTemplates } from '../rendered';

/**
 * One reference from a resource of one template to a resource of another.
 *
 * @internal
 */
export interface Crossing {
  readonly from: RenderedResource;
  /** What stands in the properties of the resource that refers. */
  readonly value: unknown;
  readonly to: RenderedResource;
}

/**
 * Who refers to whom in an app: within templates, and across them through exports, outputs that other stacks read, nested
 * stacks and SSM parameters.
 *
 * @internal
 */
export class ReferenceGraph {
  /** The references of an app, found out when somebody asks. */
  public static of(app: RenderedTemplates): ReferenceGraph {
    let graph = ReferenceGraph.graphs.get(app);
    if (!graph) ReferenceGraph.graphs.set(app, graph = new ReferenceGraph(app));
    return graph;
  }

  private static readonly graphs = new WeakMap<RenderedTemplates, ReferenceGraph>();

  private readonly resolver: Resolver;
  private readonly crossingsFrom = new Map<RenderedStack, readonly Crossing[]>();
  private crossingsTo?: ReadonlyMap<RenderedStack, readonly Crossing[]>;
  private readonly localReferrers = new Map<string, ReadonlyMap<string, ReadonlySet<RenderedResource>>>();

  private constructor(private readonly app: RenderedTemplates) {
    this.resolver = new Resolver(app);
  }

  /**
   * The resource that a value means: the one at the end of a reference, or the only one that a text made of parts refers to.
   *
   * @param stack the stack in whose template the value stands
   * @param value what stands there
   */
  public target(stack: RenderedStack, value: unknown): RenderedResource | undefined {
    return this.resolver.follow({ stack, value }, (end) => this.resourceAt(end));
  }

  /**
   * The value as the deployment will have it, followed through the app; nothing where that is not known.
   * Pseudo parameters are not, as a text that contains one means the same in every account and region.
   */
  public known(stack: RenderedStack, value: unknown): unknown {
    return this.resolver.known({ stack, value });
  }

  /** The value as the deployment will have it in the account and region of the stack, as far as these are given. */
  public knownInPlace(stack: RenderedStack, value: unknown): unknown {
    return this.resolver.known({ stack, value }, pseudoParameter);
  }

  /** The end of the way that begins at a value, with the stack in whose template it stands; nothing where the way is a circle. */
  public settle(stack: RenderedStack, value: unknown): Located | undefined {
    return this.resolver.settle({ stack, value });
  }

  /** The resources of a type, in the whole app, that refer to a resource anywhere in their properties. */
  public referrersOf(resource: RenderedResource, type: string): readonly RenderedResource[] {
    const referrers = new Set(this.referrersWithin(resource.stack, type).get(resource.view.place.logicalId));
    for (const { from, to } of this.crossingsInto(resource.stack)) {
      if (to === resource && from.view.type === type) referrers.add(from);
    }
    return [...referrers];
  }

  /** The references from resources of other templates into a stack, and from its resources to those of other templates. */
  public crossings(stack: RenderedStack): { readonly referrers: readonly Crossing[]; readonly targets: readonly Crossing[] } {
    return { referrers: this.crossingsInto(stack), targets: this.crossingsOutOf(stack) };
  }

  /** The resources of other templates that refer to one of a stack, or that one of the stack refers to. */
  public crossingsOf(stack: RenderedStack): RenderedResource[] {
    const { referrers, targets } = this.crossings(stack);
    return [...new Set([...referrers.map(({ from }) => from), ...targets.map(({ to }) => to)])];
  }

  /**
   * A definition with every value that means a resource of another template replaced by a `Ref` or `Fn::GetAtt` of that
   * resource; what needs no replacement is shared, and it is the same object when nothing does.
   *
   * A logical id that means another resource there gets its template as a prefix, so that nobody takes the one for the other.
   *
   * @param definition the definition of a resource
   * @param stack the stack in whose template it stands
   * @param into the stack whose logical ids it shall speak in; its own unless given
   */
  public localised(definition: object, stack: RenderedStack, into: RenderedStack = stack): object {
    if (stack === into && this.crossingsOutOf(stack).length === 0) return definition;
    return new Localiser(this.resolver, stack, into).localise(definition) as object;
  }

  private resourceAt({ stack, value }: Located): RenderedResource | undefined {
    const { name, argument } = intrinsicFunction(value) ?? {};
    if (name === 'Ref') return stack.resource(String(argument));
    if (name === 'Fn::GetAtt') return stack.resource(attributeOf(argument)[0]);
    return name === undefined || name === 'Fn::If' ? undefined : this.onlyTarget(stack, referencesIn(value).filter((part) => part !== value));
  }

  private onlyTarget(stack: RenderedStack, references: unknown[]): RenderedResource | undefined {
    const targets = new Set(references.map((reference) => this.target(stack, reference)));
    return targets.size === 1 ? [...targets][0] : undefined;
  }

  private crossingsOutOf(stack: RenderedStack): readonly Crossing[] {
    let found = this.crossingsFrom.get(stack);
    if (!found) this.crossingsFrom.set(stack, found = stack.mayReferAbroad ? this.findCrossings(stack) : []);
    return found;
  }

  private findCrossings(stack: RenderedStack): Crossing[] {
    return stack.resources.flatMap((from) => referencesIn(from.definition.Properties).flatMap((value) => {
      const to = this.target(stack, value);
      return to !== undefined && to.stack !== stack ? [{ from, value, to }] : [];
    }));
  }

  private crossingsInto(stack: RenderedStack): readonly Crossing[] {
    this.crossingsTo ??= this.crossingsByTarget();
    return this.crossingsTo.get(stack) ?? [];
  }

  private crossingsByTarget(): Map<RenderedStack, Crossing[]> {
    const found = new Map<RenderedStack, Crossing[]>();
    for (const crossing of this.app.stacks.flatMap((stack) => this.crossingsOutOf(stack))) append(found, crossing.to.stack, crossing);
    return found;
  }

  private referrersWithin(stack: RenderedStack, type: string): ReadonlyMap<string, ReadonlySet<RenderedResource>> {
    const key = `${type} in ${stack.template}`;
    let found = this.localReferrers.get(key);
    if (!found) this.localReferrers.set(key, found = this.findReferrers(stack, type));
    return found;
  }

  private findReferrers(stack: RenderedStack, type: string): Map<string, Set<RenderedResource>> {
    const found = new Map<string, Set<RenderedResource>>();
    for (const resource of stack.resources) {
      if (resource.view.type !== type) continue;
      for (const value of referencesIn(resource.definition.Properties)) {
        const logicalId = logicalIdOf(value);
        if (logicalId === undefined) continue;
        const known = found.get(logicalId);
        if (known) known.add(resource);
        else found.set(logicalId, new Set([resource]));
      }
    }
    return found;
  }
}

function logicalIdOf(reference: unknown): string | undefined {
  const { name, argument } = intrinsicFunction(reference) ?? {};
  if (name === 'Ref') return String(argument);
  return name === 'Fn::GetAtt' ? attributeOf(argument)[0] : undefined;
}

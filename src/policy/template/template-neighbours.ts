import { presence } from './conditions';
import { ReferenceGraph } from './references';
import { reasonFor } from './references/reason';
import { RenderedResource, RenderedStack } from './rendered';
import { IResourceNeighbours, ResourceView } from './resource-view';

/**
 * What the resources of a template may ask about the others of the app.
 *
 * @internal
 */
export class TemplateNeighbours implements IResourceNeighbours {
  constructor(private readonly stack: RenderedStack) {}

  /** The instant of the synthesis. */
  public get instant(): string | undefined {
    return this.stack.app.instant;
  }

  /** Those of another template speak in the logical ids of the one that is asked about. */
  public referringTo(resource: ResourceView, type: string): ResourceView[] {
    const asked = this.stack.resource(resource.place.logicalId);
    if (asked === undefined) return [];
    return this.graph.referrersOf(asked, type).flatMap((referrer) => this.seenFrom(asked, referrer));
  }

  /** A referrer that is never deployed is not there, and one that sometimes is counts for nothing that must always hold. */
  private seenFrom(asked: RenderedResource, { view, definition, stack }: RenderedResource): ResourceView[] {
    const { Condition: condition } = definition;
    const comesAlong = condition === undefined || (stack === asked.stack && condition === asked.definition.Condition);
    const there = comesAlong ? 'always' : presence(String(condition), stack);
    if (there === 'never') return [];
    const seen = stack === this.stack ? view : view._with(this.graph.localised(definition, stack, this.stack));
    return [there === 'always' ? seen : seen._conditionally()];
  }

  public meantBy(value: unknown): ResourceView | undefined {
    return this.graph.target(this.stack, value)?.view;
  }

  public known(value: unknown): unknown {
    return this.graph.known(this.stack, value);
  }

  public reasonFor(value: unknown): string {
    return reasonFor(value, Object.keys(this.stack.content.Parameters ?? {}));
  }

  private get graph(): ReferenceGraph {
    return ReferenceGraph.of(this.stack.app);
  }
}

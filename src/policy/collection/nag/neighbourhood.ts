import type { CfnResource } from 'aws-cdk-lib';
import { append } from '../../../private/append';
import { RenderedResource } from '../../template/rendered';

/** Who lives in a stack, and how they are looked at. */
export interface NeighbourhoodProps {
  /** The resources of the stack and of those nested in it. */
  readonly residents: readonly RenderedResource[];
  /** Resources of other stacks that refer to a resident, or that a resident refers to. */
  readonly strangers: readonly RenderedResource[];
  /** The resident that a construct stands for. */
  readonly residentOf: (construct: object) => RenderedResource | undefined;
  /** What is seen of a resident; nothing where it cannot be shown. */
  readonly look: (resource: RenderedResource) => CfnResource[];
  /** What is seen of a stranger; nothing where it cannot be shown. */
  readonly lookAbroad: (resource: RenderedResource) => CfnResource[];
}

/** What a rule sees that asks a stack for all its constructs. */
export class Neighbourhood {
  private readonly byType = new Map<string, RenderedResource[]>();
  private readonly strangersByType = new Map<string, RenderedResource[]>();
  private readonly answers = new Map<ReadonlySet<string>, CfnResource[]>();
  private readonly ghosts: RenderedResource[];

  constructor(private readonly props: NeighbourhoodProps) {
    for (const resource of props.residents) append(this.byType, resource.view.type, resource);
    for (const resource of props.strangers) append(this.strangersByType, resource.view.type, resource);
    this.ghosts = props.residents.filter(({ construct }) => construct === undefined);
  }

  /** The resources of some types; asked again with the same set, the answer is the same list. */
  public ofTypes(types: ReadonlySet<string>): CfnResource[] {
    let answer = this.answers.get(types);
    if (!answer) {
      const ofTypes = (index: Map<string, RenderedResource[]>) => [...types].flatMap((type) => index.get(type) ?? []);
      answer = [...ofTypes(this.byType).flatMap(this.props.look), ...ofTypes(this.strangersByType).flatMap(this.props.lookAbroad)];
      this.answers.set(types, answer);
    }
    return answer;
  }

  /** All constructs of the tree, resources as the templates have them, and whoever else is there. */
  public over(constructs: readonly object[]): object[] {
    const { residentOf, look, lookAbroad, strangers } = this.props;
    const residents = constructs.flatMap((construct) => {
      const resident = residentOf(construct);
      return resident ? look(resident) : [construct];
    });
    return [...residents, ...this.ghosts.flatMap(look), ...strangers.flatMap(lookAbroad)];
  }
}

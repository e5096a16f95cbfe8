import { NodeDraft, PictureDraft } from './picture-draft';
import { Picture } from './picture-graph';
import { Connection } from '../../core/connection/connection';
import { TagKey } from '../../tagging/tag-keys';
import { Whereabouts } from '../edition/whereabouts';
import { componentAround } from '../record/component-around';
import { ComponentEntry, EnvironmentEntry, GovernanceRecord } from '../record/record';

const OF_NOBODY = 'outside of all environments';

/** A picture of each environment, and of the stacks that belong to none, as far as there are any. */
export function pictureData(record: GovernanceRecord, whereabouts: Whereabouts): Picture[] {
  return new Pictures(record, whereabouts).all();
}

/** Puts what the record has into the picture where it belongs. */
class Pictures {
  private readonly components: ReadonlyMap<string, ComponentEntry>;
  private readonly drafts: PictureDraft[] = [];
  private readonly draftOfName = new Map<string, PictureDraft>();
  private readonly draftOfStack = new Map<string, PictureDraft>();

  constructor(record: GovernanceRecord, private readonly whereabouts: Whereabouts) {
    this.components = new Map(record.components.map((component) => [component.path, component]));
    record.environments.forEach((environment) => this.addEnvironment(environment));
    record.components.forEach((component) => this.addComponent(component));
    this.count(record);
    record.environments.forEach((environment) => this.placeInNetwork(environment));
    record.connections.forEach((connection) => this.connect(connection));
  }

  public all(): Picture[] {
    return this.drafts.map((draft) => draft.finish());
  }

  private addEnvironment(environment: EnvironmentEntry): void {
    const draft = this.add(new PictureDraft(environment.identity[TagKey.ENVIRONMENT], environment));
    environment.stacks.forEach((stack) => this.draftOfStack.set(stack, draft));
  }

  /** An environment that was written by somebody else may not be in the record; its components name it. */
  private addComponent(component: ComponentEntry): void {
    const draft = this.draftOfComponent(component);
    component.stacks.forEach((stack) => this.draftOfStack.set(stack, draft));
    draft.component(component);
  }

  private count({ resources, findings }: GovernanceRecord): void {
    const nodes = new Map<string, NodeDraft>();
    for (const resource of resources) {
      const node = this.place(resource.path, this.stackOf(resource.template), this.whereabouts.ofResource(resource).component);
      nodes.set(resource.path, node);
      node.addResource();
    }
    for (const finding of findings) {
      if (!finding.resource) continue;
      const { path, stack } = finding.resource;
      // It may be about a component as such, which is no resource.
      (nodes.get(path) ?? this.place(path, stack, componentAround(this.components, path))).addFinding(finding);
    }
  }

  /** The node that something at a path belongs to. */
  private place(path: string, stack: string, component: ComponentEntry | undefined): NodeDraft {
    if (component) return this.draftOfComponent(component).component(component);
    return (this.draftOfStack.get(stack) ?? this.draft(OF_NOBODY)).partOrOutside(path, stack);
  }

  private placeInNetwork({ network, parts }: EnvironmentEntry): void {
    for (const asker of network ? parts.Network ?? [] : []) {
      const component = componentAround(this.components, asker);
      if (component) this.draftOfComponent(component).component(component).network = network!.path;
    }
  }

  private connect(connection: Connection): void {
    const workload = componentAround(this.components, connection.workload);
    const draft = (workload && this.draftOfComponent(workload)) ?? this.draft(OF_NOBODY);
    draft.connect(connection, workload, componentAround(this.components, connection.target));
  }

  private draftOfComponent({ stacks, identity }: ComponentEntry): PictureDraft {
    return this.draftOfStack.get(stacks[0]) ?? this.draft(identity[TagKey.ENVIRONMENT]);
  }

  private draft(name: string): PictureDraft {
    return this.draftOfName.get(name) ?? this.add(new PictureDraft(name));
  }

  private add(draft: PictureDraft): PictureDraft {
    this.drafts.push(draft);
    if (!this.draftOfName.has(draft.name)) this.draftOfName.set(draft.name, draft);
    return draft;
  }

  private stackOf(template: string): string {
    return this.whereabouts.template(template)?.stack ?? template;
  }
}

import { addressPart } from './markup';
import { Picture, PictureBox, PictureEdge, PictureNode, PictureState } from './picture-graph';
import { Connection } from '../../core/connection/connection';
import { Disposition, Finding } from '../../policy/decision/finding';
import { isWithin } from '../../private/construct-path';
import { sum } from '../../private/sum';
import { TagKey } from '../../tagging/tag-keys';
import { ComponentEntry, EnvironmentEntry } from '../record/record';
import { DISPOSITION_WORDS, DISPOSITIONS } from '../text/wording';

/** What a node is, before anything was counted. */
type NodeFacts = Pick<PictureNode, 'kind' | 'name' | 'path' | 'type' | 'version' | 'owner'> & { readonly stack?: string };

/** The most pressing first. */

/** A node while things are counted. */
export class NodeDraft {
  /** The network that it lies in. */
  public network?: string;
  private resources = 0;
  private readonly findings = new Map<Disposition, number>();
  private lastFinding = '';

  constructor(public readonly id: string, public readonly facts: NodeFacts) {}

  /** Counts a resource. */
  public addResource(): void {
    this.resources++;
  }

  /** Counts a finding. */
  public addFinding({ id, disposition }: Finding): void {
    this.findings.set(disposition, (this.findings.get(disposition) ?? 0) + 1);
    this.lastFinding = id;
  }

  /** The node, in its box. */
  public finish(box: string | undefined): PictureNode {
    const { stack, ...facts } = this.facts;
    const found = DISPOSITIONS.filter((disposition) => this.findings.has(disposition));
    return {
      id: this.id,
      ...facts,
      box,
      resources: this.resources,
      state: wordOf(found[0]),
      findings: Object.fromEntries(found.map((disposition) => [wordOf(disposition), this.findings.get(disposition)!])),
      link: this.link(),
    };
  }

  /** Where the report says more. */
  private link(): string | undefined {
    const { kind, path } = this.facts;
    const count = sum([...this.findings.values()]);
    if (count === 1) return `#finding/${addressPart(this.lastFinding)}`;
    if (kind === 'elsewhere') return undefined;
    const filter = { component: 'component', part: 'path', outside: 'stack' }[kind];
    return `#${count > 0 ? 'findings' : 'inventory'}?${filter}=${addressPart(path)}`;
  }
}

/** The picture of an environment while things are put into it. */
export class PictureDraft {
  private readonly nodes = new Map<string, NodeDraft>();
  private readonly boxes = new Map<string, PictureBox>();
  private readonly edges: PictureEdge[] = [];

  /**
   * @param name the name of the environment
   * @param environment its entry; nothing where the record has none
   */
  constructor(public readonly name: string, public readonly environment?: EnvironmentEntry) {}

  /** The node of a component. */
  public component({ path, type, version, identity, stacks: [stack] }: ComponentEntry): NodeDraft {
    return this.node(`component ${path}`, () => ({
      kind: 'component', name: identity[TagKey.COMPONENT] ?? lastOf(path), path, stack, type, version, owner: identity[TagKey.OWNER],
    }));
  }

  /** The node of what belongs to no component: a part of the core, or what a stack has outside of both. */
  public partOrOutside(path: string, stack: string): NodeDraft {
    const { path: around, identity } = this.environment ?? {};
    if (around === undefined || !isWithin(path, around)) {
      return this.node(`outside ${stack}`, () => ({ kind: 'outside', name: 'outside of components', path: stack, stack }));
    }
    const [, core = '', part = ''] = /^(Core\/)?([^/]*)/.exec(path.slice(around.length + 1)) ?? [];
    return this.node(`part ${part}`, () => ({
      kind: 'part', name: part || lastOf(around), path: part ? `${around}/${core}${part}` : around, stack, owner: identity?.[TagKey.OWNER],
    }));
  }

  /** Draws a connection; an end that is no component of this environment is drawn by its path. */
  public connect({ workload, target, ...facts }: Connection, from: ComponentEntry | undefined, to: ComponentEntry | undefined): void {
    const ends = [this.end(workload, from), this.end(target, to)];
    for (const end of facts.isPrivate ? ends : []) end.network ??= facts.network;
    this.edges.push({ id: `e${this.edges.length}`, from: ends[0].id, to: ends[1].id, ...facts });
  }

  /** The picture. */
  public finish(): Picture {
    const drafts = [...this.nodes.values()];
    const nodes = drafts.map((draft) => draft.finish(this.boxOf(draft)));
    return {
      path: this.environment?.path,
      name: this.name,
      state: wordOf(DISPOSITIONS.find((disposition) => nodes.some(({ state }) => state === wordOf(disposition)))),
      boxes: [...this.boxes.values()],
      nodes,
      edges: this.edges,
    };
  }

  private end(path: string, component: ComponentEntry | undefined): NodeDraft {
    const known = component && this.nodes.get(`component ${component.path}`);
    return known ?? this.node(`elsewhere ${path}`, () => ({ kind: 'elsewhere', name: lastOf(path), path }));
  }

  private node(key: string, facts: () => NodeFacts): NodeDraft {
    let node = this.nodes.get(key);
    if (!node) this.nodes.set(key, node = new NodeDraft(`n${this.nodes.size}`, facts()));
    return node;
  }

  /** A stack of which only a part lies in the network is drawn on both sides of it. */
  private boxOf({ network, facts: { stack } }: NodeDraft): string | undefined {
    const around = network === undefined ? undefined : this.box('network', this.nameOfNetwork(network));
    return stack === undefined ? around : this.box('stack', stack, around);
  }

  private nameOfNetwork(network: string): string {
    const known = this.environment?.network;
    return known?.path === network ? `${known.addresses ?? network} in ${known.zones} zones` : network;
  }

  private box(kind: PictureBox['kind'], name: string, parent?: string): string {
    const key = `${kind} ${parent} ${name}`;
    let box = this.boxes.get(key);
    if (!box) this.boxes.set(key, box = { id: `b${this.boxes.size}`, kind, name, parent });
    return box.id;
  }
}

function wordOf(disposition: Disposition | undefined): PictureState {
  return disposition === undefined ? 'fine' : DISPOSITION_WORDS[disposition] as PictureState;
}

function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

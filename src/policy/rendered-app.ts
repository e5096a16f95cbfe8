import { existsSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { IResourceNeighbours, ResourceView } from './resource-view';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { append } from '../private/append';

/**
 * One resource of a rendered template together with the construct that it came from, as far as there is one.
 *
 * @internal
 */
export interface RenderedResource {
  readonly view: ResourceView;
  readonly construct?: CfnResource;
}

/**
 * One rendered template.
 *
 * @internal
 */
export interface RenderedStack {
  /** The construct path of the stack. */
  readonly path: string;
  /** The file name relative to the cloud assembly of the app, with slashes. */
  readonly template: string;
  /** Where the file lies on this machine. */
  readonly file: string;
  readonly stack: Stack;
  readonly content: RenderedTemplate;
  readonly resources: readonly RenderedResource[];
}

/**
 * What a template file says.
 *
 * @internal
 */
export interface RenderedTemplate {
  readonly Resources?: Record<string, RenderedDefinition>;
  readonly Metadata?: Record<string, unknown>;
}

type RenderedDefinition = Record<string, unknown> & { readonly Type: string };

/**
 * All templates of an app as they lie on disk after rendering, nested stacks and stages included.
 *
 * @internal
 */
export class RenderedApp {
  /** Reads the templates of a synthesized app. Refuses one whose templates were not written yet with `FileFailure`. */
  public static read(root: IConstruct): RenderedApp {
    const app = App.isApp(root) ? root.outdir : Stage.of(root)?.outdir;
    if (app === undefined) throw PavedRoadError.of(root, ErrorCode.NO_APP, "the construct tree must begin with an 'App', got another root; templates are written below one");
    const constructs = constructsByStack(root);
    return new RenderedApp([...constructs].map(([stack, resources]) => readStack(app, stack, resources)));
  }

  private constructor(public readonly stacks: readonly RenderedStack[]) {}

  /** Every resource of every template. */
  public get resources(): RenderedResource[] {
    return this.stacks.flatMap((stack) => stack.resources);
  }
}

function constructsByStack(root: IConstruct): Map<Stack, CfnResource[]> {
  const found = new Map<Stack, CfnResource[]>();
  for (const construct of root.node.findAll()) {
    if (Stack.isStack(construct)) {
      found.set(construct, found.get(construct) ?? []);
    } else if (CfnResource.isCfnResource(construct)) {
      append(found, construct.stack, construct);
    }
  }
  return found;
}

function readStack(app: string, stack: Stack, constructs: CfnResource[]): RenderedStack {
  const file = join(Stage.of(stack)!.outdir, stack.templateFile);
  if (!existsSync(file)) throw PavedRoadError.of(stack, ErrorCode.FILE_FAILURE, `the template ${stack.templateFile} was not written; synthesize the app first`);
  const template = relative(app, file).split(sep).join('/');
  const content = JSON.parse(readFileSync(file, 'utf8')) as RenderedTemplate;
  const byLogicalId = new Map(constructs.map((construct) => [String(stack.resolve(construct.logicalId)), construct]));
  const neighbours = new TemplateNeighbours();
  const resources = Object.entries(content.Resources ?? {}).map(([logicalId, definition]) => {
    const construct = byLogicalId.get(logicalId);
    const path = construct?.node.path ?? `${stack.node.path}/${logicalId}`;
    const place = { path, stack: stack.node.path, template, logicalId, type: definition.Type };
    const view = new ResourceView(place, definition, neighbours);
    neighbours.add(view, definition);
    return { view, construct };
  });
  return { path: stack.node.path, template, file, stack, content, resources };
}

/** Who refers to whom within one template; read once, when the first rule asks. */
class TemplateNeighbours implements IResourceNeighbours {
  private readonly definitions: [ResourceView, RenderedDefinition][] = [];
  private referrers?: Map<string, Set<ResourceView>>;

  public add(view: ResourceView, definition: RenderedDefinition): void {
    this.definitions.push([view, definition]);
  }

  public referringTo(resource: ResourceView, type: string): ResourceView[] {
    this.referrers ??= this.index();
    return [...this.referrers.get(resource.place.logicalId) ?? []].filter((view) => view.type === type);
  }

  private index(): Map<string, Set<ResourceView>> {
    const index = new Map<string, Set<ResourceView>>();
    for (const [view, definition] of this.definitions) {
      for (const target of referencedLogicalIds(definition.Properties)) {
        const known = index.get(target);
        if (known) known.add(view); else index.set(target, new Set([view]));
      }
    }
    return index;
  }
}

function* referencedLogicalIds(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* referencedLogicalIds(item);
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    if (key === 'Ref' && typeof part === 'string') yield part;
    else if (key === 'Fn::GetAtt') yield String(Array.isArray(part) ? part[0] : part).split('.')[0];
    else if (key === 'Fn::Sub') yield* referencesInText(part);
    else yield* referencedLogicalIds(part);
  }
}

function* referencesInText(sub: unknown): Generator<string> {
  const [text, variables] = Array.isArray(sub) ? sub as [unknown, unknown] : [sub, undefined];
  for (const [, name] of String(text).matchAll(/\$\{([A-Za-z0-9]+)(?:\.[^}]*)?\}/g)) yield name;
  yield* referencedLogicalIds(variables);
}

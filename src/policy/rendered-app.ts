import { existsSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { presence } from './conditions';
import { ReferenceGraph } from './references';
import { reasonFor } from './references/reason';
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
  readonly stack: RenderedStack;
  /** The resource as the template has it. */
  readonly definition: RenderedDefinition;
}

/**
 * What a template file says.
 *
 * @internal
 */
export interface RenderedTemplate {
  readonly Resources?: Record<string, RenderedDefinition>;
  readonly Metadata?: Record<string, unknown>;
  readonly Parameters?: Record<string, TemplateParameter>;
  readonly Outputs?: Record<string, TemplateOutput>;
  readonly Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  readonly Conditions?: Record<string, unknown>;
  readonly Transform?: unknown;
}

/**
 * A parameter as a template declares it.
 *
 * @internal
 */
export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: unknown;
  readonly AllowedValues?: readonly unknown[];
}

/**
 * What a template gives out.
 *
 * @internal
 */
export interface TemplateOutput {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
}

/**
 * A resource as a template has it.
 *
 * @internal
 */
export type RenderedDefinition = Record<string, unknown> & { readonly Type: string };

/**
 * One rendered template.
 *
 * @internal
 */
export class RenderedStack {
  /** The construct path of the stack. */
  public readonly path: string;
  /** What the template says. */
  public readonly content: RenderedTemplate;
  /** Every resource of the template. */
  public readonly resources: readonly RenderedResource[];
  /** Whether an `Fn::If` stands anywhere in the template. */
  public readonly hasBranches: boolean;
  /** Whether something in the template may refer to another one. */
  public readonly mayReferAbroad: boolean;
  /** The macros that change the template when it is deployed. */
  public readonly macros: readonly Macro[];

  private readonly byLogicalId = new Map<string, RenderedResource>();

  constructor(
    public readonly app: RenderedApp,
    public readonly stack: Stack,
    /** The file name relative to the cloud assembly of the app, with slashes. */
    public readonly template: string,
    /** Where the file lies on this machine. */
    public readonly file: string,
    constructs: readonly CfnResource[],
  ) {
    const text = readFileSync(file, 'utf8');
    this.path = stack.node.path;
    this.content = JSON.parse(text) as RenderedTemplate;
    this.resources = this.readResources(constructs);
    this.hasBranches = text.includes('"Fn::If"');
    this.mayReferAbroad = mayReferAbroad(text, stack, this.content);
    this.macros = macrosOf(this.content, text);
  }

  /** The resource with a logical id. */
  public resource(logicalId: string): RenderedResource | undefined {
    return this.byLogicalId.get(logicalId);
  }

  /** Whether a logical id means something in the template that can be referred to. */
  public defines(logicalId: string): boolean {
    return this.byLogicalId.has(logicalId) || this.content.Parameters?.[logicalId] !== undefined;
  }

  private readResources(constructs: readonly CfnResource[]): RenderedResource[] {
    const constructOf = new Map(constructs.map((construct) => [String(this.stack.resolve(construct.logicalId)), construct]));
    const neighbours = new TemplateNeighbours(this);
    return Object.entries(this.content.Resources ?? {}).map(([logicalId, definition]) => {
      const construct = constructOf.get(logicalId);
      const path = construct?.node.path ?? `${this.path}/${logicalId}`;
      const place = { path, stack: this.path, template: this.template, logicalId, type: definition.Type ?? logicalId };
      const resource = { view: new ResourceView(place, definition, neighbours), construct, stack: this, definition };
      this.byLogicalId.set(logicalId, resource);
      return resource;
    });
  }
}

/**
 * All templates of an app as they lie on disk after rendering, nested stacks and stages included.
 *
 * @internal
 */
export class RenderedApp {
  /** Reads the templates of a synthesized app. Refuses one whose templates were not written yet with `FileFailure`. */
  public static read(root: IConstruct): RenderedApp {
    const outdir = App.isApp(root) ? root.outdir : Stage.of(root)?.outdir;
    if (outdir === undefined) throw PavedRoadError.of(root, ErrorCode.NO_APP, "the construct tree must begin with an 'App', got another root; templates are written below one");
    return new RenderedApp(root, outdir, constructsByStack(root));
  }

  /** Every template. */
  public readonly stacks: readonly RenderedStack[];

  /** Every resource of every template. */
  public readonly resources: readonly RenderedResource[];

  private byType?: ReadonlyMap<string, readonly RenderedResource[]>;
  private byTemplate?: ReadonlyMap<string, RenderedStack>;

  private constructor(public readonly root: IConstruct, outdir: string, constructs: ReadonlyMap<Stack, CfnResource[]>) {
    this.stacks = [...constructs].map(([stack, resources]) => this.readStack(outdir, stack, resources));
    this.resources = this.stacks.flatMap((stack) => stack.resources);
  }

  /** The resources of a type, in every template. */
  public resourcesOfType(type: string): readonly RenderedResource[] {
    this.byType ??= byType(this.resources);
    return this.byType.get(type) ?? [];
  }

  /** The resource with a logical id in a template, which is named by its file relative to the cloud assembly of the app. */
  public resource(template: string, logicalId: string): RenderedResource | undefined {
    this.byTemplate ??= new Map(this.stacks.map((stack) => [stack.template, stack]));
    return this.byTemplate.get(template)?.resource(logicalId);
  }

  private readStack(outdir: string, stack: Stack, constructs: CfnResource[]): RenderedStack {
    const file = join(Stage.of(stack)!.outdir, stack.templateFile);
    if (!existsSync(file)) throw PavedRoadError.of(stack, ErrorCode.FILE_FAILURE, `the template ${stack.templateFile} was not written; synthesize the app first`);
    return new RenderedStack(this, stack, relative(outdir, file).split(sep).join('/'), file, constructs);
  }
}

/**
 * A macro or transform that changes a template when it is deployed.
 *
 * @internal
 */
export interface Macro {
  readonly name: string;
  /** The only resource that it changes; it may change every resource when left out. */
  readonly logicalId?: string;
}

/**
 * The name of the first macro that may change a resource after it was rendered.
 *
 * @internal
 */
export function mayChange({ macros }: RenderedStack, { view }: RenderedResource): string | undefined {
  return macros.find(({ name, logicalId }) => {
    if (logicalId !== undefined) return logicalId === view.place.logicalId;
    const family = Object.keys(CHANGED_BY_AWS).find((prefix) => name.startsWith(prefix));
    return family === undefined || CHANGED_BY_AWS[family].some((prefix) => view.type.startsWith(prefix));
  })?.name;
}

/**
 * Macros of AWS by the beginnings of their names, with the types that they change in place. Resources that they add are in no
 * template before the deployment.
 */
const CHANGED_BY_AWS: Record<string, readonly string[]> = {
  'AWS::Serverless-': ['AWS::Serverless::'],
  'AWS::LanguageExtensions': [],
  'AWS::SecretsManager-': [],
  'AWS::CodeDeployBlueGreen': [],
};

function macrosOf(content: RenderedTemplate, text: string): Macro[] {
  const declared = [content.Transform].flat().flatMap((transform) => transform === undefined ? [] : [{ name: macroName(transform) }]);
  return text.includes('"Fn::Transform"') ? [...declared, ...embeddedMacros(content)] : declared;
}

function embeddedMacros({ Resources: resources, ...rest }: RenderedTemplate): Macro[] {
  const everywhere = [...macrosWithin(rest), ...macrosWithin({ 'Fn::Transform': resources?.['Fn::Transform'] })].map((name) => ({ name }));
  const within = Object.entries(resources ?? {}).filter(([logicalId]) => logicalId !== 'Fn::Transform')
    .flatMap(([logicalId, definition]) => macrosWithin(definition).map((name) => ({ name, logicalId })));
  return [...everywhere, ...within];
}

function macrosWithin(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => key === 'Fn::Transform' && part !== undefined ? [macroName(part)] : macrosWithin(part));
}

function macroName(transform: unknown): string {
  return typeof transform === 'string' ? transform : String((transform as { Name?: unknown } | null)?.Name);
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

function byType(resources: readonly RenderedResource[]): Map<string, RenderedResource[]> {
  const found = new Map<string, RenderedResource[]>();
  for (const resource of resources) append(found, resource.view.type, resource);
  return found;
}

/** Every template has the parameter `BootstrapVersion`, which is nobody's resource. */
function mayReferAbroad(text: string, stack: Stack, { Parameters: parameters }: RenderedTemplate): boolean {
  return stack.nested
    || ['"Fn::ImportValue"', '"Fn::GetStackOutput"', '{{resolve:ssm:', 'Outputs.', 'Custom::CrossRegionExportReader'].some((mark) => text.includes(mark))
    || Object.entries(parameters ?? {}).some(([name, { Type: type }]) => name !== 'BootstrapVersion' && type.startsWith('AWS::SSM::Parameter::Value<'));
}

/** What the resources of a template may ask about the others of the app. */
class TemplateNeighbours implements IResourceNeighbours {
  constructor(private readonly stack: RenderedStack) {}

  /** Those of another template speak in the logical ids of the one that is asked about. */
  public referringTo(resource: ResourceView, type: string): ResourceView[] {
    const asked = this.stack.resource(resource.place.logicalId);
    if (asked === undefined) return [];
    return this.graph.referrersOf(asked).filter(({ view }) => view.type === type).flatMap((referrer) => this.seenFrom(asked, referrer));
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

import { existsSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import { App, CfnResource, DefaultTokenResolver, Stack, Stage, StringConcat, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { macrosOf } from './macros';
import { Macro, RenderedResource, RenderedStack, RenderedTemplate, RenderedTemplates } from './rendered';
import { ResourceView } from './resource-view';
import { TemplateNeighbours } from './template-neighbours';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { instantOf } from '../../core/instant';
import { append } from '../../private/append';

/** A template as it lies on disk, with the constructs that its resources came from. */
class TemplateOnDisk implements RenderedStack {
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
    const constructOf = new Map(constructs.map((construct) => [logicalIdOf(construct), construct]));
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
export class RenderedApp implements RenderedTemplates {
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

  private knownInstant?: string;
  private byType?: ReadonlyMap<string, readonly RenderedResource[]>;
  private byTemplate?: ReadonlyMap<string, RenderedStack>;

  private constructor(public readonly root: IConstruct, outdir: string, constructs: ReadonlyMap<Stack, CfnResource[]>) {
    this.stacks = [...constructs].map(([stack, resources]) => this.readStack(outdir, stack, resources));
    this.resources = this.stacks.flatMap((stack) => stack.resources);
  }

  /** The instant of the synthesis. */
  public get instant(): string {
    return this.knownInstant ??= instantOf(this.root);
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
    return new TemplateOnDisk(this, stack, relative(outdir, file).split(sep).join('/'), file, constructs);
  }
}

/** As `Stack.resolve` has it, which also measures the time of each call and keeps it. */
function logicalIdOf({ logicalId, stack }: CfnResource): string {
  return String(Tokenization.resolve(logicalId, { scope: stack, resolver: PLAIN }));
}

const PLAIN = new DefaultTokenResolver(new StringConcat());

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

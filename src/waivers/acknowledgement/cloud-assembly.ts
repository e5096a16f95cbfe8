import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { nagSuppressionsIn } from './nag-metadata';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { append } from '../../private/append';
import { fullRuleId } from '../../private/rule-id';

/** What somebody acknowledged in an app, wherever that is written. */
export interface ForeignAcknowledgement {
  /** The construct path, below which it holds. */
  readonly path: string;
  /** The id, with the detail in brackets where there is one. */
  readonly rule: string;
  /** Why. */
  readonly reason: string;
}

/** The key that the CDK writes acknowledgements under, which is a contract of its cloud assembly. */
const ACKNOWLEDGED = 'aws:cdk:acknowledged-rules';

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Template {
  readonly Metadata?: unknown;
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
}

interface TemplateResource {
  readonly Type?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
  readonly Properties?: { readonly TemplateURL?: unknown };
}

interface AssetManifest {
  readonly files?: Readonly<Record<string, { readonly source?: { readonly path?: string } }>>;
}

/** Where a stack stands, with what helps to find what lies in it. */
interface StackPlace {
  readonly directory: string;
  /** The construct path. */
  readonly path: string;
  /** The construct paths that a logical id may stand for. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** The files of assets, by their hash. */
  readonly assets: ReadonlyMap<string, string>;
}

type ConstructMetadata = Readonly<Record<string, readonly { readonly type: string; readonly data?: unknown }[]>>;

interface Artifact {
  readonly type: string;
  readonly displayName?: string;
  /** Older versions of the CDK write metadata into the manifest, newer ones into a file of its own. */
  readonly metadata?: ConstructMetadata;
  readonly additionalMetadataFile?: string;
  readonly properties?: { readonly templateFile?: string; readonly directoryName?: string; readonly file?: string };
}

/**
 * The acknowledgements that a cloud assembly keeps: those of cdk-nag 3 in the metadata of constructs, those of cdk-nag 2 in templates,
 * in Stages and nested stacks too. The CDK keeps nothing of what is acknowledged on the App or on a Stage.
 */
export class CloudAssembly {
  /** Everything that was acknowledged, in the order of the assembly. */
  public readonly acknowledgements: ForeignAcknowledgement[] = [];

  /** What could not be read, in words. */
  public readonly unread: string[] = [];

  /** Refuses a folder that has no manifest with `FileFailure`. */
  constructor(directory: string) {
    if (!existsSync(join(directory, 'manifest.json'))) {
      const message = `'directory' must be a cloud assembly with a manifest.json, got '${directory}'; synthesize the app first, and name its cdk.out`;
      throw PavedRoadError.about('', [{ code: ErrorCode.FILE_FAILURE, message }]);
    }
    this.readManifest(directory);
  }

  private readManifest(directory: string): void {
    this.read<Manifest>(directory, 'manifest.json', ({ artifacts = {} }) => {
      const assets = this.readAssets(directory, Object.values(artifacts));
      for (const [id, artifact] of Object.entries(artifacts)) {
        const { directoryName } = artifact.properties ?? {};
        if (artifact.type === 'cdk:cloud-assembly' && directoryName !== undefined) this.readManifest(join(directory, directoryName));
        if (artifact.type === 'aws:cloudformation:stack') this.readStack(directory, artifact, artifact.displayName ?? id, assets);
      }
    });
  }

  private readAssets(directory: string, artifacts: readonly Artifact[]): Map<string, string> {
    const assets = new Map<string, string>();
    for (const { type, properties } of artifacts) {
      if (type !== 'cdk:asset-manifest' || properties?.file === undefined) continue;
      this.read<AssetManifest>(directory, properties.file, ({ files = {} }) => {
        for (const [hash, { source }] of Object.entries(files)) if (source?.path !== undefined) assets.set(hash, source.path);
      });
    }
    return assets;
  }

  private readStack(directory: string, artifact: Artifact, path: string, assets: ReadonlyMap<string, string>): void {
    const { metadata = {}, additionalMetadataFile: file, properties: { templateFile } = {} } = artifact;
    const paths = new Map<string, string[]>();
    this.noteAcknowledged(metadata, paths);
    if (file !== undefined) this.read<ConstructMetadata>(directory, file, (further) => this.noteAcknowledged(further, paths));
    if (templateFile !== undefined) this.readTemplate(templateFile, { directory, path, paths, assets });
  }

  private noteAcknowledged(metadata: ConstructMetadata, paths: Map<string, string[]>): void {
    for (const [written, entries] of Object.entries(metadata)) {
      const at = written.replace(/^\//, '');
      for (const { type, data } of entries) {
        if (type === 'aws:cdk:logicalId') append(paths, String(data), at);
        if (type === ACKNOWLEDGED) this.note(at, data);
      }
    }
  }

  private note(path: string, data: unknown): void {
    if (typeof data === 'object' && data !== null) {
      this.acknowledgements.push(...Object.entries(data).map(([rule, reason]) => ({ path, rule, reason: String(reason ?? '') })));
    } else {
      this.unread.push(`${path}: what is acknowledged must be a mapping of ids to reasons, got ${JSON.stringify(data)}`);
    }
  }

  private readTemplate(file: string, stack: StackPlace): void {
    this.read<Template>(stack.directory, file, ({ Metadata: metadata, Resources: resources = {} }) => {
      this.noteSuppressions(stack.path, metadata);
      for (const [logicalId, resource] of Object.entries(resources)) {
        const path = pathOf(logicalId, resource, stack);
        this.noteSuppressions(path, resource.Metadata);
        if (resource.Type === 'AWS::CloudFormation::Stack') this.readNested(path, resource, stack);
      }
    });
  }

  private readNested(path: string, { Metadata: metadata = {}, Properties: properties }: TemplateResource, stack: StackPlace): void {
    const hash = /[0-9a-f]{64}/.exec(JSON.stringify(properties?.TemplateURL ?? ''))?.[0];
    const file = metadata['aws:asset:path'] ?? stack.assets.get(hash ?? '');
    if (typeof file === 'string') this.readTemplate(file, { ...stack, path: nestedStackOf(path) });
    else this.unread.push(`${path}: the template of the nested stack is not in the assembly`);
  }

  private noteSuppressions(path: string, metadata: unknown): void {
    for (const { rule, details, patterns, reason } of nagSuppressionsIn(metadata)) {
      const rules = details?.map((detail) => fullRuleId(rule, detail)) ?? [rule];
      this.acknowledgements.push(...rules.map((each) => ({ path, rule: each, reason })));
      this.unread.push(...patterns.map((pattern) => `${path}: ${rule} is suppressed for what is like ${pattern}, and a waiver names findings as they are`));
    }
  }

  /** What is missing or broken is said, and the rest is read. */
  private read<T>(directory: string, file: string, use: (content: T) => void): void {
    try {
      use(JSON.parse(readFileSync(join(directory, file), 'utf8')) as T);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.unread.push(`${file} must be there and be as the CDK writes it, got ${code ?? message}`);
    }
  }
}

/** The construct path of a resource; assemblies may do without it in templates, and those of older versions anywhere. */
function pathOf(logicalId: string, { Metadata: metadata }: TemplateResource, { path: stack, paths }: StackPlace): string {
  const written = metadata?.['aws:cdk:path'];
  if (typeof written === 'string') return written;
  return paths.get(logicalId)?.find((path) => path.startsWith(`${stack}/`)) ?? `${stack}/${logicalId}`;
}

/** The resource of a nested stack lies beside it: `Shop/Nested.NestedStack/Nested.NestedStackResource` is that of `Shop/Nested`. */
function nestedStackOf(resource: string): string {
  return resource.replace(/\.NestedStack\/[^/]+$/, '');
}

import { CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { HELPERS } from './catalogue';
import { runsCodeOfCdk } from './code-identity';
import { grantedFindings, Neighbours } from './grants';
import { PlatformHelper } from './helper';
import { Exception } from '../../policy/decision/finding';
import { referencesIn } from '../../policy/template/references/template-walk';
import { RenderedResource, RenderedTemplates } from '../../policy/template/rendered';
import { semverLibrary } from '../../private/documents/bundled';
import { cdkVersion } from '../../private/version';

const JSII_RTTI = Symbol.for('jsii.rtti');

/** The type of functions at the edge: the catalogue knows them by the construct that keeps them, which lies elsewhere. */
const EDGE_FUNCTION = 'aws-cdk-lib.aws_cloudfront.experimental.EdgeFunction';

/** A helper in an app: its entry of the catalogue and its construct. */
interface FoundHelper {
  readonly helper: PlatformHelper;
  readonly construct: IConstruct;
}

/** Exceptions on what the CDK itself brought along into an app. */
export class PlatformExceptions {
  private readonly edge = new Set<IConstruct>();
  private readonly genuine = new Map<IConstruct, boolean>();
  private readonly functions = new Map<string, RenderedResource>();

  /** @param cdk the version of aws-cdk-lib that the app runs on */
  constructor(app: IConstruct, rendered: RenderedTemplates, private readonly cdk = cdkVersion()) {
    for (const construct of app.node.findAll()) {
      if (typeOf(construct) === EDGE_FUNCTION) this.edge.add((construct as unknown as { readonly lambda: IConstruct }).lambda);
    }
    for (const lambda of rendered.resourcesOfType('AWS::Lambda::Function')) {
      if (lambda.construct) this.functions.set(lambda.construct.node.path, lambda);
    }
  }

  /** Exceptions that apply to a resource, by the full id of the rule. */
  public about(resource: RenderedResource): Map<string, Exception> {
    const found = resource.construct && this.helperAround(resource.construct);
    if (!found || !this.isGenuine(found)) return new Map();
    const { helper, construct } = found;
    const grounds = helper.grounds[resource.construct!.node.path.slice(construct.node.path.length + 1)] ?? [];
    const findings = [
      ...grounds.flatMap(({ rules, reason }) => rules.map((rule) => ({ rule, reason }))),
      ...helper.grants ? grantedFindings(resource.definition, helper.grants, this.neighboursOf(found)) : [],
    ];
    return new Map(findings.map(({ rule, reason }) => [rule, exception(found, resource, rule, reason)]));
  }

  /** The nearest helper that a resource may belong to, by type and id. */
  private helperAround(resource: CfnResource): FoundHelper | undefined {
    for (let at: IConstruct | undefined = resource; at; at = at.node.scope) {
      const construct = at;
      const helper = HELPERS.find((candidate) => this.looksLike(construct, candidate));
      if (helper) return { helper, construct };
    }
    return undefined;
  }

  private looksLike(construct: IConstruct, { type, id, hasVariants }: PlatformHelper): boolean {
    if (type === EDGE_FUNCTION) return this.edge.has(construct);
    if (id === undefined) return typeOf(construct) === type;
    const own = construct.node.id;
    return (hasVariants ? own.startsWith(id) : own === id) && Stack.isStack(construct.node.scope) && typeOf(construct) === type;
  }

  /** Whether the catalogue speaks of this version of the CDK, and the functions of what looks like a helper run its code and nothing else. */
  private isGenuine(found: FoundHelper): boolean {
    let known = this.genuine.get(found.construct);
    if (known === undefined) this.genuine.set(found.construct, known = this.examine(found));
    return known;
  }

  private examine(found: FoundHelper): boolean {
    const { code, cdk } = found.helper;
    if (!semverLibrary().satisfies(this.cdk, cdk)) return false;
    if (code === undefined) return true;
    const own = this.functionsOf(found);
    return own.length > 0 && own.every((lambda) => runsCodeOfCdk(lambda, code));
  }

  private functionsOf({ helper, construct }: FoundHelper): RenderedResource[] {
    return helper.functions.flatMap((path) => this.functions.get(`${construct.node.path}/${path}`) ?? []);
  }

  /** What a helper works for: the CDK's permissions name nothing else. */
  private neighboursOf(found: FoundHelper): Neighbours {
    const own = this.functionsOf(found);
    const ids = own.map(({ view }) => view.place.logicalId);
    const served = own.flatMap(({ stack }) => stack.resources).filter(({ definition: { Properties } }) => {
      const { ServiceToken } = { ...(Properties as { readonly ServiceToken?: unknown }) };
      return referred(ServiceToken).some((id) => ids.includes(id));
    });
    const named = served.flatMap(({ definition, stack }) => referred(definition.Properties).flatMap((id) => {
      const target = stack.resource(id);
      return target?.view.type === 'AWS::Lambda::Version' ? referred(target.definition.Properties) : [id];
    }));
    const called = own.flatMap(({ definition }) => referred((definition.Properties as { readonly Environment?: unknown }).Environment));
    return { served: named, function: [...ids, ...named, ...called] };
  }
}

function exception({ helper, construct }: FoundHelper, { view }: RenderedResource, rule: string, reason: string): Exception {
  return {
    id: `platform exception: ${helper.name}: ${rule} on ${view.place.path}`,
    origin: 'platform',
    component: construct.node.path,
    helper: helper.name,
    cdk: helper.cdk,
    reason,
  };
}

/** The name that jsii knows the class of a construct by. */
function typeOf(construct: IConstruct): string | undefined {
  return (construct.constructor as { readonly [JSII_RTTI]?: { readonly fqn: string } })[JSII_RTTI]?.fqn;
}

/** The logical ids that a value refers to. */
function referred(value: unknown): string[] {
  return referencesIn(value).flatMap((reference) => {
    const { Ref, 'Fn::GetAtt': attribute } = { ...(reference as { readonly 'Ref'?: unknown; readonly 'Fn::GetAtt'?: unknown }) };
    const id: unknown = Ref ?? (Array.isArray(attribute) ? attribute[0] : attribute);
    return typeof id === 'string' ? [id.split('.')[0]] : [];
  });
}

import { CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Appeals } from './appeals/appeals';
import { Trust } from './appeals/trust';
import { PlatformExceptions } from './platform/platform-exceptions';
import { Regime } from './regime/regime';
import { environmentOfStack } from './scope/environment-stacks';
import { GovernedScope, governedScopeAround, markOf, placeOf } from './scope/governed-scope';
import { sourceOf } from './scope/source-position';
import { isAbout, proposedException, rulesOf, standsFor } from './statements/proposal';
import { ResourceContext } from '../policy/decision/decide';
import { isForbidden, WaivedPlace } from '../policy/decision/exceptions/candidate';
import { Exception, Finding, namesOf } from '../policy/decision/finding';
import { EffectivePolicy } from '../policy/decision/layers/effective-policy';
import { PolicyPlace } from '../policy/decision/layers/layer-place';
import { GovernanceMode } from '../policy/decision/mode';
import { Severity } from '../policy/rule/severity';
import { State } from '../policy/rule/verdict';
import { Fact } from '../policy/template/fact';
import { RenderedResource } from '../policy/template/rendered';
import { RenderedApp } from '../policy/template/rendered-app';
import { append } from '../private/append';
import { baseRuleId } from '../private/rule-id';
import { stableJson } from '../private/stable-json';
import { TagKey } from '../tagging/tag-keys';

/** A governed scope with what belongs to it. */
export interface Resident {
  /** The component or environment. */
  readonly scope: GovernedScope;
  /** Its resources, without those of components inside of it. */
  readonly resources: readonly RenderedResource[];
  /** What the layers of policy say there. */
  readonly policy: EffectivePolicy;
}

/** Who lives in an app: its governed scopes, and which resource belongs to which of them. */
export class Census {
  /** The governed scopes of the app. */
  public readonly scopes: readonly GovernedScope[];

  private readonly owned = new Map<GovernedScope, RenderedResource[]>();
  private readonly ownerOf = new Map<RenderedResource, GovernedScope>();
  private readonly contexts = new Map<RenderedResource, ResourceContext>();
  private readonly policies = new Map<GovernedScope | undefined, EffectivePolicy>();
  private readonly environmentNames = new Map<GovernedScope, readonly string[]>();

  private readonly platform: PlatformExceptions;

  constructor(app: IConstruct, private readonly rendered: RenderedApp, private readonly regime: Regime, private readonly trust: Trust) {
    this.platform = new PlatformExceptions(app, rendered);
    this.scopes = app.node.findAll().flatMap((construct) => markOf(construct) ?? []);
    for (const resource of rendered.resources) {
      const owner = resource.construct && governedScopeAround(resource.construct);
      if (!owner) continue;
      this.ownerOf.set(resource, owner);
      append(this.owned, owner, resource);
    }
  }

  /** Whether the app has a governed component or environment at all. */
  public get hasGovernedScopes(): boolean {
    return this.scopes.length > 0;
  }

  /** Whether findings block in a stack, which has something governed in it, or anywhere in the app. */
  public enforcesIn(stack?: string): boolean {
    if (this.regime.modeAt({}) === GovernanceMode.ENFORCE) return true;
    if (stack === undefined) return this.hasGovernedScopes;
    return [...this.ownerOf.keys()].some(({ view }) => view.place.stack === stack);
  }

  /** The governed scope that a resource belongs to. */
  public ownerOfResource(resource: RenderedResource): GovernedScope | undefined {
    return this.ownerOf.get(resource);
  }

  /** The resources of a governed scope, without those of components inside of it. */
  public resourcesOf(scope: GovernedScope): readonly RenderedResource[] {
    return this.owned.get(scope) ?? [];
  }

  /** What the decision needs to know about a resource. */
  public contextOf(resource: RenderedResource, appeals: Appeals): ResourceContext {
    let context = this.contexts.get(resource);
    if (!context) this.contexts.set(resource, context = this.makeContext(resource, appeals));
    return context;
  }

  private makeContext(resource: RenderedResource, appeals: Appeals): ResourceContext {
    const owner = this.ownerOf.get(resource);
    const policy = this.policyFor(resource);
    const appealed = appeals.at(resource.view.place.path);
    const identity = identityOf(resource, owner);
    return {
      mode: owner ? GovernanceMode.ENFORCE : this.regime.modeAt({}),
      identity,
      lastingPlace: { within: identity.slice(0, -1).join('/'), construct: identity[identity.length - 1] },
      exceptions: this.exceptionsFor(resource, owner),
      place: this.placeIn(resource, owner),
      policy,
      source: sourceOf(resource.construct, owner?.construct),
      isAppealed: appealed.length === 0 ? undefined : (names) => appealed.some(({ rule }) => names.includes(baseRuleId(rule))),
      lastingDetail: (detail) => this.lastingDetail(detail, resource),
      lastingValue: (value) => stableJson(this.lastingValue(value, resource)),
    };
  }

  /** Where a resource is, in the words of a waiver's scope. */
  private placeIn({ view }: RenderedResource, owner: GovernedScope | undefined): WaivedPlace {
    const { application, component } = placeOf(owner);
    return { path: view.place.path, type: view.type, application, environments: this.environmentsAround(owner), component };
  }

  /** The name of the environment that a governed scope belongs to, and its construct path. */
  private environmentsAround(owner: GovernedScope | undefined): readonly string[] {
    if (!owner) return [];
    let names = this.environmentNames.get(owner);
    if (!names) {
      const { [TagKey.ENVIRONMENT]: name } = owner.identity;
      const around = this.scopes.find((scope) => !scope.component && scope.identity[TagKey.ENVIRONMENT] === name);
      this.environmentNames.set(owner, names = around ? [name, around.construct.node.path] : [name]);
    }
    return names;
  }

  /** The names of the applications that have an environment in the app. */
  public applications(): string[] {
    return [...new Set(this.scopes.map(({ identity }) => identity[TagKey.APPLICATION]))];
  }

  /** References by logical id change with renames of what lies around the other resource; its identity does not. */
  private lastingValue(value: unknown, resource: RenderedResource): unknown {
    if (typeof value === 'string') return this.lastingText(value, resource);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((part) => this.lastingValue(part, resource));
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, this.lastingValue(part, resource)]));
  }

  /** A text that is a logical id, or begins with one and an attribute. */
  private lastingText(text: string, { stack }: RenderedResource): string {
    const [logicalId, ...attribute] = text.split('.');
    const neighbour = stack.resource(logicalId);
    return neighbour ? [identityOf(neighbour, this.ownerOf.get(neighbour)).join('/'), ...attribute].join('.') : text;
  }

  /** Rules of cdk-nag write a neighbour as `<LogicalId.Arn>`, and its logical id changes when what lies around it is renamed. */
  private lastingDetail(detail: string, { stack }: RenderedResource): string {
    return detail.replace(/<(\w+)(?=[.>])/g, (written, logicalId: string) => {
      const neighbour = stack.resource(logicalId);
      return neighbour ? `<${identityOf(neighbour, this.ownerOf.get(neighbour)).join('/')}` : written;
    });
  }

  /** The governed scopes with what is theirs. */
  public residents(): Resident[] {
    return this.scopes.map((scope) => ({ scope, resources: this.resourcesOf(scope), policy: this.policyIn(scope) }));
  }

  /** What the layers of policy say where a resource is. */
  public policyFor(resource: RenderedResource): EffectivePolicy {
    return this.policyIn(this.ownerOf.get(resource));
  }

  private policyIn(owner: GovernedScope | undefined): EffectivePolicy {
    let policy = this.policies.get(owner);
    if (!policy) this.policies.set(owner, policy = this.regime.at(placeOf(owner)));
    return policy;
  }

  /** What components stated about a resource, as far as it counts. */
  public factsAbout(resource: RenderedResource): Fact[] {
    const owner = this.ownerOf.get(resource);
    if (!owner || owner.facts.length === 0 || !this.trust.counts(owner, false)) return [];
    return owner.facts.filter((fact) => resource.construct !== undefined && standsFor(fact.resource, resource.construct))
      .map(({ property, value, reason }) => ({ property, value, reason, statedBy: owner.construct.node.path }));
  }

  /** Whether the policy excepts a finding from nothing. */
  public isForbidden(finding: Finding): boolean {
    const { controls, resource } = finding;
    const found = resource && this.rendered.resource(resource.template, resource.logicalId);
    return isForbidden({ names: namesOf(finding), controls, policy: found ? this.policyFor(found) : this.policy });
  }

  /** The environments of the app with the place that policy knows them as. */
  public places(): { readonly path: string; readonly place: PolicyPlace; readonly scope: GovernedScope }[] {
    return this.scopes.filter(({ component }) => !component).map((scope) => ({ path: scope.construct.node.path, place: placeOf(scope), scope }));
  }

  /** The place of a stack: that of the environment that it belongs to. */
  public placeOfStack(stack: Stack): PolicyPlace {
    return placeOf(this.environmentOfStack(stack));
  }

  /** The environment that a stack belongs to. */
  public environmentOfStack(stack: Stack): GovernedScope | undefined {
    const environment = environmentOfStack(stack);
    return this.scopes.find(({ construct }) => construct === environment);
  }

  /** What the layers of policy say everywhere. */
  public get policy(): EffectivePolicy {
    return this.regime.at({});
  }

  /** How much a finding matters that comes from no rule of a pack. */
  public severityOf(rule: string, own: Severity): Severity {
    return this.policy.severityOf({ id: rule, severity: own }, State.NON_COMPLIANT);
  }

  /** What a component says itself about its own resources goes before what the catalogue says about the CDK's. */
  private exceptionsFor(resource: RenderedResource, owner: GovernedScope | undefined): Map<string, Exception> {
    const { construct } = resource;
    const exceptions = this.policyFor(resource).allowsPlatformExceptions() ? this.platform.about(resource) : new Map<string, Exception>();
    if (!owner || !construct) return exceptions;
    for (const proposal of owner.proposals) {
      if (!isAbout(proposal, construct) || !this.trust.admits(proposal, owner)) continue;
      for (const name of rulesOf(proposal)) exceptions.set(name, proposedException(proposal));
    }
    return exceptions;
  }

}

/** Names that survive renames of what lies between: environment, component, path within it; elsewhere stack and path. */
function identityOf({ view, construct }: RenderedResource, owner: GovernedScope | undefined): string[] {
  if (!owner || !construct) return [view.place.stack, view.place.path];
  return [owner.identity.environment, owner.component?.name ?? 'environment', pathWithin(construct, owner.construct)];
}

function pathWithin(construct: CfnResource, ancestor: IConstruct): string {
  return construct.node.path.slice(ancestor.node.path.length + 1);
}

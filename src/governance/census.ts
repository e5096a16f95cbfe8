import { CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Appeals } from './appeals';
import { environmentOf } from './composition';
import { ENVELOPE_EXCEEDED } from './envelopes/envelope-rules';
import { GovernedScope, governedScopeAround, markOf, topStackOf, typeOf } from './governed-scope';
import { PlatformExceptions } from './platform/platform-exceptions';
import { isAbout, Proposal, standsFor } from './proposal';
import { Regime } from './regime';
import { sourceOf } from './source-position';
import { Library, UntrustedProposal } from './untrusted-proposals';
import { ResponsibilityTopic } from '../core/responsibility';
import { ComponentEntry, EnvironmentEntry, FactEntry, PromiseEntry, ResourceEntry, ResponsibilityEntry, WaiverEntry } from '../evidence/record/record';
import { ResourceContext } from '../policy/decide';
import { Evaluation } from '../policy/evaluation';
import { isForbidden, WaivedPlace } from '../policy/exceptions/candidate';
import { Fact } from '../policy/fact';
import { Exception, Finding, namesOf } from '../policy/finding';
import { EffectivePolicy } from '../policy/layers/effective-policy';
import { PolicyPlace } from '../policy/layers/layer-place';
import { GovernanceMode } from '../policy/mode';
import { CDK_METADATA, RenderedResource } from '../policy/rendered';
import { RenderedApp } from '../policy/rendered-app';
import { Severity } from '../policy/severity';
import { State } from '../policy/verdict';
import { append } from '../private/append';
import { isWithin } from '../private/construct-path';
import { baseRuleId, fullRuleId } from '../private/rule-id';
import { stableJson } from '../private/stable-json';
import { VERSION } from '../private/version';
import { TagKey } from '../tagging/tag-keys';

/** The name of this library in the types of its components. */
const OURSELVES = 'cdk-paved-road';

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
  private readonly scopes: GovernedScope[];
  private readonly owned = new Map<GovernedScope, RenderedResource[]>();
  private readonly ownerOf = new Map<RenderedResource, GovernedScope>();
  private readonly contexts = new Map<RenderedResource, ResourceContext>();
  private readonly policies = new Map<GovernedScope | undefined, EffectivePolicy>();
  private readonly environmentNames = new Map<GovernedScope, readonly string[]>();

  private readonly platform: PlatformExceptions;

  constructor(app: IConstruct, private readonly rendered: RenderedApp, private readonly regime: Regime) {
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

  /** The governed scopes of the app. */
  public residents(): Resident[] {
    return this.scopes.map((scope) => ({ scope, resources: this.owned.get(scope) ?? [], policy: this.policyIn(scope) }));
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
    if (!owner || owner.facts.length === 0 || !this.counts(owner, false)) return [];
    return owner.facts.filter((fact) => resource.construct !== undefined && standsFor(fact.resource, resource.construct))
      .map(({ property, value, reason }) => ({ property, value, reason, statedBy: owner.construct.node.path }));
  }

  /** Everything that was stated, and which verdicts rest on it. */
  public facts(evaluations: readonly Evaluation[]): FactEntry[] {
    const resting = evaluations.filter(({ facts }) => facts !== undefined);
    return this.scopes.flatMap((scope) => scope.facts.map(({ resource, property, value, reason }): FactEntry => {
      const isAboutIt = ({ resource: { construct }, facts = [] }: Evaluation) =>
        construct !== undefined && standsFor(resource, construct) && facts.some((fact) => fact.property === property);
      const verdicts = resting.filter(isAboutIt);
      return {
        path: resource.node.path,
        property,
        value,
        statedBy: scope.construct.node.path,
        reason,
        state: !this.counts(scope, false) ? 'untrusted' : verdicts.length > 0 ? 'used' : 'unused',
        verdicts: verdicts.map(({ rule, state }) => ({ rule: rule.id, state })),
      };
    }));
  }

  /** Whether the policy excepts a finding from nothing. */
  public isForbidden(finding: Finding): boolean {
    const { controls, resource } = finding;
    const found = resource && this.rendered.resource(resource.template, resource.logicalId);
    return isForbidden({ names: namesOf(finding), controls, policy: found ? this.policyFor(found) : this.policy });
  }

  /** The environments of the app with the place that policy knows them as. */
  public places(): { readonly path: string; readonly place: PolicyPlace }[] {
    return this.scopes.filter(({ component }) => !component).map((scope) => ({ path: scope.construct.node.path, place: placeOf(scope) }));
  }

  /** The place of a stack: that of the environment that it belongs to. */
  public placeOfStack(stack: Stack): PolicyPlace {
    const resident = environmentOf(stack);
    return placeOf(this.scopes.find(({ construct }) => construct === resident));
  }

  /** What the layers of policy say everywhere. */
  public get policy(): EffectivePolicy {
    return this.regime.at({});
  }

  /** How much a finding matters that comes from no rule of a pack. */
  public severityOf(rule: string, own: Severity): Severity {
    return this.policy.severityOf({ id: rule, severity: own }, State.NON_COMPLIANT);
  }

  /**
   * Whether what a component says about its own resources counts: the policy trusts its library at that version, and nobody but this
   * library's own code speaks for this library.
   */
  private counts(scope: GovernedScope, isOwnCode: boolean): boolean {
    const library = libraryBehind(scope, isOwnCode);
    return library !== undefined && this.regime.at(placeOf(scope)).trusts(library.name, library.version);
  }

  /** Whether a proposal counts. Nobody signs off what its own component asks for. */
  private admits({ rule, trusted }: Proposal, scope: GovernedScope): boolean {
    return baseRuleId(rule) !== ENVELOPE_EXCEEDED.id && this.counts(scope, trusted);
  }

  /** What a component says itself about its own resources goes before what the catalogue says about the CDK's. */
  private exceptionsFor(resource: RenderedResource, owner: GovernedScope | undefined): Map<string, Exception> {
    const { construct } = resource;
    const exceptions = this.policyFor(resource).allowsPlatformExceptions() ? this.platform.about(resource) : new Map<string, Exception>();
    if (!owner || !construct) return exceptions;
    for (const proposal of owner.proposals) {
      if (isAbout(proposal, construct) && this.admits(proposal, owner)) exceptions.set(proposal.rule, proposedException(proposal));
    }
    return exceptions;
  }

  /** The proposals that do not count. */
  public untrusted(): UntrustedProposal[] {
    return this.scopes.flatMap((scope) => scope.proposals.filter(({ trusted }) => !this.counts(scope, trusted))
      .map(({ rule, resource, reason, component, trusted }): UntrustedProposal => ({
        origin: 'proposal', rule, meansDetails: false, path: resource.node.path, reason, component, library: libraryBehind(scope, trusted),
      })));
  }

  /** The environments of the app, with who asked for which part. */
  public environments(): EnvironmentEntry[] {
    return this.scopes.flatMap(({ construct, identity, parts, network, contract }) => parts ? [{
      path: construct.node.path,
      identity,
      parts: parts(),
      stacks: this.stacksOf(construct),
      network: network?.(),
      contract,
      source: sourceOf(undefined, construct),
    }] : []);
  }

  /** Every resource of every template, with who it belongs to. */
  public resources(): ResourceEntry[] {
    return this.rendered.resources.filter(({ view }) => view.type !== CDK_METADATA).map((resource): ResourceEntry => {
      const { path, type, template, logicalId } = resource.view.place;
      return { path, type, template, logicalId, governedBy: this.ownerOf.get(resource)?.construct.node.path };
    });
  }

  /** The stacks below an environment, and those that components of it settled in. */
  private stacksOf(environment: IConstruct): string[] {
    return this.rendered.stacks
      .filter(({ path, stack }) => isWithin(path, environment.node.path) || environmentOf(topStackOf(stack)) === environment)
      .map(({ path }) => path);
  }

  /** The components of the app, with what became of their promises. */
  public components(evaluations: readonly Evaluation[]): ComponentEntry[] {
    const byOwner = new Map<GovernedScope, Evaluation[]>();
    for (const evaluation of evaluations) {
      const owner = this.ownerOf.get(evaluation.resource);
      if (owner?.component) append(byOwner, owner, evaluation);
    }
    return this.scopes.flatMap((scope) => scope.component ? [{
      path: scope.construct.node.path,
      type: scope.component.type,
      version: scope.component.version,
      identity: scope.identity,
      resources: (this.owned.get(scope) ?? []).map(({ view }) => view.place.path),
      stacks: [...new Set((this.owned.get(scope) ?? []).map(({ view }) => view.place.stack))],
      source: sourceOf(undefined, scope.construct),
      promises: scope.component.promises.map((rule) => promiseEntry(rule, byOwner.get(scope) ?? [])),
    }] : []);
  }

  /** Who does what about environments and components, by type; once for those of a type that say the same. */
  public responsibilities(): ResponsibilityEntry[] {
    const byMatrix = new Map<string, GovernedScope[]>();
    for (const scope of this.scopes) append(byMatrix, stableJson([typeOf(scope), scope.responsibilities]), scope);
    return [...byMatrix.values()].map(responsibilityEntry).sort((a, b) => a.type < b.type ? -1 : a.type > b.type ? 1 : 0);
  }

  /** Every exception that was proposed, and whether a finding made use of it; those of the platform that one made use of. */
  public waivers(findings: readonly Finding[], evaluations: readonly Evaluation[]): WaiverEntry[] {
    const judged = new Set(evaluations.map(({ rule }) => rule.id));
    const used = new Set(findings.flatMap(({ waiver }) => waiver ? [waiver.id] : []));
    const proposed = this.scopes.flatMap((scope) => scope.proposals.map((proposal): WaiverEntry => ({
      origin: 'proposal',
      component: proposal.component,
      rule: proposal.rule,
      resource: proposal.resource.node.path,
      reason: proposal.reason,
      state: stateOf(this.admits(proposal, scope), used.has(proposedException(proposal).id), judged.has(baseRuleId(proposal.rule))),
    })));
    return [...proposed, ...findings.flatMap(platformEntry)];
  }
}

function stateOf(trusted: boolean, isUsed: boolean, isJudged: boolean): WaiverEntry['state'] {
  if (!trusted) return 'untrusted';
  return isUsed ? 'active' : isJudged ? 'unused' : 'idle';
}

/** The entry of an exception of the platform, for a finding that is excepted by one. */
function platformEntry({ rule, detail, resource, waiver }: Finding): WaiverEntry[] {
  if (waiver?.origin !== 'platform') return [];
  const { origin, component, helper, cdk, reason } = waiver;
  return [{ origin, component: component!, helper, cdk, rule: fullRuleId(rule, detail), resource: resource!.path, reason, state: 'active' }];
}

function proposedException({ component, rule, resource, reason }: Proposal): Exception {
  return { id: `${component}: ${rule} on ${resource.node.path}`, origin: 'proposal', component, reason };
}

/** Which library at which version speaks for a scope; none where somebody else speaks as this one. */
function libraryBehind({ component }: GovernedScope, isOwnCode: boolean): Library | undefined {
  if (isOwnCode) return { name: OURSELVES, version: VERSION };
  const name = component && libraryOf(component.type);
  return name === undefined || name === OURSELVES ? undefined : { name, version: component!.version };
}

/** The library that a component comes from: what stands before its class name. */
function libraryOf(type: string): string {
  return type.slice(0, Math.max(0, type.lastIndexOf('.')));
}

function placeOf(scope: GovernedScope | undefined): PolicyPlace {
  if (!scope) return {};
  const { [TagKey.APPLICATION]: application, [TagKey.ENVIRONMENT]: environment, [TagKey.TIER]: tier } = scope.identity;
  return { application, environment, tier, component: scope.component?.name };
}

/** Names that survive renames of what lies between: environment, component, path within it; elsewhere stack and path. */
function identityOf({ view, construct }: RenderedResource, owner: GovernedScope | undefined): string[] {
  if (!owner || !construct) return [view.place.stack, view.place.path];
  return [owner.identity.environment, owner.component?.name ?? 'environment', pathWithin(construct, owner.construct)];
}

function pathWithin(construct: CfnResource, ancestor: IConstruct): string {
  return construct.node.path.slice(ancestor.node.path.length + 1);
}

function responsibilityEntry(scopes: readonly GovernedScope[]): ResponsibilityEntry {
  const [scope] = scopes;
  const said = new Set(scope.responsibilities.map(({ topic }) => topic));
  return {
    type: typeOf(scope),
    paths: scopes.map(({ construct }) => construct.node.path),
    topics: scope.responsibilities,
    missing: Object.values(ResponsibilityTopic).filter((topic) => !said.has(topic)),
  };
}

function promiseEntry(rule: string, evaluations: readonly Evaluation[]): PromiseEntry {
  const states = new Set(evaluations.filter((evaluation) => evaluation.rule.id === rule).map(({ state }) => state));
  const worst = [State.NON_COMPLIANT, State.UNKNOWN, State.COMPLIANT].find((state) => states.has(state));
  return { rule, state: worst ?? State.NOT_APPLICABLE };
}

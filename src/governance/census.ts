import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { GovernedScope, governedScopeAround, markOf } from './governed-scope';
import { isAbout, Proposal } from './proposal';
import { sourceOf } from './source-position';
import { ComponentEntry, EnvironmentEntry, PromiseEntry, WaiverEntry } from '../evidence/record';
import { ResourceContext } from '../policy/decide';
import { Evaluation } from '../policy/evaluation';
import { Exception, Finding } from '../policy/finding';
import { GovernanceMode } from '../policy/mode';
import { RenderedApp, RenderedResource } from '../policy/rendered-app';
import { State } from '../policy/verdict';
import { append } from '../private/append';

/** Who lives in an app: its governed scopes, and which resource belongs to which of them. */
export class Census {
  private readonly scopes: GovernedScope[];
  private readonly owned = new Map<GovernedScope, RenderedResource[]>();
  private readonly ownerOf = new Map<RenderedResource, GovernedScope>();

  constructor(app: IConstruct, rendered: RenderedApp, private readonly outside: GovernanceMode) {
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
    if (this.outside === GovernanceMode.ENFORCE) return true;
    if (stack === undefined) return this.hasGovernedScopes;
    return [...this.ownerOf.keys()].some(({ view }) => view.place.stack === stack);
  }

  /** The governed scope that a resource belongs to. */
  public ownerOfResource(resource: RenderedResource): GovernedScope | undefined {
    return this.ownerOf.get(resource);
  }

  /** What the decision needs to know about a resource. */
  public contextOf(resource: RenderedResource): ResourceContext {
    const owner = this.ownerOf.get(resource);
    return {
      mode: owner ? GovernanceMode.ENFORCE : this.outside,
      identity: identityOf(resource, owner),
      exceptions: exceptionsFor(resource, owner),
      source: sourceOf(resource.construct, owner?.construct),
    };
  }

  /** The environments of the app, with who asked for which part. */
  public environments(): EnvironmentEntry[] {
    return this.scopes.flatMap(({ construct, identity, parts }) => parts ? [{ path: construct.node.path, identity, parts: parts() }] : []);
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
      promises: scope.component.promises.map((rule) => promiseEntry(rule, byOwner.get(scope) ?? [])),
    }] : []);
  }

  /** Every exception that was proposed, and whether a finding made use of it. */
  public waivers(findings: readonly Finding[], evaluations: readonly Evaluation[]): WaiverEntry[] {
    const judged = new Set(evaluations.map(({ rule }) => rule.id));
    const used = new Set(findings.flatMap(({ waiver }) => waiver ? [waiver.id] : []));
    return this.scopes.flatMap((scope) => scope.proposals.map((proposal): WaiverEntry => ({
      origin: 'proposal',
      component: proposal.component,
      rule: proposal.rule,
      resource: proposal.resource.node.path,
      reason: proposal.reason,
      state: stateOf(proposal, used.has(exceptionOf(proposal).id), judged.has(proposal.rule.split('[')[0])),
    })));
  }
}

function stateOf({ trusted }: Proposal, isUsed: boolean, isJudged: boolean): WaiverEntry['state'] {
  if (!trusted) return 'untrusted';
  return isUsed ? 'active' : isJudged ? 'unused' : 'idle';
}

function exceptionsFor({ construct }: RenderedResource, owner: GovernedScope | undefined): Map<string, Exception> {
  if (!owner || !construct) return new Map();
  return new Map(owner.proposals
    .filter((proposal) => proposal.trusted && isAbout(proposal, construct))
    .map((proposal) => [proposal.rule, exceptionOf(proposal)]));
}

function exceptionOf({ component, rule, resource, reason }: Proposal): Exception {
  return { id: `${component}: ${rule} on ${resource.node.path}`, origin: 'proposal', component, reason };
}

/** Names that survive renames of what lies between: environment, component, path within it; elsewhere stack and path. */
function identityOf({ view, construct }: RenderedResource, owner: GovernedScope | undefined): string[] {
  if (!owner || !construct) return [view.place.stack, view.place.path];
  return [owner.identity.environment, owner.component?.name ?? 'environment', pathWithin(construct, owner.construct)];
}

function pathWithin(construct: CfnResource, ancestor: IConstruct): string {
  return construct.node.path.slice(ancestor.node.path.length + 1);
}

function promiseEntry(rule: string, evaluations: readonly Evaluation[]): PromiseEntry {
  const states = new Set(evaluations.filter((evaluation) => evaluation.rule.id === rule).map(({ state }) => state));
  const worst = [State.NON_COMPLIANT, State.UNKNOWN, State.COMPLIANT].find((state) => states.has(state));
  return { rule, state: worst ?? State.NOT_APPLICABLE };
}

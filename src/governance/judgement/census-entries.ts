import { IAppEnvironment } from '../../core/app-environment';
import { ResponsibilityTopic } from '../../core/responsibility';
import { ComponentEntry, EnvironmentEntry, FactEntry, PromiseEntry, ResourceEntry, ResponsibilityEntry, WaiverEntry } from '../../evidence/record/record';
import { Evaluation } from '../../policy/collection/evaluation';
import { Finding } from '../../policy/decision/finding';
import { State } from '../../policy/rule/verdict';
import { CDK_METADATA } from '../../policy/template/rendered';
import { RenderedApp } from '../../policy/template/rendered-app';
import { append } from '../../private/append';
import { baseRuleId, checkOf, fullRuleId } from '../../private/rule-id';
import { stableJson } from '../../private/stable-json';
import { libraryBehind, Trust } from '../appeals/trust';
import { UntrustedProposal } from '../appeals/untrusted-proposals';
import { Census } from '../census';
import { JudgedObjective } from '../checks/objective-judge';
import { endOf } from '../scope/environment-end';
import { environmentOfStack } from '../scope/environment-stacks';
import { GovernedScope, typeOf } from '../scope/governed-scope';
import { sourceOf } from '../scope/source-position';
import { Proposal, proposedException, rulesOf, standsFor } from '../statements/proposal';

/** What the record says about those who live in an app. */
export class CensusEntries {
  private readonly scopes: readonly GovernedScope[];

  constructor(private readonly census: Census, private readonly rendered: RenderedApp, private readonly trust: Trust) {
    this.scopes = census.scopes;
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
        state: !this.trust.counts(scope, false) ? 'untrusted' : verdicts.length > 0 ? 'used' : 'unused',
        verdicts: verdicts.map(({ rule, state }) => ({ rule: rule.id, state })),
      };
    }));
  }

  /** The proposals that do not count. */
  public untrusted(): UntrustedProposal[] {
    return this.scopes.flatMap((scope) => scope.proposals.filter(({ trusted }) => !this.trust.counts(scope, trusted))
      .map(({ rule, resource, reason, component, trusted }): UntrustedProposal => ({
        origin: 'proposal', rule, meansDetails: false, path: resource.node.path, reason, component, library: libraryBehind(scope, trusted),
      })));
  }

  /** The environments of the app, with who asked for which part. */
  public environments(): EnvironmentEntry[] {
    return this.scopes.flatMap(({ construct, identity, parts, costs, network, end, contract }) => parts ? [{
      path: construct.node.path,
      identity,
      parts: parts(),
      costs: costs?.(),
      stacks: this.rendered.stacks.filter(({ stack }) => environmentOfStack(stack) === construct).map(({ path }) => path),
      network: network?.(),
      contract,
      end: endOf(construct as IAppEnvironment, end?.(), this.rendered),
      source: sourceOf(undefined, construct),
    }] : []);
  }

  /** Every resource of every template, with who it belongs to. */
  public resources(): ResourceEntry[] {
    return this.rendered.resources.filter(({ view }) => view.type !== CDK_METADATA).map((resource): ResourceEntry => {
      const { path, type, template, logicalId } = resource.view.place;
      return { path, type, template, logicalId, governedBy: this.census.ownerOfResource(resource)?.construct.node.path };
    });
  }

  /** The components of the app, with what became of their promises and objectives. */
  public components(evaluations: readonly Evaluation[], objectives: readonly JudgedObjective[]): ComponentEntry[] {
    const byOwner = new Map<GovernedScope, Evaluation[]>();
    for (const evaluation of evaluations) {
      const owner = this.census.ownerOfResource(evaluation.resource);
      if (owner?.component) append(byOwner, owner, evaluation);
    }
    return this.scopes.flatMap((scope) => scope.component ? [{
      path: scope.construct.node.path,
      type: scope.component.type,
      version: scope.component.version,
      identity: scope.identity,
      resources: this.census.resourcesOf(scope).map(({ view }) => view.place.path),
      stacks: [...new Set(this.census.resourcesOf(scope).map(({ view }) => view.place.stack))],
      source: sourceOf(undefined, scope.construct),
      promises: scope.component.promises.map((rule) => promiseEntry(rule, byOwner.get(scope) ?? [])),
      objectives: entriesOf(scope, objectives),
      withoutAlarms: scope.component.withoutAlarms.length > 0 ? scope.component.withoutAlarms : undefined,
    }] : []);
  }

  /** Who does what about environments and components, by type; once for those of a type that say the same. */
  public responsibilities(): ResponsibilityEntry[] {
    const byMatrix = new Map<string, GovernedScope[]>();
    for (const scope of this.scopes) append(byMatrix, stableJson([typeOf(scope), scope.responsibilities]), scope);
    return [...byMatrix.values()].map(responsibilityEntry).sort((a, b) => a.type < b.type ? -1 : a.type > b.type ? 1 : 0);
  }

  /** Every exception that was proposed, and what became of it, but trusted ones for rules that no pack has; those of the platform in use. */
  public waivers(findings: readonly Finding[], evaluations: readonly Evaluation[]): WaiverEntry[] {
    const judged = new Set([...new Set(evaluations.map(({ rule }) => rule.id))].flatMap((id) => [id, checkOf(id)]));
    const used = new Set(findings.flatMap(({ waiver }) => waiver ? [waiver.id] : []));
    const speaks = (proposal: Proposal, scope: GovernedScope) =>
      !this.trust.admits(proposal, scope) || rulesOf(proposal).some((rule) => judged.has(baseRuleId(rule)));
    const proposed = this.scopes.flatMap((scope) => scope.proposals.filter((proposal) => speaks(proposal, scope)).map((proposal): WaiverEntry => ({
      origin: 'proposal',
      component: proposal.component,
      rule: proposal.rule,
      resource: proposal.resource.node.path,
      reason: proposal.reason,
      state: stateOf(this.trust.admits(proposal, scope), used.has(proposedException(proposal).id)),
    })));
    return [...proposed, ...findings.flatMap(platformEntry)];
  }
}

/** Nothing where a component has no objectives. */
function entriesOf(owner: GovernedScope, objectives: readonly JudgedObjective[]): ComponentEntry['objectives'] {
  const own = objectives.filter(({ scope }) => scope === owner).map(({ entry }) => entry);
  return own.length > 0 ? own : undefined;
}

function stateOf(trusted: boolean, isUsed: boolean): WaiverEntry['state'] {
  if (!trusted) return 'untrusted';
  return isUsed ? 'active' : 'unused';
}

/** The entry of an exception of the platform, for a finding that is excepted by one. */
function platformEntry({ rule, detail, resource, waiver }: Finding): WaiverEntry[] {
  if (waiver?.origin !== 'platform') return [];
  const { origin, component, helper, cdk, reason } = waiver;
  return [{ origin, component: component!, helper, cdk, rule: fullRuleId(rule, detail), resource: resource!.path, reason, state: 'active' }];
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

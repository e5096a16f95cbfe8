import { IConstruct } from 'constructs';
import { ProposalCheck, ProposalProblem } from './proposal-problem';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { concerns, foundIn } from '../governance/appeals/appeals';
import { GovernanceHost } from '../governance/host';
import { GovernedScope, governedScopeAround, markOf } from '../governance/scope/governed-scope';
import { Proposal } from '../governance/statements/proposal';
import { reasonProblem } from '../policy/decision/exceptions/reason-quality';
import { Finding } from '../policy/decision/finding';
import { baseRuleId, checkOf } from '../private/rule-id';

/**
 * What is wrong with the exceptions that components propose: that they reach beyond the component, that nothing is found which they
 * lift, or that their reason is none.
 *
 * Whether the policy trusts the library makes no difference. Apps are judged by the packs that they have, so govern the app of the test
 * by those that the rules belong to.
 */
export class ProposalLint {
  /**
   * The lint of one component with everything in it, or of an environment.
   *
   * Synthesizes the app where that was not done yet. Refuses a construct in which nothing is governed with `NotGoverned`.
   *
   * @param component the component, in its app
   */
  public static of(component: IConstruct): ProposalLint {
    return ProposalLint.ofAll([component]);
  }

  /**
   * The lint of a component in all that may be chosen for it, each choice in an app of its own: a proposal that one of them needs
   * is needed. Proposals are the same when component type, rule and path below the component are.
   *
   * Synthesizes the apps where that was not done yet. Refuses a construct in which nothing is governed with `NotGoverned`.
   *
   * @param components the components, each in its app
   */
  public static ofAll(components: IConstruct[]): ProposalLint {
    return new ProposalLint(components.flatMap(castsIn));
  }

  private constructor(private readonly casts: readonly Cast[]) {}

  /** Everything that is wrong, in the order of the components. What is wrong in each choice is listed once. */
  public problems(): ProposalProblem[] {
    const needed = new Set(this.casts.filter(({ lifted }) => lifted.length > 0).map(({ name }) => name));
    const problems = new Map<string, ProposalProblem>();
    for (const cast of this.casts) {
      for (const problem of [...cast.reachProblems(), ...needed.has(cast.name) ? [] : cast.needProblems(), ...cast.reasonProblems()]) {
        const name = `${cast.name} ${problem.check}`;
        if (!problems.has(name)) problems.set(name, problem);
      }
    }
    return [...problems.values()];
  }

  /** Asserts that nothing is wrong. Otherwise it throws with every problem. */
  public verify(): void {
    const problems = this.problems().map(({ component, rule, resource, message }) => `  - ${component}, ${rule} on ${resource}: ${message}`);
    if (problems.length > 0) throw new Error(`proposed exceptions have ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:\n${problems.join('\n')}`);
  }
}

/** A proposal as it stands in one app, with what it lifts there. */
class Cast {
  /** What it would lift if it counted. */
  public readonly lifted: readonly Finding[];

  constructor(private readonly scope: GovernedScope, private readonly proposal: Proposal, private readonly app: JudgedApp) {
    const { rule, resource, reason } = proposal;
    const appeal = { origin: 'proposal' as const, rule, meansDetails: false, path: resource.node.path, reason };
    this.lifted = this.isWithinReach ? app.findings.filter((finding) => finding.resource !== undefined && concerns(appeal, foundIn(finding))) : [];
  }

  /** What is the same in every app that the component is in. */
  public get name(): string {
    const { construct, component } = this.scope;
    return [component?.type ?? 'environment', this.proposal.rule, this.proposal.resource.node.path.slice(construct.node.path.length)].join(' ');
  }

  public reachProblems(): ProposalProblem[] {
    if (this.isWithinReach) return [];
    const owner = governedScopeAround(this.proposal.resource);
    const theirs = owner ? `${owner.construct.node.path}, which has to propose it` : 'nobody who is governed';
    return [this.problem(ProposalCheck.REACH, `the resource must belong to whoever proposes, and belongs to ${theirs}`)];
  }

  public needProblems(): ProposalProblem[] {
    const { rule, trusted } = this.proposal;
    const isKnown = this.app.rules.has(baseRuleId(rule));
    // What this library comes with answers packs that not every app has.
    if (!this.isWithinReach || this.lifted.length > 0 || (trusted && !isKnown)) return [];
    return [this.problem(ProposalCheck.NEED, isKnown
      ? 'nothing is found that it lifts; take it out, or give the test the choice that needs it'
      : 'no pack of the app has the rule; govern the app of the test by one that has it')];
  }

  public reasonProblems(): ProposalProblem[] {
    const said = reasonProblem(this.proposal.reason, this.app.reasonAtLeast, this.lifted.flatMap(({ statement, why }) => [statement, why]));
    return said === undefined ? [] : [this.problem(ProposalCheck.REASON, `${said}; say what makes the resource depart from the rule`)];
  }

  private get isWithinReach(): boolean {
    return governedScopeAround(this.proposal.resource) === this.scope;
  }

  private problem(check: ProposalCheck, message: string): ProposalProblem {
    const { rule, resource } = this.proposal;
    return { component: this.scope.construct.node.path, rule, resource: resource.node.path, check, message };
  }
}

/** What an app was judged with, and what came of it. */
interface JudgedApp {
  readonly findings: readonly Finding[];
  readonly rules: ReadonlySet<string>;
  readonly reasonAtLeast: number;
}

function castsIn(construct: IConstruct): Cast[] {
  const scopes = construct.node.findAll().flatMap((each) => markOf(each) ?? []);
  if (scopes.length === 0) {
    const message = `'component' must be a governed component or environment, or hold one, got ${construct.node.path}; extend GovernedComponent`;
    throw PavedRoadError.of(construct, ErrorCode.NOT_GOVERNED, message);
  }
  const host = GovernanceHost.ensure(construct);
  const app = {
    findings: host.judgeQuietly(),
    rules: new Set(host.plugin.latest!.record.packs.flatMap(({ ruleIds }) => ruleIds).flatMap((id) => [id, checkOf(id)])),
    reasonAtLeast: host.regime().at({}).reasonAtLeast(),
  };
  return scopes.flatMap((scope) => scope.proposals.map((proposal) => new Cast(scope, proposal, app)));
}

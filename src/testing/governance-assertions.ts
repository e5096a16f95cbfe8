import { IConstruct } from 'constructs';
import { FindingPattern, ObservedFinding } from './observed-finding';
import { GovernanceHost } from '../governance/host';
import { Disposition, Finding } from '../policy/decision/finding';
import { State } from '../policy/rule/verdict';
import { fullRuleId } from '../private/rule-id';

/**
 * The verdict on an app, in a unit test.
 *
 * It judges all stacks of the app, also those in Stages, where `Template.fromStack` calls no validation at all. An app
 * without governed components and without `Governance.apply` is judged by the default packs.
 */
export class GovernanceAssertions {
  /**
   * Synthesizes the app where that was not done yet, and judges it.
   *
   * Refuses an app that was synthesized before anything governed it with `RegisteredAfterSynthesis`.
   *
   * @param app the app, or any construct of it
   */
  public static of(app: IConstruct): GovernanceAssertions {
    const host = GovernanceHost.ensure(app);
    return new GovernanceAssertions(host.judgeQuietly());
  }

  private readonly all: ObservedFinding[];

  private constructor(findings: readonly Finding[]) {
    this.all = findings.map(observed);
  }

  /** Asserts that nothing blocks. Otherwise it throws with every blocking finding, its place and its fix. */
  public isCompliant(): void {
    const blocking = this.all.filter(({ disposition }) => disposition === Disposition.BLOCKING);
    if (blocking.length > 0) throw new Error(`expected no blocking finding, got ${blocking.length}:\n${blocking.map(inWords).join('\n')}`);
  }

  /** Everything that was found, blocking or not, in the order of the templates. */
  public findings(): ObservedFinding[] {
    return [...this.all];
  }

  /**
   * Asserts that there is a finding of a kind.
   *
   * @param pattern what it looks like; what is left out matches everything
   */
  public hasFinding(pattern: FindingPattern): void {
    if (this.matching(pattern).length > 0) return;
    throw new Error(`expected a finding like ${JSON.stringify(pattern)}, got ${this.all.length}:\n${this.all.map(inWords).join('\n')}`);
  }

  /**
   * Asserts that there is no finding of a kind.
   *
   * @param pattern what it looks like; what is left out matches everything
   */
  public hasNoFinding(pattern: FindingPattern): void {
    const matching = this.matching(pattern);
    if (matching.length === 0) return;
    throw new Error(`expected no finding like ${JSON.stringify(pattern)}, got ${matching.length}:\n${matching.map(inWords).join('\n')}`);
  }

  private matching({ rule, path, disposition, state }: FindingPattern): ObservedFinding[] {
    return this.all.filter((finding) => (rule === undefined || finding.rule === rule)
      && (path === undefined || finding.path === path || finding.path.startsWith(`${path}/`))
      && (disposition === undefined || finding.disposition === disposition)
      && (state === undefined || finding.state === state));
  }
}

function observed({ rule, detail, state, severity, disposition, resource, message, fix, source, waiver }: Finding): ObservedFinding {
  return {
    rule: fullRuleId(rule, detail),
    state,
    severity,
    disposition,
    path: resource?.path ?? '',
    message,
    fix,
    source,
    exceptedBecause: waiver?.reason,
  };
}

function inWords({ rule, path, disposition, state, message, fix, source }: ObservedFinding): string {
  const at = source === undefined ? path : `${path} (${source})`;
  return `  - ${disposition} ${rule} at ${at}: ${state === State.UNKNOWN ? 'unknown, ' : ''}${message}\n    fix: ${fix}`;
}

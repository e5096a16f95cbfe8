import { parameterProblems } from './parameter-problems';
import { RuleParameter } from './rule-parameter';
import { Severity } from './severity';
import { Verdict } from './verdict';
import { ErrorCode, PavedRoadError, Problem } from '../../core/errors';
import { ResourceView } from '../template/resource-view';

/** Everything that a reader needs to know about a rule. Packs, pages and reports are made from it. */
export interface RuleMeta {
  /** The name that it is known by for ever, such as `PR-RDS-STORAGE-ENCRYPTED`: upper case, digits and dashes. */
  readonly id: string;

  /** What holds when a resource complies, as a sentence without a full stop: `database storage is encrypted at rest`. */
  readonly statement: string;

  /** Why it matters, in one sentence without a full stop. */
  readonly why: string;

  /** What to do when it does not hold, in the words of components first. */
  readonly fix: string;

  /** How much a resource that does not comply matters. */
  readonly severity: Severity;

  /** The CloudFormation types that the rule looks at; it is asked about no other. */
  readonly types: string[];

  /** The page that the rule rests on. */
  readonly source: string;

  /**
   * Rules of other packs that make the same check, such as `AwsSolutions-RDS2`.
   * Findings of both about one resource are one finding.
   *
   * @default - no other rule is known to make the same check
   */
  readonly sameAs?: string[];

  /**
   * What the rule stands for in frameworks: the framework, a slash, and the control, such as `NIST.800-53.R5/SC-28` or
   * `AWS-FSBP/RDS.3`.
   *
   * @default - the rule stands for no control of a framework
   */
  readonly controls?: string[];

  /**
   * The numbers and lists that a policy may make stricter without another rule.
   *
   * @default - nothing about the rule can be set
   */
  readonly parameters?: RuleParameter[];
}

/**
 * One statement about resources, with a check.
 *
 * A rule sees the rendered template, so an override cannot hide from it. It keeps no state, reads no clock and no file.
 */
export abstract class Rule {
  /** What the rule says about itself. */
  public readonly meta: RuleMeta;

  /**
   * Refuses a wrong id, an empty text, a rule for no type, a control without a framework, and a parameter that comes twice
   * or whose default does not fit its order, with `InvalidRule`.
   *
   * @param meta what the rule says about itself
   */
  protected constructor(meta: RuleMeta) {
    const problems = metaProblems(meta);
    if (problems.length > 0) throw PavedRoadError.about(`rule ${meta.id}`, problems);
    this.meta = meta;
  }

  /**
   * Judges one resource of one of the types that the rule is for.
   *
   * @param resource the resource as the template has it
   */
  public abstract judge(resource: ResourceView): Verdict;

  /**
   * The value of a parameter of this rule that holds for a resource: that of the policy, else the default.
   *
   * Refuses a parameter that the rule does not have with `InvalidRule`.
   *
   * @param resource the resource that is judged; policies may differ from place to place
   * @param name the name of the parameter
   */
  protected parameter(resource: ResourceView, name: string): unknown {
    const parameter = this.meta.parameters?.find((each) => each.name === name);
    if (!parameter) {
      const names = this.meta.parameters?.map((each) => each.name).join(', ') || 'none';
      const message = `'name' must be one of the rule's parameters (${names}), got ${JSON.stringify(name)}; list it in 'parameters'`;
      throw PavedRoadError.about(`rule ${this.meta.id}`, [{ code: ErrorCode.INVALID_RULE, message }]);
    }
    return (resource as ParameterisedView)._parameter?.(this.meta.id, name) ?? parameter.default;
  }
}

/** A view that knows what the policy says about parameters. */
interface ParameterisedView {
  _parameter?(rule: string, name: string): unknown;
}

function metaProblems(meta: RuleMeta): Problem[] {
  const problems: Problem[] = [];
  const invalid = (message: string) => problems.push({ code: ErrorCode.INVALID_RULE, message });
  if (!/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$/.test(meta.id)) {
    invalid(`'id' must be upper-case words joined by dashes, such as ACME-RDS-PORT, got ${JSON.stringify(meta.id)}`);
  }
  for (const text of ['statement', 'why', 'fix', 'source'] as const) {
    if (!meta[text]?.trim()) invalid(`'${text}' must say something, got ${JSON.stringify(meta[text])}`);
  }
  if (!meta.types?.length) invalid(`'types' must name at least one CloudFormation type, got ${JSON.stringify(meta.types)}`);
  for (const control of meta.controls ?? []) {
    if (!/^[^/\s]+\/\S+$/.test(control)) invalid(`'controls' must name a framework and a control, such as NIST.800-53.R5/SC-28, got ${JSON.stringify(control)}`);
  }
  parameterProblems(meta.parameters ?? []).forEach(invalid);
  return problems;
}

import { ControlMapping } from './control-mapping';
import { controlsInText } from './control-text';
import { mappingProblems } from './mapping-problems';
import { OWN_MAPPINGS } from './own-mappings';
import { PavedRoadError } from '../../core/errors';

/**
 * What must be known about a rule to say what it stands for.
 *
 * @internal
 */
export interface ControlledRule {
  /** The name of the pack that has the rule. */
  readonly pack: string;
  /** The id of the rule, without a detail in brackets. */
  readonly rule: string;
  /** What the rule says; cdk-nag names controls there. */
  readonly statement: string;
  /** Rules of other packs that make the same check. */
  readonly sameAs: readonly string[];
  /** Qualified ids that the rule names itself, as `controls` of its description. */
  readonly controls?: readonly string[];
}

/**
 * Which controls of frameworks each rule stands for.
 *
 * @internal
 */
export class ControlIndex {
  private readonly byRule = new Map<string, Set<string>>();
  private readonly answers = new Map<string, readonly string[]>();

  /**
   * Refuses mappings without a framework, version or source, or with a control for no rule, with `InvalidValue`.
   *
   * @param mappings all that count; those of a company come in addition to `OWN_MAPPINGS`
   */
  constructor(mappings: readonly ControlMapping[] = OWN_MAPPINGS) {
    const problems = mappings.flatMap(mappingProblems);
    if (problems.length > 0) throw PavedRoadError.about('control mappings', problems);
    mappings.forEach((mapping) => this.add(mapping));
  }

  /** What the mappings say of a rule, such as `AWS-FSBP/RDS.3`, sorted; nothing for a rule that no mapping names. */
  public controlsOfRule(ruleId: string): string[] {
    return [...this.byRule.get(ruleId) ?? []].sort();
  }

  /** Every control that a mapping names, qualified by its framework. */
  public all(): string[] {
    return [...new Set([...this.byRule.values()].flatMap((controls) => [...controls]))].sort();
  }

  /**
   * What a rule stands for: by its own id, by the ids of rules that make the same check, by what it names itself, and by
   * what its text names. Sorted, each once.
   *
   * Worked out once for each rule of a pack, so it may be asked for every finding.
   */
  public controlsOf(rule: ControlledRule): readonly string[] {
    const key = JSON.stringify([rule.pack, rule.rule]);
    let answer = this.answers.get(key);
    if (!answer) this.answers.set(key, answer = this.join(rule));
    return answer;
  }

  private join({ pack, rule, statement, sameAs, controls = [] }: ControlledRule): string[] {
    const mapped = [rule, ...sameAs].flatMap((id) => this.controlsOfRule(id));
    return [...new Set([...mapped, ...controls, ...controlsInText(pack, statement)])].sort();
  }

  private add({ framework, controls }: ControlMapping): void {
    for (const [control, rules] of Object.entries(controls)) {
      for (const rule of rules) {
        const found = this.byRule.get(rule) ?? new Set();
        this.byRule.set(rule, found.add(`${framework}/${control}`));
      }
    }
  }
}

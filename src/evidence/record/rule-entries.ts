import { RuleEntry } from './record';
import { Evaluation, RuleFacts } from '../../policy/collection/evaluation';
import { State } from '../../policy/rule/verdict';
import { append } from '../../private/append';

/**
 * The rules that had something to say, by id, each with what it found in all.
 *
 * @param evaluations what the packs found out
 * @param controlsOf what a rule of a pack stands for in frameworks
 */
export function ruleEntries(evaluations: readonly Evaluation[], controlsOf: (pack: string, rule: RuleFacts) => readonly string[]): RuleEntry[] {
  const byId = new Map<string, Evaluation[]>();
  for (const evaluation of evaluations) append(byId, evaluation.rule.id, evaluation);
  return [...byId].sort(([a], [b]) => a < b ? -1 : 1).map(([id, said]): RuleEntry => {
    const [{ rule: { severity, statement, why, fix, reference } }] = said;
    const rules = [...new Map(said.map(({ pack, rule }) => [pack, rule]))];
    const counts = { [State.COMPLIANT]: 0, [State.NON_COMPLIANT]: 0, [State.UNKNOWN]: 0, [State.NOT_APPLICABLE]: 0 };
    for (const { state } of said) counts[state] += 1;
    return {
      id,
      packs: rules.map(([pack]) => pack).sort(),
      severity,
      statement,
      why,
      fix,
      reference,
      controls: [...new Set(rules.flatMap(([pack, rule]) => controlsOf(pack, rule)))].sort(),
      evaluations: { [State.COMPLIANT]: counts.compliant, [State.NON_COMPLIANT]: counts['non-compliant'], [State.UNKNOWN]: counts.unknown },
    };
  });
}

import { ruleEntries } from '../../../src/evidence/record/rule-entries';
import { Evaluation, RuleFacts } from '../../../src/policy/collection/evaluation';
import { Severity } from '../../../src/policy/rule/severity';
import { State } from '../../../src/policy/rule/verdict';

const rule = (id: string): RuleFacts => ({ id, severity: Severity.ERROR, statement: `${id} holds`, why: 'so', fix: 'do', sameAs: [], controls: [] });
const said = (facts: RuleFacts, pack: string, state: State) => ({ rule: facts, pack, state }) as Evaluation;

test('each rule is there once, by id, with the packs that have it, what it found and what it stands for in any of them', () => {
  const [second, first] = [rule('R-2'), rule('R-1')];
  const entries = ruleEntries([
    said(second, 'Theirs', State.NON_COMPLIANT), said(first, 'Ours', State.COMPLIANT), said(first, 'Ours', State.UNKNOWN), said(first, 'Copy', State.COMPLIANT),
  ], (pack, { id }) => [`${pack}/${id}`]);
  expect(entries.map(({ id, packs, controls, evaluations }) => ({ id, packs, controls, evaluations }))).toEqual([
    { id: 'R-1', packs: ['Copy', 'Ours'], controls: ['Copy/R-1', 'Ours/R-1'], evaluations: { 'compliant': 2, 'non-compliant': 0, 'unknown': 1 } },
    { id: 'R-2', packs: ['Theirs'], controls: ['Theirs/R-2'], evaluations: { 'compliant': 0, 'non-compliant': 1, 'unknown': 0 } },
  ]);
});

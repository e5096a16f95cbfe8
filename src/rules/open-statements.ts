import { anyOf } from './answer';
import { judgeViolation, worst } from './judge';
import { statementsOf } from './policy-statements';
import { Verdict } from '../policy/rule/verdict';
import { Reading } from '../policy/template/reading';

/** Judges the policy of a resource: no statement may allow something to everyone without a condition. */
export function judgeOpenness(document: Reading): Verdict {
  const verdicts = statementsOf(document).map((statement) => {
    const open = statement.meets([statement.is('Allow'), anyOf([statement.everyone, statement.everyoneElse]), statement.unconditional]);
    return judgeViolation(open, statement.path, `${statement.path} lets everyone in without a condition`);
  });
  return worst([Verdict.COMPLIANT, ...verdicts]);
}

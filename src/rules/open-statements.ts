import { anyOf } from './answer';
import { judgeViolation, worst } from './judge';
import { statementsOf } from './policy-statements';
import { Reading } from '../policy/reading';
import { Verdict } from '../policy/verdict';

/** Judges the policy of a resource: no statement may allow something to everyone without a condition. */
export function judgeOpenness(document: Reading): Verdict {
  const verdicts = statementsOf(document).map((statement) => {
    const open = statement.meets([statement.is('Allow'), anyOf([statement.everyone, statement.everyoneElse]), statement.unconditional]);
    return judgeViolation(open, statement.path, `${statement.path} lets everyone in without a condition`);
  });
  return worst([Verdict.COMPLIANT, ...verdicts]);
}

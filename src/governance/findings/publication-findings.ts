import { Words } from './words';
import { State } from '../../policy/rule/verdict';

/** The id of the finding that evidence could not be written. */
export const EVIDENCE_UNWRITTEN = 'PR-GOVERNANCE-EVIDENCE-UNWRITTEN';

/**
 * What is said when the record or a file of evidence cannot be written.
 *
 * @param problems what is wrong, a sentence for each file
 */
export function evidenceUnwritten(problems: readonly string[]): Words {
  return {
    rule: EVIDENCE_UNWRITTEN,
    packs: ['governance'],
    state: State.NON_COMPLIANT,
    message: `evidence could not be written: ${problems.join('; ')}`,
    statement: 'what was judged is written down',
    why: 'a verdict that nobody can look up later proves nothing',
    fix: 'make room where the message says, let whoever synthesizes write there, or name another place with \'Governance.apply(app, { evidence })\', '
      + 'and synthesize again; if it is no matter of the place, report it with the message',
  };
}

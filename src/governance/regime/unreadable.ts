import { State } from '../../policy/rule/verdict';
import { Words } from '../findings/words';

/** What holds in an app and stands in files. */
export type Statute = keyof typeof STATUTES;

/**
 * What is said when such files cannot be read, so that they do not look like files that say nothing: an ERROR, since nobody knows what
 * they would have said.
 *
 * @param message what is wrong with them
 */
export function unreadable(statute: Statute, message: string): Words {
  const { name, statement, why, fix } = STATUTES[statute];
  return {
    rule: `PR-GOVERNANCE-${statute}-UNREADABLE`,
    packs: ['governance'],
    state: State.UNKNOWN,
    message: `${name} cannot be read: ${message}`,
    statement,
    why,
    fix,
  };
}

const MEND = 'mend the file at the place that the message names';

const STATUTES = {
  POLICY: {
    name: 'the policy',
    statement: 'the policy of the app can be read',
    why: 'without it nobody knows what should have been asked of the app',
    fix: MEND,
  },
  REGISTER: {
    name: 'the register of waivers',
    statement: 'the register of waivers can be read',
    why: 'without it nobody knows what was granted',
    fix: MEND,
  },
  BASELINE: {
    name: 'the baseline',
    statement: 'the baseline can be read',
    why: 'without it nobody knows what was there before',
    fix: `${MEND}, or take back what changed it`,
  },
};

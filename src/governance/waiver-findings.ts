import { Words } from './words';
import { Dossier } from '../policy/exceptions/dossier';
import { FAULTS } from '../policy/exceptions/waiver-fault';
import { State } from '../policy/verdict';

/** What is said when the register cannot be read: an ERROR, since nobody knows what was granted. */
export function unreadableRegister(message: string): Words {
  return {
    rule: 'PR-GOVERNANCE-REGISTER-UNREADABLE',
    packs: ['governance'],
    state: State.UNKNOWN,
    message: `the register of waivers cannot be read: ${message}`,
    statement: 'the register of waivers can be read',
    why: 'without it nobody knows what was granted',
    fix: 'mend the file at the place that the message names',
  };
}

/** What the readers of the register should know about its entries. */
export function waiverWords(dossiers: readonly Dossier[]): Words[] {
  return dossiers.flatMap((dossier) => dossier.faults().map(({ kind, message, severity }) => {
    const { id, source } = dossier.waiver;
    const { statement, why, fix } = FAULTS[kind];
    return {
      rule: `PR-GOVERNANCE-WAIVER-${kind}`,
      packs: ['governance'],
      state: State.NON_COMPLIANT,
      severity,
      message: `the waiver ${id}${source === undefined ? '' : ` (${source})`}: ${message}`,
      statement,
      why,
      fix,
    };
  }));
}

import { Words } from './words';
import { Dossier } from '../../policy/decision/exceptions/dossier';
import { FAULTS } from '../../policy/decision/exceptions/waiver-fault';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { ComparedRegister } from '../../waivers/base/compared-register';

/** What is said where nobody can tell what a change adds to the register: the entries count, and the policy says how bad that is. */
export function unknownBases({ bases }: Pick<ComparedRegister, 'bases'>): Words[] {
  return bases.filter(({ kind }) => kind === 'unknown').map(({ path, reason }) => ({
    rule: 'PR-GOVERNANCE-WAIVER-BASE-UNKNOWN',
    packs: ['governance'],
    state: State.UNKNOWN,
    severity: path === undefined ? Severity.INFO : Severity.WARNING,
    message: path === undefined
      ? 'nobody can tell which waivers of the app the change adds: entries that are made in code cannot be compared with what was there before'
      : `nobody can tell which waivers of ${path} the change adds: ${reason}`,
    statement: 'it is known which waivers were there before the change that needs them',
    why: 'whoever makes a change does not except it',
    fix: path === undefined
      ? 'move the entries into a file of the register'
      : "let git know the default branch and its history, or name a git ref or a copy of the register with the context 'paved-road:waivers-base'",
  }));
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
      message: `the waiver ${id}: ${message}`,
      source,
      statement,
      why,
      fix,
    };
  }));
}

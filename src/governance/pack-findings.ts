import { Collection } from '../policy/collect';
import { Disposition, Finding } from '../policy/finding';
import { Severity } from '../policy/severity';
import { State } from '../policy/verdict';
import { shortHash } from '../private/stable-json';

/**
 * Findings about the packs themselves: one that died has judged nothing, and nothing is not the same as compliant.
 *
 * @param enforces whether there is any place in the app in which findings block
 */
export function packFindings({ packs }: Collection, enforces: boolean): Finding[] {
  return packs.filter(({ crash }) => crash !== undefined).map(({ name, crash }) => ({
    id: shortHash(['PR-GOVERNANCE-PACK-CRASHED', name]),
    rule: 'PR-GOVERNANCE-PACK-CRASHED',
    sameAs: [],
    controls: [],
    packs: [name],
    state: State.UNKNOWN,
    severity: Severity.ERROR,
    disposition: enforces ? Disposition.BLOCKING : Disposition.ADVISORY,
    message: `the pack ${name} threw and judged nothing: ${crash}`,
    statement: 'every pack judges every resource',
    why: 'what a pack did not look at would pass without anybody knowing',
    fix: 'mend the pack, or take it out of the list',
  }));
}

import { Appeal } from './appeals';
import { RequestEntry } from '../../evidence/record/record';
import { Finding } from '../../policy/decision/finding';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { Words } from '../findings/words';

/** A library at a version. */
export interface Library {
  /** What stands before the class in the type of its components. */
  readonly name: string;
  /** A semantic version. */
  readonly version: string;
}

/** A proposal of a component whose library no policy trusts at that version. */
export interface UntrustedProposal extends Appeal {
  readonly origin: 'proposal';
  /** The path of the component. */
  readonly component: string;

  /**
   * The library that would have to be trusted.
   *
   * @default - no policy can trust it, since somebody speaks as this library
   */
  readonly library?: Library;
}

/**
 * What is said about proposals that would lift something if they counted.
 *
 * @param heard what each of them is about
 * @param requests the entries that somebody may ask for instead
 */
export function untrustedProposalWords(
  proposals: readonly UntrustedProposal[], heard: ReadonlyMap<Appeal, readonly Finding[]>, requests: readonly RequestEntry[],
): Words[] {
  return proposals.flatMap((proposal) => {
    const [first] = heard.get(proposal) ?? [];
    if (!first) return [];
    const { component, rule, path, reason, library } = proposal;
    const from = library ? `${library.name} ${library.version}` : 'somebody who speaks as this library';
    return [{
      rule: 'PR-GOVERNANCE-PROPOSAL-UNTRUSTED',
      packs: ['governance'],
      state: State.NON_COMPLIANT,
      severity: Severity.INFO,
      resource: first.resource,
      message: `${component} of ${from} proposes an exception from ${rule} on ${path}, which does not count (${JSON.stringify(reason)})`,
      statement: 'what components propose comes from libraries that the policy trusts',
      why: 'whoever reads the code of the component would take for excepted what is not',
      fix: fixFor(library, requests.filter(({ findings }) => findings.includes(first.id)).map(({ id }) => id)),
    }];
  });
}

function fixFor(library: Library | undefined, requests: readonly string[]): string {
  const ways = [
    ...library ? [`let a layer of policy trust it with 'exceptions.trust: [${library.name}@${library.version}]'`] : [],
    ...requests.map((id) => `complete the entry ${id}, which 'requests' of the record has, and let it be approved`),
    'mend the resource',
  ];
  return ways.join(', or ');
}

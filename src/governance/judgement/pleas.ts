import { Case } from './case';
import { Inquiry } from './inquiry';
import { AcknowledgementEntry, RequestEntry } from '../../evidence/record/record';
import { Requestable } from '../../evidence/request-desk';
import { Disposition } from '../../policy/decision/finding';
import { acknowledgementsIn, acknowledgementWords, appealOf } from '../appeals/acknowledgements';
import { Appeals } from '../appeals/appeals';
import { requestEntries } from '../appeals/request-entries';
import { UntrustedProposal, untrustedProposalWords } from '../appeals/untrusted-proposals';
import { Words } from '../findings/words';

/** What becomes of what code asks for in vain. */
export interface Answered {
  /** The entries of the register that somebody has to ask for instead. */
  readonly requests: readonly RequestEntry[];
  /** What is said about proposals that would lift something if they counted. */
  readonly words: readonly Words[];
}

/** What code asks for in vain: acknowledgements, and what components propose whose library nobody trusts. */
export class Pleas {
  /** All acknowledgements. */
  public readonly acknowledgements: readonly AcknowledgementEntry[];

  /** What they want, with what untrusted components propose. */
  public readonly appeals: Appeals;

  private readonly untrusted: readonly UntrustedProposal[];

  /** @param judged the app, after everybody looked at it: what was acknowledged meanwhile is told apart */
  constructor(private readonly judged: Case) {
    const { charter, rendered, entries } = judged;
    this.acknowledgements = acknowledgementsIn(rendered, charter.acknowledged);
    this.untrusted = entries.untrusted();
    this.appeals = new Appeals([...this.untrusted, ...this.acknowledgements.map(appealOf)]);
  }

  /** What is said about acknowledgements. */
  public words({ rules, evaluations }: Inquiry): Words[] {
    return acknowledgementWords(this.acknowledgements, { rules, rendered: this.judged.rendered, found: this.appeals.foundIn(evaluations) });
  }

  /** What becomes of them, where nothing else lifts what they are about. */
  public answered(decided: Requestable): Answered {
    const { rendered, census } = this.judged;
    const heard = this.appeals.heard(decided.findings.filter(({ disposition }) => disposition !== Disposition.WAIVED));
    const requests = requestEntries(heard, { ...decided, rendered, mayBeExcepted: (finding) => !census.isForbidden(finding) });
    return { requests, words: untrustedProposalWords(this.untrusted, heard, requests) };
  }
}

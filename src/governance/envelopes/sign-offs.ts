import { GovernanceRecord } from '../../evidence/record/record';
import { RequestDesk } from '../../evidence/request-desk';
import { Finding } from '../../policy/decision/finding';
import { ENVELOPE_EXCEEDED } from '../findings/envelope-rules';

/** The ready-made entries of the register for values that need a sign-off, which is asked for more often than any other exception. */
export class SignOffs {
  private desk?: RequestDesk;

  constructor(private readonly record: GovernanceRecord) {}

  /** The entry that signs the value of a finding off, as it is pasted below `waivers:`; nothing for every other finding. */
  public entryFor(finding: Finding): string | undefined {
    if (finding.rule !== ENVELOPE_EXCEEDED.id) return undefined;
    this.desk ??= new RequestDesk(this.record, ({ value }) => value);
    return this.desk.requestFor(finding)?.toYaml();
  }
}

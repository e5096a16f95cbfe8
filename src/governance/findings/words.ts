import { Finding } from '../../policy/decision/finding';
import { Severity } from '../../policy/rule/severity';

/** What a finding says that comes from no rule of a pack. */
export interface Words extends Pick<Finding, 'rule' | 'packs' | 'state' | 'resource' | 'source' | 'message' | 'statement' | 'why' | 'fix'> {
  /**
   * How much it matters by itself.
   *
   * @default - an ERROR
   */
  readonly severity?: Severity;
}

import { RetentionSet } from './retention-set';
import { Rule } from '../../policy/rule/rule';

/** Rules on logs. */
export class LogsRules {
  /** Log groups say how long they keep their events. */
  public static readonly RETENTION_SET: Rule = new RetentionSet();

  private constructor() {}
}

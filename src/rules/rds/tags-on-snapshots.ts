import { DATABASES, isClusterMember } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Snapshots carry the tags of their database. */
export class TagsOnSnapshots extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-TAGS-ON-SNAPSHOTS',
      statement: 'snapshots carry the tags of their database',
      why: 'a snapshot outlives its database, and without tags nobody knows whose it is, what it holds and who pays for it',
      fix: 'a ServiceDatabase always does; take back the override, or set CopyTagsToSnapshot to true',
      severity: Severity.WARNING,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html',
    });
  }

  public judge(database: ResourceView): Verdict {
    if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
    const copied = database.read('CopyTagsToSnapshot');
    return judgeValue(copied, copied.flag === true);
  }
}

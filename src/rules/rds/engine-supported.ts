import { isSupported, judgeRelease, SUPPORT_RULE, supportedReleases } from './engine-support';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';

/** Databases run an engine version in standard support. */
export class EngineSupported extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-ENGINE-SUPPORTED',
      statement: 'databases run an engine version in standard support',
      why: 'after the end of its support a version is upgraded by AWS at a time that nobody chose, or costs extra for every virtual CPU and hour',
      fix: 'choose a supported version with DatabaseEngine, or raise EngineVersion to one; docs/engines.md has the table',
      severity: Severity.ERROR,
      ...SUPPORT_RULE,
    });
  }

  public judge(database: ResourceView): Verdict {
    return judgeRelease(database, (release, engine, day) => {
      if (isSupported(release, day)) return Verdict.COMPLIANT;
      const { major, until } = release;
      return Verdict.nonCompliant(`standard support of ${engine} ${major} ended on ${until}; supported are ${supportedReleases(engine, day)}`, 'EngineVersion');
    });
  }
}

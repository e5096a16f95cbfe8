import { endsSoon, isSupported, judgeRelease, SUPPORT_RULE, supportedReleases } from './engine-support';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';

/** The support of database engines lasts for another half year. */
export class EngineSupportLasts extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-ENGINE-SUPPORT-LASTS',
      statement: 'the standard support of database engines lasts for another half year',
      why: 'a major upgrade has to be tried on a copy, agreed on and rolled out, and the day on which support ends does not move',
      fix: 'plan the upgrade to a newer major version now; docs/engines.md has the table',
      severity: Severity.WARNING,
      ...SUPPORT_RULE,
    });
  }

  public judge(database: ResourceView): Verdict {
    return judgeRelease(database, (release, engine, day) => {
      // Whether it has ended is another rule's question.
      if (!isSupported(release, day)) return Verdict.NOT_APPLICABLE;
      if (!endsSoon(release, day)) return Verdict.COMPLIANT;
      const { major, until } = release;
      return Verdict.nonCompliant(`standard support of ${engine} ${major} ends on ${until}; longer supported are ${supportedReleases(engine, day)}`, 'EngineVersion');
    });
  }
}

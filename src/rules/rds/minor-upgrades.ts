import { DATABASES } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Databases take minor versions of their engine by themselves. */
export class MinorUpgrades extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-MINOR-UPGRADES',
      statement: 'databases upgrade to new minor versions of their engine by themselves',
      why: 'minor versions mend security holes, and an upgrade that waits for a person waits for long',
      fix: 'leave it to ServiceDatabase, or take AutoMinorVersionUpgrade away or set it to true',
      severity: Severity.WARNING,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html',
      sameAs: ['HIPAA.Security-RDSAutomaticMinorVersionUpgradeEnabled', 'PCI.DSS.321-RDSAutomaticMinorVersionUpgradeEnabled'],
    });
  }

  public judge(database: ResourceView): Verdict {
    const automatic = database.read('AutoMinorVersionUpgrade');
    const onByDefault = Verdict.COMPLIANT;
    return judgeValue(automatic, automatic.flag === true, onByDefault);
  }
}

import { DATABASES, engineOf, isClusterMember } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Databases have no address on the internet. */
export class NotPublic extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-NOT-PUBLIC',
      statement: 'databases have no address on the internet',
      why: 'a public address leaves one security group rule and one password between the data and everybody',
      fix: 'a ServiceDatabase never has one; take back the override, or set PubliclyAccessible to false',
      severity: Severity.ERROR,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
      sameAs: [
        'HIPAA.Security-RDSInstancePublicAccess', 'NIST.800.53.R4-RDSInstancePublicAccess', 'NIST.800.53.R5-RDSInstancePublicAccess',
        'PCI.DSS.321-RDSInstancePublicAccess',
      ],
    });
  }

  public judge(database: ResourceView): Verdict {
    const open = database.read('PubliclyAccessible');
    const isAurora = isClusterMember(database) || engineOf(database)?.startsWith('aurora');
    return judgeValue(open, open.flag === false, isAurora ? Verdict.COMPLIANT : undefined);
  }
}

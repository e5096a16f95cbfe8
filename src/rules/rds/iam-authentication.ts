import { DATABASES, engineOf, isClusterMember } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { State, Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** People and programs can log in to databases with IAM. */
export class IamAuthentication extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-IAM-AUTHENTICATION',
      statement: 'databases accept log-ins with IAM where their engine can',
      why: 'a token of fifteen minutes need not be stored, shared or rotated, and IAM says who got it',
      fix: 'a ServiceDatabase always does; take back the override, or set EnableIAMDatabaseAuthentication to true',
      severity: Severity.ERROR,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
      sameAs: ['AwsSolutions-RDS6'],
    });
  }

  public judge(database: ResourceView): Verdict {
    if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
    const enabled = database.read('EnableIAMDatabaseAuthentication');
    const verdict = judgeValue(enabled, enabled.flag === true);
    if (verdict.state === State.COMPLIANT) return verdict;

    const engine = engineOf(database);
    if (engine === undefined) return Verdict.unknown('Engine', 'Engine is not known, and not every engine can authenticate with IAM');
    return canAuthenticate(database, engine) ? verdict : Verdict.NOT_APPLICABLE;
  }
}

function canAuthenticate(database: ResourceView, engine: string): boolean {
  return database.type === 'AWS::RDS::DBCluster' ? engine.startsWith('aurora') : /mysql|mariadb|postgres/.test(engine);
}

import { DATABASES, isClusterMember } from './database';
import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { Reading } from '../../policy/template/reading';
import { ResourceView } from '../../policy/template/resource-view';

/** Secrets Manager keeps the master password of databases. */
export class ManagedPassword extends Rule {
  constructor() {
    super({
      id: 'PR-RDS-MANAGED-PASSWORD',
      statement: 'Secrets Manager keeps the master password of databases',
      why: 'a password in a template is a password in the repository, in the pipeline and in the console, and nobody changes it',
      fix: 'a ServiceDatabase always does; take back the override, or set ManageMasterUserPassword to true and take MasterUserPassword away',
      severity: Severity.ERROR,
      types: DATABASES,
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
    });
  }

  public judge(database: ResourceView): Verdict {
    if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
    const password = database.read('MasterUserPassword');
    if (password.isPresent) return judgePassword(password);
    const managed = database.read('ManageMasterUserPassword');
    if (!managed.isKnown) return Verdict.unknownValue(managed);
    return managed.flag === true ? Verdict.COMPLIANT : Verdict.NOT_APPLICABLE;
  }
}

/** Says where the password stands, and never what it is. */
function judgePassword(password: Reading): Verdict {
  const { path, text = '' } = password;
  if (text.includes('{{resolve:secretsmanager:')) return Verdict.COMPLIANT;
  if (text.includes('{{resolve:')) return Verdict.nonCompliant(`${path} is kept in Parameter Store, where nothing rotates it`, path);
  return password.isKnown ? Verdict.nonCompliant(`${path} stands in the template`, path) : Verdict.unknownValue(password);
}

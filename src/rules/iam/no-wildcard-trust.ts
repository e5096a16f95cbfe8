import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeOpenness } from '../open-statements';

/** Roles name who may take them on. */
export class NoWildcardTrust extends Rule {
  constructor() {
    super({
      id: 'PR-IAM-NO-WILDCARD-TRUST',
      statement: 'roles can be taken on by everyone only under a condition',
      why: 'any account in the world could take on the role and use whatever it may do',
      fix: 'leave the role to the component, or name the service, the account or the role that may take it on, or add a condition such as aws:PrincipalOrgID',
      severity: Severity.ERROR,
      types: ['AWS::IAM::Role'],
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    });
  }

  public judge(role: ResourceView): Verdict {
    return judgeOpenness(role.read('AssumeRolePolicyDocument'));
  }
}

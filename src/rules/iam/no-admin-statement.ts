import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { anyOf } from '../answer';
import { judgeViolation, worst } from '../judge';
import { isEverything, PolicyStatement, statementsOf } from '../policy-statements';

/** Nobody may do everything. */
export class NoAdminStatement extends Rule {
  constructor() {
    super({
      id: 'PR-IAM-NO-ADMIN-STATEMENT',
      statement: 'no policy allows every action on every resource',
      why: 'a program that may do everything hands everything to whoever takes it over',
      fix: 'use connectTo, which grants what the connection needs, or name the actions and the resources',
      severity: Severity.ERROR,
      types: [
        'AWS::IAM::Group', 'AWS::IAM::GroupPolicy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::Role', 'AWS::IAM::RolePolicy',
        'AWS::IAM::User', 'AWS::IAM::UserPolicy',
      ],
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
      sameAs: [
        'HIPAA.Security-IAMPolicyNoStatementsWithAdminAccess', 'NIST.800.53.R4-IAMPolicyNoStatementsWithAdminAccess',
        'NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess', 'PCI.DSS.321-IAMPolicyNoStatementsWithAdminAccess',
      ],
    });
  }

  public judge(resource: ResourceView): Verdict {
    const inline = resource.read('Policies').parts.map((policy) => policy.read('PolicyDocument'));
    const statements = [resource.read('PolicyDocument'), ...inline].flatMap(statementsOf);
    return worst([Verdict.COMPLIANT, ...statements.map(judgeStatement)]);
  }
}

function judgeStatement(statement: PolicyStatement): Verdict {
  const { path, actions, resources } = statement;
  const admin = statement.meets([statement.is('Allow'), anyOf(actions.map(isEverything)), anyOf(resources.map(isEverything))]);
  return judgeViolation(admin, path, `${path} allows every action on every resource`);
}

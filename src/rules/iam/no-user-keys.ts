import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';

/** Users have no access keys. */
export class NoUserKeys extends Rule {
  constructor() {
    super({
      id: 'PR-IAM-NO-USER-KEYS',
      statement: 'templates create no access keys for users',
      why: 'an access key never ends by itself, its secret stands in outputs and files, and leaked ones are used within minutes',
      fix: 'let the workload use the role that its component has, and let people and pipelines take on a role; delete the key',
      severity: Severity.ERROR,
      types: ['AWS::IAM::AccessKey'],
      source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    });
  }

  public judge(_key: ResourceView): Verdict {
    return Verdict.nonCompliant('the template creates a long-lived access key');
  }
}

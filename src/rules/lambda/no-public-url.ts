import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Function URLs ask who is calling. */
export class NoPublicUrl extends Rule {
  constructor() {
    super({
      id: 'PR-LAMBDA-NO-PUBLIC-URL',
      statement: 'function URLs ask for IAM authentication',
      why: 'a URL without authentication runs code, and spends money, for everybody who finds it',
      fix: 'put an API with an authorizer in front of the FunctionService, or set AuthType to AWS_IAM',
      severity: Severity.ERROR,
      types: ['AWS::Lambda::Url'],
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
    });
  }

  public judge(url: ResourceView): Verdict {
    const authentication = url.read('AuthType');
    return judgeValue(authentication, authentication.value === 'AWS_IAM');
  }
}

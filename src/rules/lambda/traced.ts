import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Functions are traced. */
export class Traced extends Rule {
  constructor() {
    super({
      id: 'PR-LAMBDA-TRACED',
      statement: 'functions are traced with X-Ray',
      why: 'a trace shows which of several services is slow or failing, which no single log does',
      fix: 'a FunctionService always is; take back the override, or set TracingConfig.Mode to Active',
      severity: Severity.WARNING,
      types: ['AWS::Lambda::Function'],
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
      sameAs: ['Serverless-LambdaTracing'],
    });
  }

  public judge(lambda: ResourceView): Verdict {
    const mode = lambda.read('TracingConfig.Mode');
    return judgeValue(mode, mode.value === 'Active');
  }
}

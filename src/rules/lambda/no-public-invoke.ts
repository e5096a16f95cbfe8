import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeViolation } from '../judge';
import { isEverything } from '../policy-statements';

const NARROWED_BY = ['PrincipalOrgID', 'SourceAccount', 'SourceArn'];

/** Functions cannot be invoked by everyone. */
export class NoPublicInvoke extends Rule {
  constructor() {
    super({
      id: 'PR-LAMBDA-NO-PUBLIC-INVOKE',
      statement: 'functions can be invoked by everyone only from a source, an account or an organization that is named',
      why: 'any account in the world could run the function with an input of its choice',
      fix: 'use connectTo, which names the caller, or name a Principal, or add SourceArn, SourceAccount or PrincipalOrgID',
      severity: Severity.ERROR,
      types: ['AWS::Lambda::Permission'],
      source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
      sameAs: [
        'HIPAA.Security-LambdaFunctionPublicAccessProhibited', 'NIST.800.53.R4-LambdaFunctionPublicAccessProhibited',
        'NIST.800.53.R5-LambdaFunctionPublicAccessProhibited', 'PCI.DSS.321-LambdaFunctionPublicAccessProhibited',
      ],
    });
  }

  public judge(permission: ResourceView): Verdict {
    if (NARROWED_BY.some((property) => permission.read(property).isPresent)) return Verdict.COMPLIANT;
    const principal = permission.read('Principal');
    return judgeViolation(isEverything(principal), principal.path, 'everyone may invoke the function');
  }
}

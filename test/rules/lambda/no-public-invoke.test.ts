import { LambdaRules } from '../../../src/rules/lambda';
import { bucket, judging, resource } from '../judging';

const permission = resource('AWS::Lambda::Permission');

judging(LambdaRules.NO_PUBLIC_INVOKE, {
  compliant: {
    'a service': permission({ Principal: 's3.amazonaws.com' }),
    'an account': permission({ Principal: '111122223333' }),
    'a role': permission({ Principal: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
    'everyone from a source': permission({ Principal: '*', SourceArn: { 'Fn::GetAtt': ['Topic', 'TopicArn'] } }),
    'everyone of an account': permission({ Principal: '*', SourceAccount: { Ref: 'AWS::AccountId' } }),
    'everyone of an organization': permission({ Principal: '*', PrincipalOrgID: 'o-1' }),
    'a parameter, of an account': permission({ Principal: { Ref: 'P' }, SourceAccount: '111122223333' }),
  },
  nonCompliant: {
    'everyone': permission({ Principal: '*' }),
    'everyone through a URL': permission({ Principal: '*', FunctionUrlAuthType: 'NONE', Action: 'lambda:InvokeFunctionUrl' }),
  },
  unknown: { 'a parameter': permission({ Principal: { Ref: 'P' } }) },
  notApplicable: { 'a bucket': bucket({}) },
});

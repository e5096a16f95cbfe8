import { Case, Expectations } from './judging';

/**
 * What every rule on open policies should say.
 *
 * @param allowing makes the judged resource, with one policy of one statement or more
 */
export function openPolicies(allowing: (...statements: unknown[]) => Case): Expectations {
  const allow = { Effect: 'Allow', Action: '*' };
  const account = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::', { Ref: 'AWS::AccountId' }, ':root']] };
  return {
    compliant: {
      'an account': allowing({ ...allow, Principal: { AWS: account } }),
      'a role': allowing({ ...allow, Principal: { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } } }),
      'a service': allowing({ ...allow, Principal: { Service: ['logs.amazonaws.com', 'lambda.amazonaws.com'] } }),
      'everyone, under a condition': allowing({ ...allow, Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }),
      'nothing for everyone': allowing({ ...allow, Effect: 'Deny', Principal: '*' }),
      'nothing for whomever': allowing({ ...allow, Effect: 'Deny', Principal: { AWS: { Ref: 'P' } } }),
      'no statement': allowing(),
    },
    nonCompliant: {
      'everyone': allowing({ ...allow, Principal: '*' }),
      'every AWS principal': allowing({ ...allow, Principal: { AWS: '*' } }),
      'one of several principals': allowing({ ...allow, Principal: { AWS: ['arn:aws:iam::111122223333:root', '*'] } }),
      'everyone but one': allowing({ ...allow, NotPrincipal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      'an empty condition': allowing({ ...allow, Principal: '*', Condition: {} }),
      'the second statement': allowing({ ...allow, Principal: { AWS: account } }, { ...allow, Principal: '*' }),
      'everyone beside a parameter': allowing({ ...allow, Principal: { AWS: [{ Ref: 'P' }, '*'] } }),
      'everyone beside a statement that is not known': allowing({ 'Fn::If': ['C', {}, {}] }, { ...allow, Principal: '*' }),
    },
    unknown: {
      'a parameter': allowing({ ...allow, Principal: { AWS: { Ref: 'P' } } }),
      'a value of Parameter Store': allowing({ ...allow, Principal: { AWS: '{{resolve:ssm:/principal}}' } }),
      'an effect that is a parameter': allowing({ ...allow, Effect: { Ref: 'P' }, Principal: '*' }),
      'a condition that depends on a condition': allowing({ ...allow, Principal: '*', Condition: { 'Fn::If': ['C', {}, {}] } }),
      'a statement that is an attribute': allowing({ 'Fn::GetAtt': ['Custom', 'Statement'] }),
      'a statement that depends on a condition': allowing({ 'Fn::If': ['C', { ...allow, Principal: '*' }, { Ref: 'AWS::NoValue' }] }),
    },
  };
}

import { Case, Expectations } from './judging';

/** What the rules on TLS have in common: a resource complies through a policy beside it. */
export interface TlsPolicies {
  /** The statement that is wanted. */
  readonly deny: Record<string, unknown>;

  /** Makes the judged resource, with a policy of one statement or more beside it. */
  readonly having: (...statements: unknown[]) => Case;
}

/** What every rule on TLS should say. */
export function tlsPolicies({ deny, having }: TlsPolicies): Expectations {
  const secure = (value: unknown, operator = 'Bool') => ({ ...deny, Condition: { [operator]: { 'aws:SecureTransport': value } } });
  return {
    compliant: {
      'a text': having(secure('false')),
      'a boolean': having(secure(false)),
      'a list': having(secure(['false'])),
      'every AWS principal': having({ ...deny, Principal: { AWS: '*' } }),
      'a key that may be missing': having(secure('false', 'BoolIfExists')),
      'a key in other letters': having({ ...deny, Condition: { Bool: { 'AWS:securetransport': 'false' } } }),
      'every action': having({ ...deny, Action: ['other:Thing', '*'] }),
      'beside another statement': having({ ...deny, Effect: 'Allow' }, deny),
      'beside a statement that is not known': having({ 'Fn::If': ['C', {}, {}] }, deny),
    },
    nonCompliant: {
      'no statement': having(),
      'allowed, not denied': having({ ...deny, Effect: 'Allow' }),
      'requests with TLS denied': having(secure('true')),
      'one principal': having({ ...deny, Principal: { AWS: 'arn:aws:iam::111122223333:root' } }),
      'another action': having({ ...deny, Action: 'other:Thing' }),
      'another resource': having({ ...deny, Resource: 'arn:aws:s3:::other/some/thing' }),
      'another condition': having({ ...deny, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } }),
      'a second condition': having({ ...deny, Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:PrincipalTag/a': 'b' } } }),
      'an operator over all values, which a request without the key meets': having(secure('false', 'ForAllValues:Bool')),
      'no condition': having({ ...deny, Condition: undefined }),
    },
    unknown: {
      'an effect that is a parameter': having({ ...deny, Effect: { Ref: 'P' } }),
      'an action that is a parameter': having({ ...deny, Action: { Ref: 'P' } }),
      'a principal that is a parameter': having({ ...deny, Principal: { AWS: { Ref: 'P' } } }),
      'a resource that depends on a condition': having({ ...deny, Resource: { 'Fn::If': ['C', 'a', 'b'] } }),
      'a value that is a parameter': having(secure({ Ref: 'P' })),
      'a condition that depends on a condition': having({ ...deny, Condition: { 'Fn::If': ['C', {}, {}] } }),
      'a statement that is an attribute': having({ 'Fn::GetAtt': ['Custom', 'Statement'] }),
      'a statement that depends on a condition': having({ 'Fn::If': ['C', deny, { Ref: 'AWS::NoValue' }] }),
    },
  };
}

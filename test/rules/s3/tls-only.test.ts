import { S3Rules } from '../../../src/rules/s3';
import { bucket, judging, resource } from '../judging';
import { tlsPolicies } from '../tls-policies';

const arn = { 'Fn::GetAtt': ['Bucket', 'Arn'] };
const objects = { 'Fn::Join': ['', [arn, '/*']] };
const deny = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: [arn, objects], Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const withPolicy = (policy: Record<string, unknown>) => ({ Bucket: bucket({}), Policy: resource('AWS::S3::BucketPolicy')(policy) });
const having = (...statements: unknown[]) => withPolicy({ Bucket: { Ref: 'Bucket' }, PolicyDocument: { Statement: statements } });

judging(S3Rules.TLS_ONLY, tlsPolicies({ deny, having }));

judging(S3Rules.TLS_ONLY, {
  compliant: {
    'one statement without a list': withPolicy({ Bucket: { Ref: 'Bucket' }, PolicyDocument: { Statement: deny } }),
    'a policy under the condition of the bucket': { Bucket: { ...bucket({}), Condition: 'C' }, Policy: { ...having(deny).Policy, Condition: 'C' } },
    'a policy as a text': withPolicy({ Bucket: { Ref: 'Bucket' }, PolicyDocument: JSON.stringify({ Statement: [deny] }) }),
    'written ARNs': having({ ...deny, Resource: ['arn:aws:s3:::orders', 'arn:aws:s3:::orders/*'] }),
    'one pattern for both': having({ ...deny, Resource: '*' }),
    'ARNs with a name put in': having({ ...deny, Resource: [arn, { 'Fn::Sub': '${Bucket.Arn}/*' }] }),
  },
  nonCompliant: {
    'no policy': bucket({}),
    'the policy of another bucket, which names this one': withPolicy({ Bucket: { Ref: 'Other' }, PolicyDocument: { Statement: [deny] } }),
    'the bucket without its objects': having({ ...deny, Resource: [arn] }),
    'the objects without the bucket': having({ ...deny, Resource: objects }),
    'some objects': having({ ...deny, Resource: [arn, { 'Fn::Join': ['', [arn, '/public/*']] }] }),
    'reading alone': having({ ...deny, Action: 's3:GetObject' }),
    'what begins with a wildcard': having({ ...deny, Action: 's3:*Object' }),
    'what ends with a wildcard': having({ ...deny, Action: 's3:Get*' }),
    'every action of another service': having({ ...deny, Action: 'notes3:*' }),
    'a pattern that ends before the objects': having({ ...deny, Resource: [arn, 'arn:aws:s3:::orders/*.txt'] }),
    'patterns of names alone': having({ ...deny, Resource: ['arn:aws:s3:::orders', 'arn:aws:s3:::orders*x'] }),
  },
  unknown: {
    'a policy that a condition decides about': { Bucket: bucket({}), Policy: { ...having(deny).Policy, Condition: 'C' } },
    'a policy that is a parameter': withPolicy({ Bucket: { Ref: 'Bucket' }, PolicyDocument: { Ref: 'P' } }),
    'the policy of a bucket that depends on a condition': withPolicy({
      Bucket: { 'Fn::If': ['C', { Ref: 'Bucket' }, 'other'] },
      PolicyDocument: { Statement: [deny] },
    }),
  },
  notApplicable: { 'a topic': resource('AWS::SNS::Topic')({}) },
});

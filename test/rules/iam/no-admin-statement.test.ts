import { IamRules } from '../../../src/rules/iam';
import { bucket, judging, resource } from '../judging';

const policy = (...statements: unknown[]) => resource('AWS::IAM::Policy')({ PolicyDocument: { Statement: statements } });
const allow = { Effect: 'Allow', Action: '*', Resource: '*' };

judging(IamRules.NO_ADMIN_STATEMENT, {
  compliant: {
    'one action on everything': policy({ ...allow, Action: 's3:ListAllMyBuckets' }),
    'every action on one resource': policy({ ...allow, Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] } }),
    'every action on what is below a resource': policy({ ...allow, Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, '/*']] } }),
    'everything denied': policy({ ...allow, Effect: 'Deny' }),
    'no statement': policy(),
    'a role without policies': resource('AWS::IAM::Role')({}),
  },
  nonCompliant: {
    'everything': policy(allow),
    'everything, under a condition': policy({ ...allow, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
    'lists': policy({ ...allow, Action: ['s3:GetObject', '*'], Resource: ['arn:aws:s3:::a', '*'] }),
    'other spellings': policy({ ...allow, Action: '*:*', Resource: 'arn:aws:*' }),
    'one statement without a list': resource('AWS::IAM::ManagedPolicy')({ PolicyDocument: { Statement: allow } }),
    'a policy as a text': resource('AWS::IAM::RolePolicy')({ PolicyDocument: JSON.stringify({ Statement: allow }) }),
    'within a role': resource('AWS::IAM::Role')({ Policies: [{ PolicyName: 'all', PolicyDocument: { Statement: [allow] } }] }),
    'within a group': resource('AWS::IAM::Group')({ Policies: [{ PolicyName: 'all', PolicyDocument: { Statement: [allow] } }] }),
    'beside a statement that is not known': policy({ 'Fn::If': ['C', allow, { Ref: 'AWS::NoValue' }] }, allow),
    'beside a resource that is not known': policy({ ...allow, Resource: [{ Ref: 'P' }, '*'] }),
  },
  unknown: {
    'a resource that is a parameter': policy({ ...allow, Resource: { Ref: 'P' } }),
    'an action that is a parameter': policy({ ...allow, Action: [{ Ref: 'P' }, 's3:GetObject'] }),
    'a document that is a parameter': resource('AWS::IAM::Policy')({ PolicyDocument: { Ref: 'P' } }),
    'a policy of a role that depends on a condition': resource('AWS::IAM::Role')({ Policies: [{ 'Fn::If': ['C', {}, {}] }] }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});

import { IamRules } from '../../../src/rules/iam';
import { bucket, judging, resource } from '../judging';
import { openPolicies } from '../open-policies';

const role = resource('AWS::IAM::Role');
const everyone = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' };

judging(IamRules.NO_WILDCARD_TRUST, openPolicies((...statements) => role({ AssumeRolePolicyDocument: { Statement: statements } })));

judging(IamRules.NO_WILDCARD_TRUST, {
  compliant: {
    'a permission for everything, which is not trust': role({
      AssumeRolePolicyDocument: { Statement: [] },
      Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }],
    }),
  },
  nonCompliant: { 'one statement without a list': role({ AssumeRolePolicyDocument: { Statement: everyone } }) },
  unknown: { 'a document that is a parameter': role({ AssumeRolePolicyDocument: { Ref: 'P' } }) },
  notApplicable: { 'a bucket': bucket({}) },
});

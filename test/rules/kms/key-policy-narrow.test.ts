import { KmsRules } from '../../../src/rules/kms';
import { bucket, judging, resource } from '../judging';
import { openPolicies } from '../open-policies';

const key = resource('AWS::KMS::Key');
const open = { Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: '*' };

judging(KmsRules.KEY_POLICY_NARROW, openPolicies((...statements) => key({ KeyPolicy: { Statement: statements } })));

judging(KmsRules.KEY_POLICY_NARROW, {
  compliant: { 'left out, which is the account': key({}) },
  nonCompliant: {
    'one statement without a list': key({ KeyPolicy: { Statement: open } }),
    'a policy as a text': key({ KeyPolicy: JSON.stringify({ Statement: [open] }) }),
    'a replica of a key': resource('AWS::KMS::ReplicaKey')({ KeyPolicy: { Statement: [open] } }),
  },
  unknown: {
    'a policy that is a parameter': key({ KeyPolicy: { Ref: 'P' } }),
    'statements that depend on a condition': key({ KeyPolicy: { Statement: { 'Fn::If': ['C', [], []] } } }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});

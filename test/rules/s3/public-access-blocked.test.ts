import { S3Rules } from '../../../src/rules/s3';
import { bucket, judging, resource } from '../judging';

const all = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const blocking = (block: unknown) => bucket({ PublicAccessBlockConfiguration: block });

judging(S3Rules.PUBLIC_ACCESS_BLOCKED, {
  compliant: {
    'all four': blocking(all),
    'a text': blocking({ ...all, BlockPublicAcls: 'true' }),
  },
  nonCompliant: {
    'left out': bucket({}),
    'nothing in it': blocking({}),
    'one switched off': blocking({ ...all, RestrictPublicBuckets: false }),
    'one left out': blocking({ ...all, IgnorePublicAcls: undefined }),
    'one switched off beside one that is a parameter': blocking({ ...all, BlockPublicAcls: { Ref: 'P' }, RestrictPublicBuckets: 'false' }),
  },
  unknown: {
    'a parameter': blocking({ ...all, BlockPublicPolicy: { Ref: 'P' } }),
    'a condition': blocking({ 'Fn::If': ['C', all, { Ref: 'AWS::NoValue' }] }),
  },
  notApplicable: { 'a topic': resource('AWS::SNS::Topic')({}) },
});

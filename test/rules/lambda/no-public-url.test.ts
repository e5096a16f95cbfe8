import { LambdaRules } from '../../../src/rules/lambda';
import { bucket, judging, resource } from '../judging';

const url = resource('AWS::Lambda::Url');

judging(LambdaRules.NO_PUBLIC_URL, {
  compliant: { 'with IAM': url({ AuthType: 'AWS_IAM' }) },
  nonCompliant: {
    'without authentication': url({ AuthType: 'NONE' }),
    'left out': url({}),
  },
  unknown: { 'a parameter': url({ AuthType: { Ref: 'P' } }) },
  notApplicable: { 'a bucket': bucket({}) },
});

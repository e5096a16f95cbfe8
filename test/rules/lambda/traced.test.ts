import { LambdaRules } from '../../../src/rules/lambda';
import { bucket, judging, resource } from '../judging';

const lambda = resource('AWS::Lambda::Function');

judging(LambdaRules.TRACED, {
  compliant: { 'switched on': lambda({ TracingConfig: { Mode: 'Active' } }) },
  nonCompliant: {
    'only when the caller is traced': lambda({ TracingConfig: { Mode: 'PassThrough' } }),
    'left out': lambda({}),
    'nothing in it': lambda({ TracingConfig: {} }),
  },
  unknown: {
    'a parameter': lambda({ TracingConfig: { Mode: { Ref: 'P' } } }),
    'a condition': lambda({ TracingConfig: { 'Fn::If': ['C', {}, {}] } }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});

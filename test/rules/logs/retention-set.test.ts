import { LogsRules } from '../../../src/rules/logs';
import { bucket, judging, resource } from '../judging';

const group = resource('AWS::Logs::LogGroup');

judging(LogsRules.RETENTION_SET, {
  compliant: {
    'some days': group({ RetentionInDays: 365 }),
    'some days as a text': group({ RetentionInDays: '14' }),
  },
  nonCompliant: {
    'left out': group({}),
    'no number': group({ RetentionInDays: 'for ever' }),
  },
  unknown: {
    'a parameter': group({ RetentionInDays: { Ref: 'P' } }),
    'a condition': group({ RetentionInDays: { 'Fn::If': ['C', 30, { Ref: 'AWS::NoValue' }] } }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});

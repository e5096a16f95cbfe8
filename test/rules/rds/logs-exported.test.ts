import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging } from '../judging';
import { cluster, instance, member } from './databases';

judging(RdsRules.LOGS_EXPORTED, {
  compliant: {
    'one log': instance({ EnableCloudwatchLogsExports: ['postgresql'] }),
    'several logs of a cluster': cluster({ EnableCloudwatchLogsExports: ['audit', 'error'] }),
    'one log beside one that is a parameter': instance({ EnableCloudwatchLogsExports: [{ Ref: 'P' }, 'error'] }),
    'one log without a list': instance({ EnableCloudwatchLogsExports: 'error' }),
  },
  nonCompliant: {
    'left out': instance({}),
    'an empty list': cluster({ EnableCloudwatchLogsExports: [] }),
  },
  unknown: {
    'a parameter': instance({ EnableCloudwatchLogsExports: { Ref: 'P' } }),
    'a condition in the list': instance({ EnableCloudwatchLogsExports: [{ 'Fn::If': ['C', 'error', { Ref: 'AWS::NoValue' }] }] }),
  },
  notApplicable: {
    'an instance of a cluster': member({}),
    'a bucket': bucket({}),
  },
});

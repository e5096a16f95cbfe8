import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging } from '../judging';
import { cluster, instance, member } from './databases';

judging(RdsRules.BACKED_UP, {
  compliant: {
    'a day': instance({ BackupRetentionPeriod: 1 }),
    'a day as a text': instance({ BackupRetentionPeriod: '1' }),
    'the longest': cluster({ BackupRetentionPeriod: 35 }),
    'left out, which is a day': instance({}),
  },
  nonCompliant: {
    'no day': instance({ BackupRetentionPeriod: 0 }),
    'no day as a text': instance({ BackupRetentionPeriod: '0' }),
    'no day for a cluster': cluster({ BackupRetentionPeriod: 0 }),
    'less than none': instance({ BackupRetentionPeriod: -1 }),
    'no number': instance({ BackupRetentionPeriod: 'week' }),
  },
  unknown: { 'a parameter': instance({ BackupRetentionPeriod: { Ref: 'P' } }) },
  notApplicable: {
    'an instance of a cluster': member({ BackupRetentionPeriod: 0 }),
    'a bucket': bucket({}),
  },
});

import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging } from '../judging';
import { cluster, instance, member } from './databases';

judging(RdsRules.TAGS_ON_SNAPSHOTS, {
  compliant: {
    'switched on': instance({ CopyTagsToSnapshot: true }),
    'switched on as a text': cluster({ CopyTagsToSnapshot: 'true' }),
  },
  nonCompliant: {
    'switched off': instance({ CopyTagsToSnapshot: false }),
    'left out': instance({}),
    'left out of a cluster': cluster({}),
  },
  unknown: { 'a parameter': instance({ CopyTagsToSnapshot: { Ref: 'P' } }) },
  notApplicable: {
    'an instance of a cluster': member({}),
    'a bucket': bucket({}),
  },
});

import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging } from '../judging';
import { cluster, instance, member } from './databases';

judging(RdsRules.MINOR_UPGRADES, {
  compliant: {
    'switched on': instance({ AutoMinorVersionUpgrade: true }),
    'switched on as a text': instance({ AutoMinorVersionUpgrade: 'true' }),
    'left out, which is on': cluster({}),
    'left out of an instance of a cluster': member({}),
  },
  nonCompliant: {
    'switched off': instance({ AutoMinorVersionUpgrade: false }),
    'switched off as a text': cluster({ AutoMinorVersionUpgrade: 'false' }),
    'switched off in an instance of a cluster': member({ AutoMinorVersionUpgrade: false }),
  },
  unknown: { 'a parameter': instance({ AutoMinorVersionUpgrade: { Ref: 'P' } }) },
  notApplicable: { 'a bucket': bucket({}) },
});

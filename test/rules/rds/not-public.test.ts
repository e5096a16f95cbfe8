import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging } from '../judging';
import { cluster, instance, member } from './databases';

judging(RdsRules.NOT_PUBLIC, {
  compliant: {
    'switched off': instance({ PubliclyAccessible: false }),
    'switched off as a text': instance({ PubliclyAccessible: 'false' }),
    'left out of an instance of a cluster': member({}),
    'left out of an Aurora cluster': cluster({ Engine: 'aurora-postgresql' }),
  },
  nonCompliant: {
    'switched on': instance({ PubliclyAccessible: true }),
    'switched on as a text': instance({ PubliclyAccessible: 'true' }),
    'left out': instance({}),
    'switched on in an instance of a cluster': member({ PubliclyAccessible: true }),
    'left out of a cluster of another engine': cluster({ Engine: 'postgres' }),
    'switched on in a cluster': cluster({ Engine: 'mysql', PubliclyAccessible: true }),
  },
  unknown: {
    'a parameter': instance({ PubliclyAccessible: { Ref: 'P' } }),
    'a parameter in an instance of a cluster': member({ PubliclyAccessible: { Ref: 'P' } }),
  },
  notApplicable: { 'a bucket': bucket({}) },
});

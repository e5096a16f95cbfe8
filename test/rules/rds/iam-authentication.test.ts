import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging } from '../judging';
import { cluster, instance, member } from './databases';

judging(RdsRules.IAM_AUTHENTICATION, {
  compliant: {
    'switched on': instance({ Engine: 'postgres', EnableIAMDatabaseAuthentication: true }),
    'switched on as a text': cluster({ Engine: 'aurora-mysql', EnableIAMDatabaseAuthentication: 'true' }),
    'switched on for an engine that is a parameter': instance({ Engine: { Ref: 'P' }, EnableIAMDatabaseAuthentication: true }),
  },
  nonCompliant: {
    'switched off': instance({ Engine: 'mysql', EnableIAMDatabaseAuthentication: false }),
    'left out': instance({ Engine: 'MariaDB' }),
    'left out of a cluster': cluster({ Engine: 'aurora-postgresql' }),
  },
  unknown: {
    'a parameter': instance({ Engine: 'postgres', EnableIAMDatabaseAuthentication: { Ref: 'P' } }),
    'an engine that is a parameter': instance({ Engine: { Ref: 'P' } }),
    'an engine that is left out': instance({ SourceDBInstanceIdentifier: 'orders' }),
  },
  notApplicable: {
    'an engine that cannot': instance({ Engine: 'sqlserver-se' }),
    'a cluster of an engine that only instances can': cluster({ Engine: 'mysql' }),
    'an instance of a cluster': member({ Engine: 'aurora-postgresql' }),
    'a bucket': bucket({}),
  },
});

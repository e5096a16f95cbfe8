import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging } from '../judging';
import { cluster, instance, member } from './databases';

judging(RdsRules.NON_DEFAULT_PORT, {
  compliant: {
    'another port': instance({ Port: 15432 }),
    'another port as a text': instance({ Port: '15432' }),
    'another port of a cluster': cluster({ Port: 5433 }),
  },
  nonCompliant: {
    'PostgreSQL': instance({ Port: 5432 }),
    'PostgreSQL as a text': instance({ Port: '5432' }),
    'MySQL': cluster({ Port: 3306 }),
    'Oracle': instance({ Port: 1521 }),
    'SQL Server': instance({ Port: 1433 }),
    'left out': instance({}),
    'no number': instance({ Port: 'usual' }),
  },
  unknown: {
    'a parameter': instance({ Port: { Ref: 'P' } }),
    'taken from the source of a replica': instance({ SourceDBInstanceIdentifier: 'orders' }),
  },
  notApplicable: {
    'an instance of a cluster': member({ Port: 3306 }),
    'a bucket': bucket({}),
  },
});

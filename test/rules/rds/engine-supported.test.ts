import { cluster, instance, member } from './databases';
import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging, verdictOn } from '../judging';
import { onDay } from '../on-day';

onDay('2026-11-22');

judging(RdsRules.ENGINE_SUPPORTED, {
  compliant: {
    'a supported major version': instance({ Engine: 'postgres', EngineVersion: '17' }),
    'a supported minor version': instance({ Engine: 'mysql', EngineVersion: '8.4.8' }),
    'Aurora MySQL 3, which speaks MySQL 8.0': cluster({ Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.10.3' }),
    'Aurora MySQL 8.4': cluster({ Engine: 'aurora-mysql', EngineVersion: '8.4.mysql_aurora.8.4.7' }),
    'a version with a suffix': cluster({ Engine: 'aurora-postgresql', EngineVersion: '16.8-limitless' }),
    'a version whose support ends soon': instance({ Engine: 'mariadb', EngineVersion: '10.6.27' }),
    'an engine in capitals': instance({ Engine: 'Postgres', EngineVersion: '18.4' }),
    'a version that AWS chooses': instance({ Engine: 'postgres' }),
  },
  nonCompliant: {
    'a version out of support': instance({ Engine: 'mysql', EngineVersion: '8.0.46' }),
    'a cluster out of support': cluster({ Engine: 'aurora-postgresql', EngineVersion: '13.23' }),
    'Aurora MySQL 2': cluster({ Engine: 'aurora-mysql', EngineVersion: '5.7.mysql_aurora.2.12.6' }),
    'an old numbering': instance({ Engine: 'postgres', EngineVersion: '9.6.24' }),
  },
  unknown: {
    'a version that is a parameter': instance({ Engine: 'postgres', EngineVersion: { Ref: 'P' } }),
    'an engine that is a parameter': instance({ Engine: { Ref: 'P' }, EngineVersion: '17.7' }),
    'a version that the catalogue does not know': instance({ Engine: 'postgres', EngineVersion: '47.11' }),
    'a version that begins like another one': instance({ Engine: 'postgres', EngineVersion: '171' }),
    'a version that comes with a snapshot': instance({ Engine: 'postgres', DBSnapshotIdentifier: 'before' }),
  },
  notApplicable: {
    'an instance of a cluster': member({ Engine: 'aurora-postgresql', EngineVersion: '11.9' }),
    'an engine that the catalogue leaves out': instance({ Engine: 'oracle-ee', EngineVersion: '11.2' }),
    'a bucket': bucket({}),
  },
});

test('it says when support ended, and what lasts longer than half a year', () => {
  expect(verdictOn(RdsRules.ENGINE_SUPPORTED, instance({ Engine: 'mariadb', EngineVersion: '10.5.29' }))).toMatchObject({
    message: 'standard support of mariadb 10.5 ended on 2026-08-31; supported are 12.3 (until 2029-06-30), 11.8 (until 2028-06-30), 11.4 (until 2029-05-31), 10.11 (until 2028-02-29)',
    property: 'EngineVersion',
  });
});

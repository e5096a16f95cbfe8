import { cluster, instance, member } from './databases';
import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging, verdictOn } from '../judging';
import { onDay } from '../on-day';

onDay('2026-11-22');

judging(RdsRules.ENGINE_SUPPORT_LASTS, {
  compliant: {
    'a version that is supported for years': instance({ Engine: 'postgres', EngineVersion: '17.9' }),
    'a cluster that is supported for years': cluster({ Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.10.3' }),
    'a version that AWS chooses': cluster({ Engine: 'aurora-postgresql' }),
  },
  nonCompliant: {
    'a version with weeks left': instance({ Engine: 'mariadb', EngineVersion: '10.6.27' }),
    'a version with months left': cluster({ Engine: 'aurora-postgresql', EngineVersion: '14.6' }),
  },
  unknown: {
    'a version that is a parameter': instance({ Engine: 'postgres', EngineVersion: { Ref: 'P' } }),
    'an engine that is a parameter': instance({ Engine: { Ref: 'P' }, EngineVersion: '17.7' }),
    'a version that the catalogue does not know': instance({ Engine: 'postgres', EngineVersion: '47.11' }),
  },
  notApplicable: {
    'a version out of support, which another rule is about': instance({ Engine: 'mysql', EngineVersion: '8.0.46' }),
    'an instance of a cluster': member({ Engine: 'aurora-postgresql', EngineVersion: '14.6' }),
    'a bucket': bucket({}),
  },
});

test('it says when support ends, and what lasts longer', () => {
  expect(verdictOn(RdsRules.ENGINE_SUPPORT_LASTS, cluster({ Engine: 'aurora-postgresql', EngineVersion: '14.6' }))).toMatchObject({
    message: 'standard support of aurora-postgresql 14 ends on 2027-02-28; longer supported are '
      + '18 (until 2031-02-28), 17 (until 2030-02-28), 16 (until 2029-02-28), 15 (until 2028-02-29)',
  });
});

import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging, verdictOn } from '../judging';
import { cluster, instance, member } from './databases';

const secret = { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:password::}}']] };

judging(RdsRules.MANAGED_PASSWORD, {
  compliant: {
    'managed by RDS': instance({ ManageMasterUserPassword: true }),
    'managed by RDS, as a text': cluster({ ManageMasterUserPassword: 'true' }),
    'read from a secret': instance({ MasterUserPassword: '{{resolve:secretsmanager:orders:SecretString:password}}' }),
    'read from a secret of the template': cluster({ MasterUserPassword: secret }),
  },
  nonCompliant: {
    'a text': instance({ MasterUserPassword: 'hunter2hunter2' }),
    'a number': instance({ MasterUserPassword: 1234567890 }),
    'a text beside a managed one': instance({ MasterUserPassword: 'hunter2hunter2', ManageMasterUserPassword: true }),
    'read from Parameter Store': cluster({ MasterUserPassword: '{{resolve:ssm-secure:/orders/password:1}}' }),
  },
  unknown: {
    'a parameter': instance({ MasterUserPassword: { Ref: 'P' } }),
    'a parameter that may switch it on': cluster({ ManageMasterUserPassword: { Ref: 'P' } }),
  },
  notApplicable: {
    'no password, as for a replica': instance({ SourceDBInstanceIdentifier: 'orders' }),
    'not managed, and no password': cluster({ ManageMasterUserPassword: false }),
    'an instance of a cluster': member({}),
    'a bucket': bucket({}),
  },
});

test('the password is never repeated', () => {
  expect(JSON.stringify(verdictOn(RdsRules.MANAGED_PASSWORD, instance({ MasterUserPassword: 'hunter2hunter2' })))).not.toContain('hunter2');
});

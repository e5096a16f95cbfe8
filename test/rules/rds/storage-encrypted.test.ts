import { RdsRules } from '../../../src/rules/rds';
import { bucket, judging } from '../judging';
import { cluster, instance, member } from './databases';

judging(RdsRules.STORAGE_ENCRYPTED, {
  compliant: {
    'switched on': instance({ StorageEncrypted: true }),
    'switched on as a text': instance({ StorageEncrypted: 'true' }),
    'a cluster': cluster({ StorageEncrypted: true }),
    'a copy that says so': instance({ DBSnapshotIdentifier: 'snapshot', StorageEncrypted: true }),
  },
  nonCompliant: {
    'switched off': instance({ StorageEncrypted: false }),
    'switched off as a text': instance({ StorageEncrypted: 'false' }),
    'left out': instance({}),
    'left out of a cluster': cluster({ DBClusterIdentifier: 'orders' }),
    'switched off in a copy': cluster({ SnapshotIdentifier: 'snapshot', StorageEncrypted: false }),
    'neither true nor false': instance({ StorageEncrypted: 'yes' }),
  },
  unknown: {
    'a parameter': instance({ StorageEncrypted: { Ref: 'P' } }),
    'a condition': cluster({ StorageEncrypted: { 'Fn::If': ['C', true, false] } }),
    'taken from a snapshot': cluster({ SnapshotIdentifier: 'snapshot' }),
    'taken from the source of a replica': instance({ SourceDBInstanceIdentifier: { Ref: 'Source' } }),
  },
  notApplicable: {
    'an instance of a cluster': member({ StorageEncrypted: false }),
    'a bucket': bucket({}),
  },
});

import { ResourceView } from '../../policy/template/resource-view';

/** The types of databases. */
export const DATABASES = ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'];

const COPIED_FROM = [
  'DBClusterSnapshotIdentifier', 'DBSnapshotIdentifier', 'ReplicationSourceIdentifier', 'SnapshotIdentifier', 'SourceDBClusterIdentifier',
  'SourceDBInstanceAutomatedBackupsArn', 'SourceDBInstanceIdentifier', 'SourceDbClusterResourceId', 'SourceDbiResourceId',
];

/** Whether a database is an instance of a cluster, which decides most things for it. */
export function isClusterMember(database: ResourceView): boolean {
  return database.type === 'AWS::RDS::DBInstance' && database.read('DBClusterIdentifier').isPresent;
}

/** Whether a database is a replica or is restored from a snapshot, and takes what it leaves out from there. */
export function isCopy(database: ResourceView): boolean {
  return COPIED_FROM.some((property) => database.read(property).isPresent);
}

/** The engine in lower case, such as `aurora-postgresql`; nothing where it is left out or not known. */
export function engineOf(database: ResourceView): string | undefined {
  const { value } = database.read('Engine');
  return value === undefined ? undefined : String(value).toLowerCase();
}

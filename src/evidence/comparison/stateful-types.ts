/** Types of resources that keep data, or whose loss makes data unreadable. The list names what components make or AWS applications often have. */
const STATEFUL = new Set([
  'AWS::Backup::BackupVault', 'AWS::Cassandra::Keyspace', 'AWS::Cassandra::Table', 'AWS::CloudTrail::EventDataStore', 'AWS::CodeCommit::Repository',
  'AWS::Cognito::IdentityPool', 'AWS::Cognito::UserPool', 'AWS::DMS::ReplicationInstance', 'AWS::DocDB::DBCluster', 'AWS::DocDB::DBInstance',
  'AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table', 'AWS::EC2::Volume', 'AWS::ECR::Repository', 'AWS::EFS::FileSystem', 'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::ServerlessCache', 'AWS::Elasticsearch::Domain', 'AWS::Events::Archive', 'AWS::FSx::FileSystem',
  'AWS::KMS::Key', 'AWS::Kinesis::Stream', 'AWS::Logs::LogGroup', 'AWS::MSK::Cluster', 'AWS::MemoryDB::Cluster', 'AWS::Neptune::DBCluster',
  'AWS::Neptune::DBInstance', 'AWS::OpenSearchServerless::Collection', 'AWS::OpenSearchService::Domain', 'AWS::QLDB::Ledger', 'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance', 'AWS::RDS::GlobalCluster', 'AWS::Redshift::Cluster', 'AWS::RedshiftServerless::Namespace', 'AWS::S3::Bucket',
  'AWS::S3Express::DirectoryBucket', 'AWS::S3Tables::TableBucket', 'AWS::SDB::Domain', 'AWS::SQS::Queue', 'AWS::SSM::Parameter', 'AWS::SecretsManager::Secret',
  'AWS::Timestream::Database', 'AWS::Timestream::Table',
]);

/** Whether a resource of a type keeps data that are gone with it. */
export function keepsData(type: string): boolean {
  return STATEFUL.has(type);
}

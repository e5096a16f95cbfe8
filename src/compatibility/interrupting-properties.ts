/**
 * Properties whose change interrupts a resource and never replaces it: "Some interruptions" on AWS's page of the type, or a restart that its text
 * names. Properties where the text names a replacement in some cases (`Engine`, `AvailabilityZone`, `DBSnapshotIdentifier`) are left out.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html
 */
const INTERRUPTING: Readonly<Record<string, readonly string[]>> = {
  'AWS::AmazonMQ::Broker': ['Configuration', 'HostInstanceType'],
  'AWS::DynamoDB::Table': ['SSESpecification'],
  'AWS::ElastiCache::ReplicationGroup': ['AuthToken', 'NumNodeGroups'],
  'AWS::Neptune::DBInstance': ['DBInstanceClass'],
  'AWS::OpenSearchService::Domain': ['VPCOptions'],
  'AWS::RDS::DBCluster': ['EngineVersion'],
  'AWS::RDS::DBInstance': [
    'AutoMinorVersionUpgrade', 'BackupRetentionPeriod', 'CACertificateIdentifier', 'DBInstanceClass', 'DBParameterGroupName', 'EngineVersion', 'MultiAZ',
    'PreferredMaintenanceWindow', 'StorageType',
  ],
};

/** Whether a change of a property takes a resource of a type away for a while. */
export function interrupts(type: string, property: string): boolean {
  return INTERRUPTING[type]?.includes(property) ?? false;
}

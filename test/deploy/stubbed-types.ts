/** A resource type that is not deployed, or not always. */
export interface StubbedType {
  readonly reason: string;
  /** Which resources of the type, when not all. */
  readonly only?: (properties: Readonly<Record<string, unknown>>) => boolean;
}

const NOT_EMULATED: StubbedType = { reason: 'not emulated' };

/** What is replaced by a stub, and why. Nothing is stubbed that is not here. */
export const STUBBED_TYPES: ReadonlyMap<string, StubbedType> = new Map([
  ['AWS::Backup::BackupSelection', NOT_EMULATED],
  ['AWS::Backup::RestoreTestingPlan', NOT_EMULATED],
  ['AWS::Backup::RestoreTestingSelection', NOT_EMULATED],
  ['AWS::Budgets::Budget', NOT_EMULATED],
  ['AWS::Budgets::BudgetsAction', NOT_EMULATED],
  ['AWS::CloudWatch::Alarm', { reason: 'metric math is not emulated', only: ({ Metrics }) => Metrics !== undefined }],
  ['AWS::EC2::EIP', NOT_EMULATED],
  ['AWS::EC2::FlowLog', NOT_EMULATED],
  ['AWS::EC2::NatGateway', NOT_EMULATED],
  ['AWS::EC2::SecurityGroupEgress', NOT_EMULATED],
  ['AWS::EC2::SecurityGroupIngress', NOT_EMULATED],
  ['AWS::RDS::EventSubscription', NOT_EMULATED],
  ['Custom::S3AutoDeleteObjects', { reason: 'the emulator cannot delete it, and the stack would stay' }],
  ['Custom::VpcRestrictDefaultSG', { reason: 'its function needs the SDK for EC2, which Lambda ships and this project does not' }],
]);

/** Resource types that are deployed as they are. */
export const DEPLOYED_TYPES: ReadonlySet<string> = new Set([
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupVault',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::DynamoDB::Table',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::Route',
  'AWS::EC2::RouteTable',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPC',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::KMS::Alias',
  'AWS::KMS::Key',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Function',
  'AWS::Lambda::Version',
  'AWS::Logs::LogGroup',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBClusterParameterGroup',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBParameterGroup',
  'AWS::RDS::DBSubnetGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SSM::Parameter',
  'AWS::StepFunctions::StateMachine',
]);

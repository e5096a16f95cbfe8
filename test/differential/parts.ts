import { CfnCondition, CfnElement, CfnParameter, CfnResource, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as scaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as backup from 'aws-cdk-lib/aws-backup';
import * as cloud9 from 'aws-cdk-lib/aws-cloud9';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codebuild from 'aws-cdk-lib/aws-codebuild';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dax from 'aws-cdk-lib/aws-dax';
import * as dms from 'aws-cdk-lib/aws-dms';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as eks from 'aws-cdk-lib/aws-eks';
import * as elasticache from 'aws-cdk-lib/aws-elasticache';
import * as beanstalk from 'aws-cdk-lib/aws-elasticbeanstalk';
import * as classic from 'aws-cdk-lib/aws-elasticloadbalancing';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as elasticsearch from 'aws-cdk-lib/aws-elasticsearch';
import * as emr from 'aws-cdk-lib/aws-emr';
import * as events from 'aws-cdk-lib/aws-events';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as firehose from 'aws-cdk-lib/aws-kinesisfirehose';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as lex from 'aws-cdk-lib/aws-lex';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as mediastore from 'aws-cdk-lib/aws-mediastore';
import * as msk from 'aws-cdk-lib/aws-msk';
import * as mwaa from 'aws-cdk-lib/aws-mwaa';
import * as neptune from 'aws-cdk-lib/aws-neptune';
import * as opensearch from 'aws-cdk-lib/aws-opensearchservice';
import * as quicksight from 'aws-cdk-lib/aws-quicksight';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as redshift from 'aws-cdk-lib/aws-redshift';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sagemaker from 'aws-cdk-lib/aws-sagemaker';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import * as timestream from 'aws-cdk-lib/aws-timestream';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** Something that an app is put together from, with properties that may be given or left out. */
export interface Part {
  /** The names of the properties, or groups of them, that may be given. */
  readonly choices: readonly string[];
  /** Whether the part is one L1, which another app may write in another way. */
  readonly isL1: boolean;
  /** Defines the part with some of its choices. */
  define(scope: Construct, id: string, chosen: readonly string[]): Construct;
}

type Choices<Props> = Record<string, Partial<Props>>;

/** A part that is an instance of a class. */
function part<Props extends object>(
  Class: new (scope: Construct, id: string, props: Props) => Construct,
  always: Props | ((scope: Construct) => Props),
  choices: Choices<Props>,
): Part {
  return {
    choices: Object.keys(choices),
    isL1: Class.prototype instanceof CfnElement,
    define: (scope, id, chosen) => new Class(scope, id, Object.assign({}, typeof always === 'function' ? always(scope) : always, ...chosen.map((name) => choices[name]))),
  };
}

/** A part that is made of several constructs. */
function group(choices: readonly string[], compose: (scope: Construct, has: (choice: string) => boolean) => void): Part {
  return {
    choices,
    isL1: false,
    define: (scope, id, chosen) => {
      const home = new Construct(scope, id);
      compose(home, (choice) => chosen.includes(choice));
      return home;
    },
  };
}

const ROLE = 'arn:aws:iam::111122223333:role/some';
const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/some';
const tags = [{ key: 'purpose', value: 'test' }];
const statement = (props: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::some/*', ...props }] });
const trust = statement({ Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' }, Resource: undefined });
const denyHttp = (action: string, ...resource: string[]) => statement({
  Effect: 'Deny', Principal: '*', Action: action, Resource: resource, Condition: { Bool: { 'aws:SecureTransport': 'false' } },
});
const inline = { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {};') };

/** Single resources, by type. */
const RESOURCES: Record<string, Part> = {
  RestApi: part<apigateway.CfnRestApiProps>(apigateway.CfnRestApi, { name: 'some' }, { described: { description: 'some' } }),
  RestStage: part<apigateway.CfnStageProps>(apigateway.CfnStage, { restApiId: 'some', deploymentId: 'some' }, {
    logging: { accessLogSetting: { destinationArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:some', format: '{"requestId":"$context.requestId"}' } },
    methods: { methodSettings: [{ httpMethod: '*', resourcePath: '/*', loggingLevel: 'INFO', cachingEnabled: true, cacheDataEncrypted: true, throttlingBurstLimit: 1, throttlingRateLimit: 1 }] },
    traced: { tracingEnabled: true },
    certified: { clientCertificateId: 'some' },
    cached: { cacheClusterEnabled: true },
  }),
  RestMethod: part<apigateway.CfnMethodProps>(apigateway.CfnMethod, { httpMethod: 'GET', resourceId: 'some', restApiId: 'some' }, {
    authorized: { authorizationType: 'AWS_IAM' }, cognito: { authorizationType: 'COGNITO_USER_POOLS' }, options: { httpMethod: 'OPTIONS' },
  }),
  HttpRoute: part<apigatewayv2.CfnRouteProps>(apigatewayv2.CfnRoute, { apiId: 'some', routeKey: 'GET /' }, { authorized: { authorizationType: 'JWT' } }),
  HttpStage: part<apigatewayv2.CfnStageProps>(apigatewayv2.CfnStage, { apiId: 'some', stageName: 'some' }, {
    logging: { accessLogSettings: { destinationArn: 'some', format: '$context.requestId' } }, throttled: { defaultRouteSettings: { throttlingBurstLimit: 1, throttlingRateLimit: 1 } },
  }),
  GraphQl: part<appsync.CfnGraphQLApiProps>(appsync.CfnGraphQLApi, { authenticationType: 'AWS_IAM', name: 'some' }, {
    traced: { xrayEnabled: true }, logging: { logConfig: { cloudWatchLogsRoleArn: ROLE, fieldLogLevel: 'ERROR', excludeVerboseContent: true } },
  }),
  ScalingGroup: part<autoscaling.CfnAutoScalingGroupProps>(autoscaling.CfnAutoScalingGroup, { maxSize: '2', minSize: '1' }, {
    cooldown: { cooldown: '60' },
    checked: { healthCheckType: 'ELB', healthCheckGracePeriod: 60 },
    balanced: { targetGroupArns: ['some'] },
    notifying: { notificationConfigurations: [{ topicArn: 'some', notificationTypes: ['autoscaling:EC2_INSTANCE_LAUNCH', 'autoscaling:EC2_INSTANCE_LAUNCH_ERROR', 'autoscaling:EC2_INSTANCE_TERMINATE', 'autoscaling:EC2_INSTANCE_TERMINATE_ERROR'] }] },
  }),
  LaunchConfiguration: part<autoscaling.CfnLaunchConfigurationProps>(autoscaling.CfnLaunchConfiguration, { imageId: 'ami-1', instanceType: 't3.micro' }, {
    public: { associatePublicIpAddress: true }, private: { associatePublicIpAddress: false }, disk: { blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: true } }] },
  }),
  BackupSelection: part<backup.CfnBackupSelectionProps>(backup.CfnBackupSelection, {
    backupPlanId: 'some', backupSelection: { iamRoleArn: ROLE, selectionName: 'some', resources: ['arn:aws:rds:*'] },
  }, {}),
  DevelopmentPlace: part<cloud9.CfnEnvironmentEC2Props>(cloud9.CfnEnvironmentEC2, { imageId: 'amazonlinux-2023-x86_64', instanceType: 't3.micro' }, {
    managed: { connectionType: 'CONNECT_SSM' },
  }),
  StreamingDistribution: part<cloudfront.CfnStreamingDistributionProps>(cloudfront.CfnStreamingDistribution, {
    streamingDistributionConfig: { comment: 'some', enabled: true, s3Origin: { domainName: 'some.s3.amazonaws.com', originAccessIdentity: '' }, trustedSigners: { enabled: false } }, tags,
  }, {}),
  Distribution: part<cloudfront.CfnDistributionProps>(cloudfront.CfnDistribution, {
    distributionConfig: { enabled: true, origins: [{ id: 'o', domainName: 'some.s3.amazonaws.com', s3OriginConfig: {} }], defaultCacheBehavior: { targetOriginId: 'o', viewerProtocolPolicy: 'allow-all' } },
  }, {
    careful: {
      distributionConfig: {
        enabled: true,
        webAclId: 'some',
        logging: { bucket: 'logs.s3.amazonaws.com' },
        restrictions: { geoRestriction: { restrictionType: 'whitelist', locations: ['CH'] } },
        viewerCertificate: { acmCertificateArn: 'some', minimumProtocolVersion: 'TLSv1.2_2021', sslSupportMethod: 'sni-only' },
        origins: [{ id: 'o', domainName: 'example.com', customOriginConfig: { originProtocolPolicy: 'https-only', originSslProtocols: ['TLSv1.2'] } }],
        defaultCacheBehavior: { targetOriginId: 'o', viewerProtocolPolicy: 'redirect-to-https' },
      },
    },
  }),
  Trail: part<cloudtrail.CfnTrailProps>(cloudtrail.CfnTrail, { isLogging: true, s3BucketName: 'some' }, {
    validated: { enableLogFileValidation: true }, encrypted: { kmsKeyId: KEY }, watched: { cloudWatchLogsLogGroupArn: 'some', cloudWatchLogsRoleArn: ROLE },
  }),
  Alarm: part<cloudwatch.CfnAlarmProps>(cloudwatch.CfnAlarm, { comparisonOperator: 'GreaterThanThreshold', evaluationPeriods: 1 }, {
    acting: { alarmActions: ['some'] }, off: { actionsEnabled: false }, recovering: { okActions: ['some'] }, open: { insufficientDataActions: ['some'] },
  }),
  Build: part<codebuild.CfnProjectProps>(codebuild.CfnProject, {
    artifacts: { type: 'NO_ARTIFACTS' }, environment: { computeType: 'BUILD_GENERAL1_SMALL', image: 'custom/image:1', type: 'LINUX_CONTAINER' }, serviceRole: ROLE, source: { type: 'NO_SOURCE' },
  }, {
    encrypted: { encryptionKey: KEY },
    github: { source: { type: 'GITHUB', location: 'https://github.com/some/thing.git' } },
    tokens: { source: { type: 'GITHUB', location: 'x', auth: { type: 'OAUTH' } } },
    secrets: {
      environment: {
        computeType: 'BUILD_GENERAL1_SMALL',
        image: 'aws/codebuild/standard:7.0',
        type: 'LINUX_CONTAINER',
        privilegedMode: true,
        environmentVariables: [{ name: 'AWS_ACCESS_KEY_ID', value: 'some', type: 'PLAINTEXT' }, { name: 'B', value: 'b' }],
      },
    },
  }),
  IdentityPool: part<cognito.CfnIdentityPoolProps>(cognito.CfnIdentityPool, { allowUnauthenticatedIdentities: false }, {
    open: { allowUnauthenticatedIdentities: true },
  }),
  UserPool: part<cognito.CfnUserPoolProps>(cognito.CfnUserPool, {}, {
    strong: {
      policies: { passwordPolicy: { minimumLength: 8, requireLowercase: true, requireNumbers: true, requireSymbols: true, requireUppercase: true } },
    },
    weak: { policies: { passwordPolicy: { minimumLength: 6 } } },
    mfa: { mfaConfiguration: 'ON' },
    advanced: { userPoolAddOns: { advancedSecurityMode: 'ENFORCED' } },
  }),
  TableCache: part<dax.CfnClusterProps>(dax.CfnCluster, { iamRoleArn: ROLE, nodeType: 'dax.t3.small', replicationFactor: 1 }, {
    encrypted: { sseSpecification: { sseEnabled: true } }, open: { sseSpecification: { sseEnabled: false } },
  }),
  Replication: part<dms.CfnReplicationInstanceProps>(dms.CfnReplicationInstance, { replicationInstanceClass: 'dms.t3.micro' }, { private: { publiclyAccessible: false }, public: { publiclyAccessible: true } }),
  DocumentCluster: part<docdb.CfnDBClusterProps>(docdb.CfnDBCluster, {}, {
    encrypted: { storageEncrypted: true }, kept: { backupRetentionPeriod: 7 }, port: { port: 27018 }, named: { masterUsername: 'root', masterUserPassword: 'secret' }, exporting: { enableCloudwatchLogsExports: ['audit', 'profiler'] },
  }),
  Table: part<dynamodb.CfnTableProps>(dynamodb.CfnTable, { keySchema: [{ attributeName: 'id', keyType: 'HASH' }] }, {
    recoverable: { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } }, onDemand: { billingMode: 'PAY_PER_REQUEST' }, provisioned: { billingMode: 'PROVISIONED', provisionedThroughput: { readCapacityUnits: 1, writeCapacityUnits: 1 } },
  }),
  Instance: part<ec2.CfnInstanceProps>(ec2.CfnInstance, {}, {
    watched: { monitoring: true },
    optimized: { ebsOptimized: true, instanceType: 'c3.xlarge' },
    profiled: { iamInstanceProfile: 'some' },
    placed: { subnetId: 'some', networkInterfaces: [{ deviceIndex: '0', associatePublicIpAddress: false }] },
    open: { networkInterfaces: [{ deviceIndex: '0', associatePublicIpAddress: true }] },
    protected: { disableApiTermination: true },
    disk: { blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: false } }] },
  }),
  LaunchTemplate: part<ec2.CfnLaunchTemplateProps>(ec2.CfnLaunchTemplate, { launchTemplateData: { instanceType: 't3.micro' }, launchTemplateName: 'some' }, {
    tokens: { launchTemplateData: { metadataOptions: { httpTokens: 'required' } } }, disk: { launchTemplateData: { blockDeviceMappings: [{ deviceName: '/dev/xvda', ebs: { encrypted: true, kmsKeyId: KEY } }] } },
  }),
  NetworkAcl: part<ec2.CfnNetworkAclProps>(ec2.CfnNetworkAcl, { vpcId: 'some' }, {}),
  NetworkAclEntry: part<ec2.CfnNetworkAclEntryProps>(ec2.CfnNetworkAclEntry, { networkAclId: 'some', protocol: 6, ruleAction: 'allow', ruleNumber: 1 }, {
    open: { cidrBlock: '0.0.0.0/0' }, deny: { ruleAction: 'deny' }, egress: { egress: true }, ports: { portRange: { from: 22, to: 22 } },
  }),
  Route: part<ec2.CfnRouteProps>(ec2.CfnRoute, { routeTableId: 'some' }, { anywhere: { destinationCidrBlock: '0.0.0.0/0' }, gateway: { gatewayId: 'igw-1' }, sixth: { destinationIpv6CidrBlock: '::/0' } }),
  SecurityGroup: part<ec2.CfnSecurityGroupProps>(ec2.CfnSecurityGroup, { groupDescription: '' }, {
    described: { groupDescription: 'callers' },
    open: { securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: '0.0.0.0/0' }] },
    narrow: { securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: '10.0.0.0/8', description: 'inside' }] },
    wide: { securityGroupIngress: [{ ipProtocol: '-1', cidrIpv6: '::/0' }, { ipProtocol: 'tcp', fromPort: 1, toPort: 9000, cidrIp: '0.0.0.0/0' }] },
    leaving: { securityGroupEgress: [{ ipProtocol: '-1', cidrIp: '0.0.0.0/0' }] },
  }),
  Ingress: part<ec2.CfnSecurityGroupIngressProps>(ec2.CfnSecurityGroupIngress, { ipProtocol: 'tcp' }, {
    open: { cidrIp: '0.0.0.0/0' }, sixth: { cidrIpv6: '::/0' }, ports: { fromPort: 20, toPort: 3389 }, one: { fromPort: 443, toPort: 443 }, described: { description: 'some' },
  }),
  Subnet: part<ec2.CfnSubnetProps>(ec2.CfnSubnet, { vpcId: 'some', cidrBlock: '10.0.0.0/24' }, { public: { mapPublicIpOnLaunch: true }, sixth: { assignIpv6AddressOnCreation: true } }),
  Vpc: part<ec2.CfnVPCProps>(ec2.CfnVPC, { cidrBlock: '10.0.0.0/16' }, { named: { enableDnsHostnames: true } }),
  Volume: part<ec2.CfnVolumeProps>(ec2.CfnVolume, { availabilityZone: 'eu-west-1a', size: 8 }, { encrypted: { encrypted: true }, open: { encrypted: false } }),
  RegistryPolicy: part<ecr.CfnRegistryPolicyProps>(ecr.CfnRegistryPolicy, { policyText: statement({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }) }, { open: { policyText: statement({ Principal: '*' }) } }),
  Repository: part<ecr.CfnRepositoryProps>(ecr.CfnRepository, {}, {
    open: { repositoryPolicyText: statement({ Principal: { AWS: '*' } }) }, narrow: { repositoryPolicyText: statement({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }) },
  }),
  ContainerCluster: part<ecs.CfnClusterProps>(ecs.CfnCluster, {}, { watched: { clusterSettings: [{ name: 'containerInsights', value: 'enabled' }] }, blind: { clusterSettings: [{ name: 'containerInsights', value: 'disabled' }] } }),
  TaskDefinition: part<ecs.CfnTaskDefinitionProps>(ecs.CfnTaskDefinition, {}, {
    careless: { containerDefinitions: [{ name: 'a', image: 'a', environment: [{ name: 'A', value: 'a' }], privileged: true }], networkMode: 'host' },
    careful: { containerDefinitions: [{ name: 'a', image: 'a', user: 'nobody', secrets: [{ name: 'A', valueFrom: 'some' }], logConfiguration: { logDriver: 'awslogs' }, readonlyRootFilesystem: true }] },
  }),
  FileSystem: part<efs.CfnFileSystemProps>(efs.CfnFileSystem, {}, { encrypted: { encrypted: true }, open: { encrypted: false }, backedUp: { backupPolicy: { status: 'ENABLED' } } }),
  Kubernetes: part<eks.CfnClusterProps>(eks.CfnCluster, { resourcesVpcConfig: { subnetIds: ['a', 'b'] }, roleArn: ROLE }, {
    'logging': { logging: { clusterLogging: { enabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((type) => ({ type })) } } },
    'some logging': { logging: { clusterLogging: { enabledTypes: [{ type: 'api' }] } } },
    'private': { resourcesVpcConfig: { subnetIds: ['a', 'b'], endpointPublicAccess: false, endpointPrivateAccess: true } },
  }),
  CacheCluster: part<elasticache.CfnCacheClusterProps>(elasticache.CfnCacheCluster, { cacheNodeType: 'cache.t3.micro', engine: 'redis', numCacheNodes: 1 }, {
    kept: { snapshotRetentionLimit: 15 }, port: { port: 1234 }, memcached: { engine: 'memcached' }, placed: { cacheSubnetGroupName: 'some' }, spread: { azMode: 'cross-az', preferredAvailabilityZones: ['a', 'b'] },
  }),
  CacheGroup: part<elasticache.CfnReplicationGroupProps>(elasticache.CfnReplicationGroup, { replicationGroupDescription: 'some' }, {
    encrypted: { atRestEncryptionEnabled: true, transitEncryptionEnabled: true }, kept: { snapshotRetentionLimit: 15 }, spread: { multiAzEnabled: true }, authenticated: { authToken: 'some' }, port: { port: 1234 }, failing: { automaticFailoverEnabled: true },
  }),
  Beanstalk: part<beanstalk.CfnEnvironmentProps>(beanstalk.CfnEnvironment, { applicationName: 'some' }, {
    careful: {
      optionSettings: [
        { namespace: 'aws:elasticbeanstalk:healthreporting:system', optionName: 'SystemType', value: 'enhanced' },
        { namespace: 'aws:elasticbeanstalk:managedactions', optionName: 'ManagedActionsEnabled', value: 'true' },
        { namespace: 'aws:elasticbeanstalk:managedactions', optionName: 'PreferredStartTime', value: 'Tue:09:00' },
        { namespace: 'aws:elasticbeanstalk:managedactions:platformupdate', optionName: 'UpdateLevel', value: 'minor' },
        { namespace: 'aws:elasticbeanstalk:hostmanager', optionName: 'LogPublicationControl', value: 'true' },
        { namespace: 'aws:ec2:vpc', optionName: 'VPCId', value: 'some' },
      ],
    },
    named: { optionSettings: [{ namespace: 'aws:elasticbeanstalk:environment', optionName: 'LoadBalancerType', value: 'network' }] },
  }),
  ClassicBalancer: part<classic.CfnLoadBalancerProps>(classic.CfnLoadBalancer, { listeners: [{ instancePort: '80', loadBalancerPort: '80', protocol: 'http' }] }, {
    secured: { listeners: [{ instancePort: '443', loadBalancerPort: '443', protocol: 'ssl', instanceProtocol: 'ssl', sslCertificateId: 'arn:aws:acm:eu-west-1:111122223333:certificate/some' }] },
    logging: { accessLoggingPolicy: { enabled: true, s3BucketName: 'some' } },
    crossZone: { crossZone: true },
    draining: { connectionDrainingPolicy: { enabled: true } },
    checked: { healthCheck: { healthyThreshold: '1', interval: '9', target: 'x', timeout: '1', unhealthyThreshold: '2' } },
  }),
  Balancer: part<elb.CfnLoadBalancerProps>(elb.CfnLoadBalancer, { type: 'application' }, {
    network: { type: 'network' },
    logging: { loadBalancerAttributes: [{ key: 'access_logs.s3.enabled', value: 'true' }] },
    protected: { loadBalancerAttributes: [{ key: 'deletion_protection.enabled', value: 'true' }, { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' }] },
  }),
  Listener: part<elb.CfnListenerProps>(elb.CfnListener, { defaultActions: [{ type: 'forward', targetGroupArn: 'some' }], loadBalancerArn: 'some' }, {
    secured: { protocol: 'HTTPS', certificates: [{ certificateArn: 'some' }] }, plain: { protocol: 'HTTP' }, redirecting: { defaultActions: [{ type: 'redirect', redirectConfig: { statusCode: 'HTTP_301', protocol: 'HTTPS' } }] },
  }),
  SearchDomain: part<opensearch.CfnDomainProps>(opensearch.CfnDomain, {}, {
    encrypted: { encryptionAtRestOptions: { enabled: true }, nodeToNodeEncryptionOptions: { enabled: true } },
    placed: { vpcOptions: { subnetIds: ['a', 'b'] } },
    aware: { clusterConfig: { zoneAwarenessEnabled: true, dedicatedMasterEnabled: true } },
    logging: { logPublishingOptions: { ES_APPLICATION_LOGS: { enabled: true, cloudWatchLogsLogGroupArn: 'x' }, SEARCH_SLOW_LOGS: { enabled: true }, INDEX_SLOW_LOGS: { enabled: true } } },
    open: { accessPolicies: statement({ Principal: '*' }) },
    known: { accessPolicies: statement({ Principal: { AWS: ROLE }, Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.1'] } } }) },
  }),
  OldSearchDomain: part<elasticsearch.CfnDomainProps>(elasticsearch.CfnDomain, {}, {
    encrypted: { encryptionAtRestOptions: { enabled: true }, nodeToNodeEncryptionOptions: { enabled: true } },
    placed: { vpcOptions: { subnetIds: ['a'] } },
    aware: { elasticsearchClusterConfig: { zoneAwarenessEnabled: true } },
    open: { accessPolicies: statement({ Principal: { AWS: '*' } }) },
  }),
  MapReduce: part<emr.CfnClusterProps>(emr.CfnCluster, { instances: { keepJobFlowAliveWhenNoSteps: true }, jobFlowRole: 'some', name: 'some', serviceRole: 'some' }, {
    logging: { logUri: 's3://some' }, kerberos: { kerberosAttributes: { kdcAdminPassword: 'x', realm: 'x' } }, secured: { securityConfiguration: 'some' }, keyed: { instances: { ec2KeyName: 'some' } },
  }),
  MapReduceSecurity: part<emr.CfnSecurityConfigurationProps>(emr.CfnSecurityConfiguration, {
    securityConfiguration: { EncryptionConfiguration: { EnableInTransitEncryption: false } },
  }, {
    careful: { securityConfiguration: { EncryptionConfiguration: { EnableInTransitEncryption: true, EnableAtRestEncryption: true, AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: 'AwsKms' } } } } },
  }),
  BusPolicy: part<events.CfnEventBusPolicyProps>(events.CfnEventBusPolicy, { statementId: 'some' }, {
    open: { principal: '*', action: 'events:PutEvents' }, organized: { principal: '*', condition: { key: 'aws:PrincipalOrgID', type: 'StringEquals', value: 'o-1' } }, stated: { statement: statement({ Principal: '*' }).Statement[0] },
  }),
  EventRule: part<events.CfnRuleProps>(events.CfnRule, { scheduleExpression: 'rate(1 day)' }, {
    careful: { targets: [{ id: 'a', arn: 'arn:aws:sqs:eu-west-1:111122223333:some', deadLetterConfig: { arn: 'some' } }] },
    careless: { targets: [{ id: 'a', arn: 'arn:aws:sqs:eu-west-1:111122223333:some' }] },
  }),
  Crawler: part<glue.CfnCrawlerProps>(glue.CfnCrawler, { role: ROLE, targets: { s3Targets: [{ path: 'some' }] } }, { secured: { crawlerSecurityConfiguration: 'some' } }),
  GlueJob: part<glue.CfnJobProps>(glue.CfnJob, { role: ROLE, command: { name: 'glueetl' } }, { secured: { securityConfiguration: 'some' }, argued: { defaultArguments: { '--job-bookmark-option': 'job-bookmark-enable' } } }),
  GlueSecurity: part<glue.CfnSecurityConfigurationProps>(glue.CfnSecurityConfiguration, { name: 'some', encryptionConfiguration: { s3Encryptions: [{ s3EncryptionMode: 'SSE-S3' }] } }, {
    careful: { encryptionConfiguration: { cloudWatchEncryption: { cloudWatchEncryptionMode: 'SSE-KMS', kmsKeyArn: KEY }, jobBookmarksEncryption: { jobBookmarksEncryptionMode: 'CSE-KMS', kmsKeyArn: KEY } } },
  }),
  Group: part<iam.CfnGroupProps>(iam.CfnGroup, {}, {
    managed: { managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }, stated: { policies: [{ policyName: 'p', policyDocument: statement({ Action: ['s3:*', 's3:Get*'], Resource: ['*'] }) }] },
  }),
  ManagedPolicy: part<iam.CfnManagedPolicyProps>(iam.CfnManagedPolicy, { policyDocument: statement({}) }, {
    wide: { policyDocument: statement({ Action: '*', Resource: '*' }) }, wider: { policyDocument: statement({ Action: ['ec2:*', 'iam:*'], Resource: ['arn:aws:ec2:*:*:*'] }) }, users: { users: ['some'] }, roles: { roles: ['some'] },
  }),
  Policy: part<iam.CfnPolicyProps>(iam.CfnPolicy, { policyDocument: statement({}), policyName: 'some', groups: ['some'] }, {
    wide: { policyDocument: statement({ Action: '*', Resource: '*' }) }, denying: { policyDocument: statement({ Effect: 'Deny', Action: '*', Resource: '*' }) }, users: { users: ['some'] }, several: { policyDocument: statement({ Action: ['kms:Decrypt', 'kms:*'], Resource: ['arn:aws:kms:*', '*'] }) },
  }),
  Role: part<iam.CfnRoleProps>(iam.CfnRole, { assumeRolePolicyDocument: trust }, {
    managed: { managedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess', 'arn:aws:iam::111122223333:policy/own'] }, stated: { policies: [{ policyName: 'p', policyDocument: statement({ Resource: '*' }) }] }, tagged: { tags },
  }),
  User: part<iam.CfnUserProps>(iam.CfnUser, {}, {
    grouped: { groups: ['some'] }, stated: { policies: [{ policyName: 'p', policyDocument: statement({ Action: '*', Resource: '*' }) }] }, managed: { managedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] },
  }),
  UserAddition: part<iam.CfnUserToGroupAdditionProps>(iam.CfnUserToGroupAddition, { groupName: 'some', users: ['other'] }, {}),
  Key: part<kms.CfnKeyProps>(kms.CfnKey, {}, { rotating: { enableKeyRotation: true }, still: { enableKeyRotation: false }, asymmetric: { keySpec: 'RSA_2048', keyUsage: 'SIGN_VERIFY' } }),
  Stream: part<kinesis.CfnStreamProps>(kinesis.CfnStream, {}, { encrypted: { streamEncryption: { encryptionType: 'KMS', keyId: 'alias/aws/kinesis' } }, own: { streamEncryption: { encryptionType: 'KMS', keyId: KEY } } }),
  Delivery: part<firehose.CfnDeliveryStreamProps>(firehose.CfnDeliveryStream, {}, { encrypted: { deliveryStreamEncryptionConfigurationInput: { keyType: 'AWS_OWNED_CMK' } }, fromStream: { kinesisStreamSourceConfiguration: { kinesisStreamArn: 'arn:aws:kinesis:x', roleArn: ROLE } } }),
  Function: part<lambda.CfnFunctionProps>(lambda.CfnFunction, { code: { zipFile: 'x' }, role: ROLE, runtime: 'nodejs16.x', handler: 'index.handler' }, {
    newest: { runtime: 'nodejs24.x' },
    python: { runtime: 'python3.14' },
    reserved: { reservedConcurrentExecutions: 1 },
    buried: { deadLetterConfig: { targetArn: 'some' } },
    placed: { vpcConfig: { subnetIds: ['a'], securityGroupIds: ['b'] } },
    traced: { tracingConfig: { mode: 'Active' } },
    sized: { memorySize: 512, timeout: 9 },
    keyed: { kmsKeyArn: KEY },
  }),
  InvokeConfig: part<lambda.CfnEventInvokeConfigProps>(lambda.CfnEventInvokeConfig, { functionName: 'some', qualifier: '$LATEST' }, { buried: { destinationConfig: { onFailure: { destination: 'some' } } } }),
  EventSource: part<lambda.CfnEventSourceMappingProps>(lambda.CfnEventSourceMapping, { functionName: 'some', eventSourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/s' }, {
    buried: { destinationConfig: { onFailure: { destination: 'some' } } }, queue: { eventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:q' }, bounded: { maximumRetryAttempts: 3 },
  }),
  Permission: part<lambda.CfnPermissionProps>(lambda.CfnPermission, { action: 'lambda:InvokeFunction', functionName: 'some', principal: 'sns.amazonaws.com' }, { open: { principal: '*' }, sourced: { sourceArn: 'some' } }),
  Url: part<lambda.CfnUrlProps>(lambda.CfnUrl, { authType: 'NONE', targetFunctionArn: 'some' }, { authorized: { authType: 'AWS_IAM' } }),
  BotAlias: part<lex.CfnBotAliasProps>(lex.CfnBotAlias, { botAliasName: 'some', botId: 'some' }, {
    logging: { conversationLogSettings: { audioLogSettings: [{ enabled: true, destination: { s3Bucket: { kmsKeyArn: KEY, logPrefix: 'x', s3BucketArn: 'x' } } }], textLogSettings: [{ enabled: true, destination: { cloudWatch: { cloudWatchLogGroupArn: 'x', logPrefix: 'x' } } }] } },
  }),
  LogGroup: part<logs.CfnLogGroupProps>(logs.CfnLogGroup, {}, { kept: { retentionInDays: 30 }, encrypted: { kmsKeyId: KEY } }),
  Kafka: part<msk.CfnClusterProps>(msk.CfnCluster, { brokerNodeGroupInfo: { clientSubnets: ['a', 'b'], instanceType: 'kafka.t3.small' }, clusterName: 'some', kafkaVersion: '3.6.0', numberOfBrokerNodes: 2 }, {
    plain: { encryptionInfo: { encryptionInTransit: { clientBroker: 'PLAINTEXT', inCluster: false } } },
    secured: { encryptionInfo: { encryptionInTransit: { clientBroker: 'TLS', inCluster: true } } },
    logging: { loggingInfo: { brokerLogs: { cloudWatchLogs: { enabled: true, logGroup: 'x' } } } },
  }),
  Airflow: part<mwaa.CfnEnvironmentProps>(mwaa.CfnEnvironment, { name: 'some' }, { logging: { loggingConfiguration: { webserverLogs: { enabled: true }, workerLogs: { enabled: true } } } }),
  MediaStore: part<mediastore.CfnContainerProps>(mediastore.CfnContainer, { containerName: 'some' }, {
    logging: { accessLoggingEnabled: true },
    metered: { metricPolicy: { containerLevelMetrics: 'ENABLED' } },
    aged: { lifecyclePolicy: '{}' },
    secured: { policy: JSON.stringify(denyHttp('mediastore:*', '*')) },
    shared: { corsPolicy: [{ allowedOrigins: ['*'] }] },
  }),
  GraphCluster: part<neptune.CfnDBClusterProps>(neptune.CfnDBCluster, {}, { encrypted: { storageEncrypted: true }, kept: { backupRetentionPeriod: 7 }, authenticated: { iamAuthEnabled: true }, exporting: { enableCloudwatchLogsExports: ['audit'] } }),
  GraphInstance: part<neptune.CfnDBInstanceProps>(neptune.CfnDBInstance, { dbInstanceClass: 'db.t3.medium' }, { upgrading: { autoMinorVersionUpgrade: true } }),
  DataSource: part<quicksight.CfnDataSourceProps>(quicksight.CfnDataSource, { name: 'some', type: 'MYSQL' }, { secured: { sslProperties: { disableSsl: false } }, open: { sslProperties: { disableSsl: true } } }),
  DatabaseCluster: part<rds.CfnDBClusterProps>(rds.CfnDBCluster, { engine: 'aurora-mysql' }, {
    encrypted: { storageEncrypted: true },
    authenticated: { enableIamDatabaseAuthentication: true },
    protected: { deletionProtection: true },
    kept: { backupRetentionPeriod: 7 },
    port: { port: 3307 },
    named: { masterUsername: 'root', masterUserPassword: 'secret' },
    rewindable: { backtrackWindow: 9000 },
    postgres: { engine: 'aurora-postgresql', port: 5433 },
    exporting: { enableCloudwatchLogsExports: ['audit', 'error', 'general', 'slowquery'] },
    spread: { multiAz: true } as object,
  }),
  Database: part<rds.CfnDBInstanceProps>(rds.CfnDBInstance, { dbInstanceClass: 'db.t3.micro' }, {
    mysql: { engine: 'mysql' },
    postgres: { engine: 'postgres' },
    oracle: { engine: 'oracle-ee' },
    sqlserver: { engine: 'sqlserver-ex' },
    encrypted: { storageEncrypted: true },
    spread: { multiAz: true },
    upgrading: { autoMinorVersionUpgrade: true },
    protected: { deletionProtection: true },
    kept: { backupRetentionPeriod: 7 },
    hidden: { publiclyAccessible: false },
    open: { publiclyAccessible: true },
    port: { port: '1234' },
    named: { masterUsername: 'root' },
    watched: { monitoringInterval: 60, monitoringRoleArn: ROLE },
    exporting: { enableCloudwatchLogsExports: ['audit', 'error', 'general', 'slowquery', 'postgresql', 'upgrade'] },
    member: { dbClusterIdentifier: 'some' },
  }),
  DatabaseGroup: part<rds.CfnDBSecurityGroupProps>(rds.CfnDBSecurityGroup, { groupDescription: 'some', dbSecurityGroupIngress: [{ cidrip: '10.0.0.0/8' }] }, { open: { dbSecurityGroupIngress: [{ cidrip: '0.0.0.0/0' }] } }),
  DatabaseIngress: part<rds.CfnDBSecurityGroupIngressProps>(rds.CfnDBSecurityGroupIngress, { dbSecurityGroupName: 'some' }, { open: { cidrip: '0.0.0.0/0' } }),
  Warehouse: part<redshift.CfnClusterProps>(redshift.CfnCluster, { clusterType: 'single-node', dbName: 'some', masterUsername: 'some', nodeType: 'ra3.large' }, {
    encrypted: { encrypted: true, kmsKeyId: KEY },
    hidden: { publiclyAccessible: false },
    kept: { automatedSnapshotRetentionPeriod: 7 },
    port: { port: 1234 },
    routed: { enhancedVpcRouting: true },
    placed: { clusterSubnetGroupName: 'some' },
    logging: { loggingProperties: { bucketName: 'some' } },
    maintained: { allowVersionUpgrade: true, preferredMaintenanceWindow: 'Sun:00:00-Sun:01:00' },
    named: { masterUsername: 'awsuser' },
    parametrized: { clusterParameterGroupName: 'some' },
    wide: { clusterType: 'multi-node' },
  }),
  WarehouseParameters: part<redshift.CfnClusterParameterGroupProps>(redshift.CfnClusterParameterGroup, { description: 'some', parameterGroupFamily: 'redshift-1.0' }, {
    secured: { parameters: [{ parameterName: 'require_ssl', parameterValue: 'true' }] }, watched: { parameters: [{ parameterName: 'enable_user_activity_logging', parameterValue: 'true' }] },
  }),
  Bucket: part<s3.CfnBucketProps>(s3.CfnBucket, {}, {
    versioned: { versioningConfiguration: { status: 'Enabled' } },
    suspended: { versioningConfiguration: { status: 'Suspended' } },
    encrypted: { bucketEncryption: { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: KEY } }] } },
    blocked: {
      publicAccessBlockConfiguration: { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
    },
    logging: { loggingConfiguration: { destinationBucketName: 'some' } },
    locked: { objectLockEnabled: true, objectLockConfiguration: { objectLockEnabled: 'Enabled', rule: { defaultRetention: { days: 1, mode: 'COMPLIANCE' } } } },
    replicated: { replicationConfiguration: { role: ROLE, rules: [{ destination: { bucket: 'some' }, status: 'Enabled' }] } },
    open: { accessControl: 'PublicReadWrite' },
    site: { websiteConfiguration: { indexDocument: 'index.html' } },
    named: { bucketName: 'some' },
  }),
  BucketPolicy: part<s3.CfnBucketPolicyProps>(s3.CfnBucketPolicy, { bucket: 'some', policyDocument: denyHttp('s3:*', 'arn:aws:s3:::some', 'arn:aws:s3:::some/*') }, { open: { policyDocument: statement({ Principal: '*' }) } }),
  Subscription: part<sns.CfnSubscriptionProps>(sns.CfnSubscription, { protocol: 'email', topicArn: 'arn:aws:sns:eu-west-1:111122223333:some', endpoint: 'a@example.com' }, { buried: { redrivePolicy: { deadLetterTargetArn: 'some' } } }),
  Topic: part<sns.CfnTopicProps>(sns.CfnTopic, {}, { encrypted: { kmsMasterKeyId: 'alias/aws/sns' }, named: { topicName: 'some' } }),
  TopicPolicy: part<sns.CfnTopicPolicyProps>(sns.CfnTopicPolicy, { policyDocument: statement({ Principal: '*' }), topics: ['some'] }, { denying: { policyDocument: denyHttp('sns:Publish', '*') } }),
  Queue: part<sqs.CfnQueueProps>(sqs.CfnQueue, {}, { encrypted: { kmsMasterKeyId: 'alias/aws/sqs' }, managed: { sqsManagedSseEnabled: true }, plain: { sqsManagedSseEnabled: false }, buried: { redrivePolicy: { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:some', maxReceiveCount: 3 } }, named: { queueName: 'some' } }),
  QueuePolicy: part<sqs.CfnQueuePolicyProps>(sqs.CfnQueuePolicy, { policyDocument: denyHttp('sqs:*', '*'), queues: ['some'] }, { open: { policyDocument: statement({ Principal: '*' }) } }),
  Endpoint: part<sagemaker.CfnEndpointConfigProps>(sagemaker.CfnEndpointConfig, { productionVariants: [{ variantName: 'some', modelName: 'some' }] }, { encrypted: { kmsKeyId: KEY } }),
  Notebook: part<sagemaker.CfnNotebookInstanceProps>(sagemaker.CfnNotebookInstance, { instanceType: 'ml.t3.medium', roleArn: ROLE }, { encrypted: { kmsKeyId: KEY }, placed: { subnetId: 'some' }, offline: { directInternetAccess: 'Disabled' } }),
  Rotation: part<secretsmanager.CfnRotationScheduleProps>(secretsmanager.CfnRotationSchedule, { secretId: 'some' }, { ruled: { rotationRules: { automaticallyAfterDays: 30 } }, by: { rotationLambdaArn: 'some' } }),
  Secret: part<secretsmanager.CfnSecretProps>(secretsmanager.CfnSecret, {}, { encrypted: { kmsKeyId: KEY }, managed: { kmsKeyId: 'aws/secretsmanager' } }),
  Machine: part<stepfunctions.CfnStateMachineProps>(stepfunctions.CfnStateMachine, { roleArn: ROLE, definitionString: '{}' }, {
    traced: { tracingConfiguration: { enabled: true } }, logging: { loggingConfiguration: { level: 'ALL', destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: 'x' } }] } }, terse: { loggingConfiguration: { level: 'ERROR' } },
  }),
  TimeSeries: part<timestream.CfnDatabaseProps>(timestream.CfnDatabase, {}, { encrypted: { kmsKeyId: KEY } }),
  Firewall: part<wafv2.CfnWebACLProps>(wafv2.CfnWebACL, { defaultAction: { allow: { customRequestHandling: { insertHeaders: [{ name: 'a', value: 'b' }] } } }, scope: 'REGIONAL', visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'x', sampledRequestsEnabled: true } }, { named: { name: 'some' } }),
};

/** Several resources that belong to each other, as L2s make them. */
const CONSTRUCTS: Record<string, Part> = {
  L2Bucket: part<s3.BucketProps>(s3.Bucket, {}, {
    versioned: { versioned: true },
    secured: { enforceSSL: true },
    blocked: { blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL },
    managed: { encryption: s3.BucketEncryption.S3_MANAGED },
    keyed: { encryption: s3.BucketEncryption.KMS },
    logging: { serverAccessLogsPrefix: 'self' },
  }),
  L2Queue: part<sqs.QueueProps>(sqs.Queue, {}, {
    secured: { enforceSSL: true }, managed: { encryption: sqs.QueueEncryption.KMS_MANAGED }, own: { encryption: sqs.QueueEncryption.KMS },
  }),
  L2Topic: part<sns.TopicProps>(sns.Topic, {}, { secured: { enforceSSL: true }, named: { displayName: 'some' } }),
  L2Function: part<lambda.FunctionProps>(lambda.Function, inline, {
    traced: { tracing: lambda.Tracing.ACTIVE },
    buried: { deadLetterQueueEnabled: true },
    reserved: { reservedConcurrentExecutions: 1 },
    retried: { retryAttempts: 1, maxEventAge: Duration.hours(1) },
  }),
  L2Table: part<dynamodb.TableProps>(dynamodb.Table, { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } }, { recoverable: { pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true } }, keyed: { encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED } }),
  L2Network: part<ec2.VpcProps>(ec2.Vpc, { maxAzs: 2 }, { single: { natGateways: 1 }, watched: { flowLogs: { all: {} } }, closed: { natGateways: 0, subnetConfiguration: [{ name: 'in', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] } }),
  L2UserPool: part<cognito.UserPoolProps>(cognito.UserPool, {}, {
    mfa: { mfa: cognito.Mfa.REQUIRED },
    strong: { passwordPolicy: { minLength: 12, requireDigits: true, requireLowercase: true, requireSymbols: true, requireUppercase: true } },
  }),
  L2RestApi: group(['traced', 'authorized'], (scope, has) => {
    const api = new apigateway.RestApi(scope, 'Api', { deployOptions: { tracingEnabled: has('traced') } });
    api.root.addMethod('GET', undefined, { authorizationType: has('authorized') ? apigateway.AuthorizationType.IAM : apigateway.AuthorizationType.NONE });
  }),
  LettersToTheDead: group(['secured', 'open'], (scope, has) => {
    const queue = new sqs.Queue(scope, 'Dead', { enforceSSL: has('secured') });
    new sqs.Queue(scope, 'Work', { deadLetterQueue: { queue, maxReceiveCount: 3 } });
    if (has('open')) queue.addToResourcePolicy(new iam.PolicyStatement({ actions: ['sqs:*'], resources: ['*'], principals: [new iam.AnyPrincipal()] }));
  }),
  Permissions: group(['wide', 'managed', 'inline'], (scope, has) => {
    const role = new iam.Role(scope, 'Role', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') });
    const bucket = new s3.Bucket(scope, 'Bucket');
    bucket.grantReadWrite(role);
    if (has('wide')) role.addToPolicy(new iam.PolicyStatement({ actions: ['s3:*', 'ec2:Describe*'], resources: ['*', bucket.arnForObjects('a/*')] }));
    if (has('managed')) role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('ReadOnlyAccess'));
    if (has('inline')) new iam.Policy(scope, 'Policy', { statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })], users: [new iam.User(scope, 'User')] });
  }),
  Front: group(['firewall', 'logging'], (scope, has) => {
    const balancer = new elb.CfnLoadBalancer(scope, 'Balancer', { type: 'application' });
    const stage = new apigateway.CfnStage(scope, 'Stage', { restApiId: new apigateway.CfnRestApi(scope, 'Api', { name: 'api' }).ref, stageName: 'prod' });
    new apigateway.CfnRequestValidator(scope, 'Validator', { restApiId: stage.restApiId, validateRequestBody: true, validateRequestParameters: true });
    if (!has('firewall')) return;
    const firewall = new wafv2.CfnWebACL(scope, 'Firewall', { defaultAction: { block: { customResponse: { responseCode: 403 } } }, scope: 'REGIONAL', visibilityConfig: { cloudWatchMetricsEnabled: true, metricName: 'x', sampledRequestsEnabled: true } });
    new wafv2.CfnWebACLAssociation(scope, 'OfBalancer', { resourceArn: balancer.ref, webAclArn: firewall.attrArn });
    new wafv2.CfnWebACLAssociation(scope, 'OfStage', { resourceArn: `arn:aws:apigateway:eu-west-1::/restapis/${stage.restApiId}/stages/${stage.stageName}`, webAclArn: firewall.attrArn });
    if (has('logging')) new wafv2.CfnLoggingConfiguration(scope, 'Logging', { logDestinationConfigs: ['some'], resourceArn: firewall.attrArn });
  }),
  Databases: group(['backed up', 'rotated', 'scaled'], (scope, has) => {
    const database = new rds.CfnDBInstance(scope, 'Database', { dbInstanceClass: 'db.t3.micro', engine: 'mysql' });
    const table = new dynamodb.CfnTable(scope, 'Table', { keySchema: [{ attributeName: 'id', keyType: 'HASH' }], billingMode: 'PROVISIONED' });
    const volume = new ec2.CfnVolume(scope, 'Volume', { availabilityZone: 'eu-west-1a', size: 8 });
    const secret = new secretsmanager.CfnSecret(scope, 'Secret');
    new secretsmanager.CfnSecretTargetAttachment(scope, 'Attachment', { secretId: secret.ref, targetId: database.ref, targetType: 'AWS::RDS::DBInstance' });
    if (has('rotated')) new secretsmanager.CfnRotationSchedule(scope, 'Rotation', { secretId: secret.ref, rotationRules: { automaticallyAfterDays: 30 } });
    if (has('backed up')) new backup.CfnBackupSelection(scope, 'Selection', { backupPlanId: 'some', backupSelection: { iamRoleArn: ROLE, selectionName: 'some', resources: [database.ref, table.ref, `arn:aws:ec2:eu-west-1:1:volume/${volume.ref}`] } });
    if (has('scaled')) {
      for (const dimension of ['Read', 'Write']) {
        new scaling.CfnScalableTarget(scope, dimension, {
          maxCapacity: 2, minCapacity: 1, resourceId: `table/${table.ref}`, scalableDimension: `dynamodb:table:${dimension}CapacityUnits`, serviceNamespace: 'dynamodb', roleArn: ROLE,
        });
      }
    }
  }),
  Guarded: group(['bucket', 'queue', 'topic', 'group'], (scope, has) => {
    const bucket = new s3.CfnBucket(scope, 'Bucket');
    const queue = new sqs.CfnQueue(scope, 'Queue');
    const topic = new sns.CfnTopic(scope, 'Topic');
    if (has('bucket')) new s3.CfnBucketPolicy(scope, 'BucketPolicy', { bucket: bucket.ref, policyDocument: denyHttp('s3:*', bucket.attrArn, `${bucket.attrArn}/*`) });
    if (has('queue')) new sqs.CfnQueuePolicy(scope, 'QueuePolicy', { queues: [queue.ref], policyDocument: denyHttp('sqs:*', queue.attrArn) });
    if (has('topic')) new sns.CfnTopicPolicy(scope, 'TopicPolicy', { topics: [topic.ref], policyDocument: denyHttp('sns:Publish', topic.ref) });
    if (has('group')) new iam.CfnUserToGroupAddition(scope, 'Addition', { groupName: 'some', users: [new iam.CfnUser(scope, 'User').ref] });
  }),
};

/** What apps are put together from whose resources are all what their constructs say, by name. */
export const PARTS: Record<string, Part> = { ...RESOURCES, ...CONSTRUCTS };

/** Resources that stand in the template and have no constructs. */
class WrittenResources extends CfnElement {
  constructor(scope: Construct, id: string, private readonly resources: object) {
    super(scope, id);
  }

  /** @internal */
  public _toCloudFormation(): object {
    return { Resources: this.resources };
  }
}

/** What the CDK itself makes of generic resources or resources without constructs, by name. */
export const ODD_PARTS: Record<string, Part> = {
  Emptied: part<s3.BucketProps>(s3.Bucket, { autoDeleteObjects: true, removalPolicy: RemovalPolicy.DESTROY }, { secured: { enforceSSL: true } }),
  Notifying: part<s3.BucketProps>(s3.Bucket, { eventBridgeEnabled: true }, { versioned: { versioned: true } }),
  Written: group(['secured', 'named'], (scope, has) => {
    const queue = `Queue${scope.node.id}`;
    new WrittenResources(scope, 'Resources', {
      [queue]: { Type: 'AWS::SQS::Queue', Properties: has('named') ? { QueueName: 'written' } : {} },
      ...has('secured') ? { [`Policy${scope.node.id}`]: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: queue }], PolicyDocument: denyHttp('sqs:*', '*') } } } : {},
    });
  }),
  Decided: group(['versioned', 'encrypted'], (scope, has) => {
    const condition = new CfnCondition(scope, 'Condition', { expression: Fn.conditionEquals(new CfnParameter(scope, 'Switch', { default: 'on' }).valueAsString, 'on') });
    new s3.CfnBucket(scope, 'Bucket', {
      versioningConfiguration: has('versioned') ? Fn.conditionIf(condition.logicalId, { Status: 'Enabled' }, Fn.ref('AWS::NoValue')) : undefined,
      bucketEncryption: has('encrypted') ? { serverSideEncryptionConfiguration: [{ serverSideEncryptionByDefault: { sseAlgorithm: Fn.conditionIf(condition.logicalId, 'aws:kms', 'AES256').toString() } }] } : undefined,
    });
  }),
  Opaque: group([], (scope) => {
    const source = new CfnResource(scope, 'Source', { type: 'Custom::Settings' });
    new s3.CfnBucket(scope, 'Bucket', { versioningConfiguration: source.getAtt('Versioning'), publicAccessBlockConfiguration: source.getAtt('Blocking') });
  }),
  Unrendered: group([], (scope) => {
    new iam.Policy(scope, 'Policy', { statements: [new iam.PolicyStatement({ actions: ['*'], resources: ['*'] })] });
  }),
  Parametrized: group(['group', 'permission'], (scope, has) => {
    const value = new CfnParameter(scope, 'Value', { default: '10.0.0.0/8' }).valueAsString;
    if (has('group')) new ec2.CfnSecurityGroup(scope, 'Group', { groupDescription: 'some', securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 22, toPort: 22, cidrIp: value }] });
    if (has('permission')) new iam.CfnManagedPolicy(scope, 'Policy', { policyDocument: statement({ Action: value }) });
  }),
};

/** How a stack uses what another one shares. */
export const LINKS: Record<string, (scope: Construct, shared: Shared) => void> = {
  reads: (scope, { bucket }) => bucket.grantRead(new iam.Role(scope, 'Reader', { assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com') })),
  buries: (scope, { queue }) => new sqs.Queue(scope, 'Burying', { deadLetterQueue: { queue, maxReceiveCount: 3 } }),
  subscribes: (scope, { topic }) => new sns.Subscription(scope, 'Subscribing', { topic, protocol: sns.SubscriptionProtocol.EMAIL, endpoint: 'a@example.com' }),
  guards: (scope, { bucket }) => new s3.CfnBucketPolicy(scope, 'Guarding', { bucket: bucket.bucketName, policyDocument: denyHttp('s3:*', bucket.bucketArn, bucket.arnForObjects('*')) }),
  secures: (scope, { queue }) => new sqs.CfnQueuePolicy(scope, 'Securing', { queues: [queue.queueUrl], policyDocument: denyHttp('sqs:*', queue.queueArn) }),
  encrypts: (scope, { key }) => new logs.CfnLogGroup(scope, 'Encrypting', { kmsKeyId: key.keyArn }),
};

/** What one stack has that others use. */
export class Shared extends Construct {
  public readonly bucket = new s3.Bucket(this, 'Bucket');
  public readonly queue = new sqs.Queue(this, 'Queue');
  public readonly topic = new sns.Topic(this, 'Topic');
  public readonly key = new kms.Key(this, 'Key');
}

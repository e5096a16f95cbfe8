import { CDK_RUNTIME, LITTLE_MEMORY, NO_CONCURRENCY, NOT_IN_VPC, WRITES_ITS_LOGS } from './grounds';

/** What rules find in a helper of the catalogue, and a user can repair: nothing excepts it. */
export interface LeftToUsers {
  /** The names of the helpers. */
  readonly helpers: readonly string[];
  /** The ids of the rules. */
  readonly rules: readonly string[];
  /** What to do. */
  readonly repair: string;
}

/** Code in aws-cdk-lib that the catalogue does not speak of. */
export interface NotListed {
  /** Its folders. */
  readonly code: readonly string[];
  /** What it belongs to. */
  readonly construct: string;
  /** Why nothing is excepted, and what there is instead. */
  readonly reason: string;
}

const FRAMEWORK = 'the framework for providers of custom resources';
const EDGE = 'a function at the edge';

/** What stays a finding on the resources of helpers. */
export const LEFT_TO_USERS: readonly LeftToUsers[] = [
  {
    helpers: ['connects bucket notifications', 'sets the retention of log groups', 'fills buckets', 'makes calls of AwsCustomResource', 'writes trust policies for jobs on EKS', FRAMEWORK, EDGE],
    rules: ['PR-TAGS-REQUIRED'],
    repair: 'tag the app or the stack with `Tags.of`, or make the construct inside of an AppEnvironment',
  },
  { helpers: ['fills buckets', 'makes calls of AwsCustomResource', FRAMEWORK], rules: NOT_IN_VPC.rules, repair: 'use the option `vpc`' },
  { helpers: ['fills buckets', 'makes calls of AwsCustomResource'], rules: LITTLE_MEMORY.rules, repair: 'use the option `memoryLimit` or `memorySize`' },
  { helpers: [FRAMEWORK], rules: ['AwsSolutions-SF1'], repair: 'use the option `waiterStateMachineLogOptions`' },
  { helpers: [EDGE], rules: [...NO_CONCURRENCY.rules, ...LITTLE_MEMORY.rules, 'Serverless-LambdaDefaultTimeout'], repair: 'use the options of the function' },
  { helpers: [EDGE], rules: CDK_RUNTIME.rules, repair: 'choose the newest runtime' },
  { helpers: [EDGE], rules: WRITES_ITS_LOGS.rules, repair: 'use the option `role`' },
];

/** Code of the CDK that runs in apps, and of which nothing is excepted. */
export const NOT_LISTED: readonly NotListed[] = [
  { code: ['aws-certificatemanager/dns-validated-certificate-handler'], construct: 'DnsValidatedCertificate', reason: 'deprecated: Certificate with CertificateValidation.fromDns needs no helper' },
  { code: ['aws-iam/oidc-handler'], construct: 'OpenIdConnectProvider', reason: 'OidcProviderNative needs no helper' },
  { code: ['aws-dynamodb/replica-handler'], construct: 'Table with replicationRegions', reason: 'TableV2 needs no helper' },
  { code: ['aws-ecs/lambda-source'], construct: 'addCapacity of an ECS cluster', reason: 'AsgCapacityProvider needs no helper' },
  { code: ['aws-events-targets/aws-api-handler'], construct: 'AwsApi', reason: 'serves events of the app and not deployments: judged like the app\'s own functions' },
  { code: ['aws-ses/drop-spam-handler'], construct: 'DropSpamReceiptRule', reason: 'serves mail and not deployments: judged like the app\'s own functions' },
  { code: ['aws-stepfunctions-tasks/eval-nodejs-handler'], construct: 'EvaluateExpression', reason: 'serves state machines and not deployments: judged like the app\'s own functions' },
  { code: ['aws-stepfunctions-tasks/cross-region-aws-sdk-handler'], construct: 'CallAwsServiceCrossRegion', reason: 'serves state machines and not deployments: judged like the app\'s own functions' },
  { code: ['aws-eks/cluster-resource-handler', 'aws-eks/kubectl-handler', 'aws-eks-v2/kubectl-handler'], construct: 'clusters of EKS', reason: 'hold the keys to a cluster, with permissions, layers and networks that users choose: a case for a waiver of its own' },
  { code: ['pipelines/approve-lambda'], construct: 'ConfirmPermissionsBroadening', reason: 'decides whether a pipeline goes on: a case for a waiver of its own' },
  { code: ['aws-glue/partition-index-handler'], construct: 'partition indexes of Glue tables', reason: 'newer than the lowest CDK that this library runs on, and not looked at yet' },
  { code: ['aws-s3-deployment/s3-object-copy-handler'], construct: 'code that Lambda copies from a bucket', reason: 'newer than the lowest CDK that this library runs on, and not looked at yet' },
];

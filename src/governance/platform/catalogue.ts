import { CDK_RUNTIME, INLINE, LITTLE_MEMORY, NO_CONCURRENCY, NO_DEAD_LETTERS, NOT_IN_VPC, NOT_TRACED, WITHOUT_TAGS, WRITES_ITS_LOGS } from './grounds';
import { Grant, Ground, PlatformHelper } from './helper';

/** The versions of aws-cdk-lib that the helpers were looked at in. A later one runs other code or asks for more only as what is compared allows. */
const CDK = '^2.263.0';

const HANDLERS = 'custom-resource-handlers/dist';

/** What holds for every function that only CloudFormation invokes. */
const AT_DEPLOYMENTS: readonly Ground[] = [NO_CONCURRENCY, NO_DEAD_LETTERS, NOT_TRACED];

const INVOKES: Grant = {
  actions: ['lambda:InvokeFunction'],
  resources: ['{function}', '{function}:*'],
  reason: 'invokes every version of the one function that it serves: the `*` stands for the version',
};

/** A provider of custom resources, which the CDK writes as generic resources. */
function plainProvider(name: string, id: string, code: string): PlatformHelper {
  return {
    name,
    id: `${id}CustomResourceProvider`,
    type: 'aws-cdk-lib.CustomResourceProviderBase',
    code,
    cdk: CDK,
    functions: ['Handler'],
    grounds: {
      Handler: [NOT_IN_VPC, ...AT_DEPLOYMENTS, WITHOUT_TAGS],
      Role: [WRITES_ITS_LOGS, WITHOUT_TAGS],
    },
  };
}

/** A provider that has permissions of its own. */
function provider(name: string, id: string, code: string, ...grants: readonly Grant[]): PlatformHelper {
  const plain = plainProvider(name, id, code);
  return { ...plain, grounds: { ...plain.grounds, Role: [...plain.grounds.Role, INLINE] }, grants };
}

/** A function that is there once in a stack. */
function singleton(name: string, id: string, code: string, grounds: readonly Ground[], more: Partial<PlatformHelper> = {}): PlatformHelper {
  return {
    name,
    id,
    type: 'aws-cdk-lib.aws_lambda.Function',
    code,
    cdk: CDK,
    functions: ['Resource'],
    grounds: { 'Resource': [...AT_DEPLOYMENTS, ...grounds], 'ServiceRole/Resource': [WRITES_ITS_LOGS], 'ServiceRole/DefaultPolicy/Resource': [INLINE] },
    ...more,
  };
}

/** A function of the provider framework, with its role. */
function framework(name: string): PlatformHelper['grounds'] {
  return {
    [`${name}/Resource`]: [...AT_DEPLOYMENTS, LITTLE_MEMORY],
    [`${name}/ServiceRole/Resource`]: [WRITES_ITS_LOGS],
    [`${name}/ServiceRole/DefaultPolicy/Resource`]: [INLINE],
  };
}

const parameter = (path: string) => `arn:<AWS::Partition>:ssm:{region}:{account}:parameter/cdk/${path}/*`;

/** Helpers that the CDK creates itself, and what is excepted on their resources, on no other conditions than these. */
export const HELPERS: readonly PlatformHelper[] = [
  plainProvider('empties buckets', 'Custom::S3AutoDeleteObjects', `${HANDLERS}/aws-s3/auto-delete-objects-handler`),
  provider('empties image repositories', 'Custom::ECRAutoDeleteImages', `${HANDLERS}/aws-ecr/auto-delete-images-handler`, {
    actions: ['ecr:BatchDeleteImage', 'ecr:DescribeRepositories', 'ecr:ListImages', 'ecr:ListTagsForResource'],
    resources: ['arn:<AWS::Partition>:ecr:{region}:{account}:repository/*'],
    condition: { StringEquals: { 'ecr:ResourceTag/aws-cdk:auto-delete-images': 'true' } },
    reason: 'a condition narrows it to repositories with the tag that asks for it',
  }),
  provider('closes default security groups', 'Custom::VpcRestrictDefaultSG', `${HANDLERS}/aws-ec2/restrict-default-security-group-handler`),
  plainProvider('delegates zones to other accounts', 'Custom::CrossAccountZoneDelegation', `${HANDLERS}/aws-route53/cross-account-zone-delegation-handler`),
  provider('replaces DNS records', 'Custom::DeleteExistingRecordSet', `${HANDLERS}/aws-route53/delete-existing-record-set-handler`, {
    actions: ['route53:GetChange'],
    resources: ['*'],
    reason: 'reads whether a change has arrived; the id of the change is not known before it is made',
  }),
  provider('deletes what canaries leave behind', 'Custom::SyntheticsAutoDeleteUnderlyingResources', `${HANDLERS}/aws-synthetics/auto-delete-underlying-resources-handler`,
    { actions: ['lambda:DeleteFunction'], resources: ['arn:<AWS::Partition>:lambda:{region}:{account}:function:cwsyn-*'], reason: 'AWS makes a function for each canary, with a name that begins like this and is not known before' },
    { actions: ['synthetics:GetCanary'], resources: ['*'], reason: 'reads which function belongs to a canary; it changes nothing' }),
  provider('writes values for stacks in other regions', 'Custom::CrossRegionExportWriter', 'core/lib/dist/core/cross-region-ssm-writer-handler', {
    actions: ['ssm:DeleteParameters', 'ssm:ListTagsForResource', 'ssm:GetParameters', 'ssm:PutParameter'],
    resources: [parameter('exports')],
    reason: 'writes the parameters of references across regions, which all lie under the one path of the CDK',
  }),
  provider('reads values of stacks in other regions', 'Custom::CrossRegionExportReader', 'core/lib/dist/core/cross-region-ssm-reader-handler', {
    actions: ['ssm:AddTagsToResource', 'ssm:RemoveTagsFromResource', 'ssm:GetParameters'],
    resources: [parameter('exports/{name}')],
    reason: 'reads the parameters of references across regions, which all lie under the path of its stack',
  }),
  provider('reads the ARN of a function at the edge', 'Custom::CrossRegionStringParameterReader', `${HANDLERS}/aws-cloudfront/edge-function`, {
    actions: ['ssm:GetParameter'],
    resources: [parameter('EdgeFunctionArn')],
    reason: 'reads the ARNs of functions at the edge, which all lie under the one path of the CDK',
  }),
  provider('runs triggers', 'AWSCDK.TriggerCustomResourceProvider', `${HANDLERS}/triggers/lambda`, INVOKES),
  plainProvider('makes JSON of values', 'AWSCDKCfnUtilsProvider', 'core/lib/dist/core/cfn-utils-provider'),
  {
    name: 'connects bucket notifications',
    id: 'BucketNotificationsHandler050a0587b7544547bf325f094a3db834',
    type: 'constructs.Construct',
    code: `${HANDLERS}/aws-s3/notifications-resource-handler/index.py`,
    functions: ['Resource'],
    cdk: CDK,
    grounds: { 'Resource': [NOT_IN_VPC, ...AT_DEPLOYMENTS, LITTLE_MEMORY, CDK_RUNTIME], 'Role/Resource': [WRITES_ITS_LOGS] },
  },
  singleton('sets the retention of log groups', 'LogRetentionaae0aa3c5b4d4f87b02d85b201efdd8a', `${HANDLERS}/aws-logs/log-retention-handler`, [NOT_IN_VPC, LITTLE_MEMORY], {
    type: 'constructs.Construct',
    grants: [
      { actions: ['logs:PutRetentionPolicy', 'logs:DeleteRetentionPolicy'], resources: ['*'], reason: 'sets how long logs are kept, and reads none; one function serves every log group of the stack' },
      { actions: ['logs:DeleteLogGroup'], resources: ['arn:<AWS::Partition>:logs:{region}:{account}:log-group:{name}:*'], reason: 'deletes the log groups that the app says to delete; the `*` stands for their streams' },
    ],
  }),
  singleton('fills buckets', 'Custom::CDKBucketDeployment8693BB64968944B69AAFB0CC9EB8756C', `${HANDLERS}/aws-s3-deployment/bucket-deployment-handler`, [CDK_RUNTIME], {
    hasVariants: true,
    grants: [{
      actions: ['s3:GetObject*', 's3:GetBucket*', 's3:List*', 's3:DeleteObject*', 's3:PutObject', 's3:PutObjectLegalHold', 's3:PutObjectRetention', 's3:PutObjectTagging', 's3:PutObjectVersionTagging', 's3:Abort*'],
      resources: ['{served}', '{served}/*', 'arn:<AWS::Partition>:s3:::cdk-{name}-assets-{account}-{region}', 'arn:<AWS::Partition>:s3:::cdk-{name}-assets-{account}-{region}/*'],
      reason: 'copies from the bucket of assets into the one bucket that it fills; what the objects will be called is not known before',
    }],
  }),
  singleton('makes calls of AwsCustomResource', 'AWS679f53fac002430cb0da5b7982bd2287', `${HANDLERS}/custom-resources/aws-custom-resource-handler`, [], {
    hasVariants: true,
    // What its calls may do is the user's to say, in a policy below the AwsCustomResource.
    grounds: { 'Resource': AT_DEPLOYMENTS, 'ServiceRole/Resource': [WRITES_ITS_LOGS] },
  }),
  singleton('writes trust policies for jobs on EKS', 'SingletonLambda8693BB64968944B69AAFB0CC9EB8757C', `${HANDLERS}/aws-stepfunctions-tasks/role-policy-handler`, [NOT_IN_VPC, CDK_RUNTIME]),
  {
    name: 'the framework for providers of custom resources',
    type: 'aws-cdk-lib.custom_resources.Provider',
    code: 'custom-resources/lib/provider-framework/runtime',
    cdk: CDK,
    grants: [INVOKES],
    functions: ['framework-onEvent/Resource', 'framework-isComplete/Resource', 'framework-onTimeout/Resource'],
    grounds: {
      ...framework('framework-onEvent'),
      ...framework('framework-isComplete'),
      ...framework('framework-onTimeout'),
      'waiter-state-machine/Resource': [{
        rules: ['AwsSolutions-SF2', 'Serverless-StepFunctionStateMachineXray'],
        reason: NOT_TRACED.reason,
      }],
      'waiter-state-machine/Role/DefaultPolicy/Resource': [INLINE],
    },
  },
  {
    name: 'a function at the edge',
    type: 'aws-cdk-lib.aws_cloudfront.experimental.EdgeFunction',
    functions: [],
    cdk: CDK,
    grounds: {
      Resource: [
        { rules: NOT_IN_VPC.rules, reason: 'CloudFront refuses functions inside of a VPC' },
        { rules: NO_DEAD_LETTERS.rules, reason: 'CloudFront waits for its answer, so there is no event to keep' },
        { rules: NOT_TRACED.rules, reason: 'AWS X-Ray does not trace functions at the edge' },
      ],
    },
  },
];

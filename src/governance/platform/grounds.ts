import { Ground } from './helper';

/** Rules that ask for what the helpers of the CDK have no option for, or have no use for, whichever pack they are of. */

export const NOT_IN_VPC: Ground = {
  rules: ['HIPAA.Security-LambdaInsideVPC', 'NIST.800.53.R4-LambdaInsideVPC', 'NIST.800.53.R5-LambdaInsideVPC', 'PCI.DSS.321-LambdaInsideVPC'],
  reason: 'calls nothing but public APIs of AWS, with IAM, for CloudFormation during a deployment; the CDK has no option to put it into a VPC',
};

export const NO_CONCURRENCY: Ground = {
  rules: ['HIPAA.Security-LambdaConcurrency', 'NIST.800.53.R5-LambdaConcurrency'],
  reason: 'CloudFormation invokes it a few times in a deployment; the CDK has no option for reserved concurrency, which would be taken from workloads',
};

export const NO_DEAD_LETTERS: Ground = {
  rules: ['HIPAA.Security-LambdaDLQ', 'NIST.800.53.R5-LambdaDLQ', 'Serverless-LambdaDLQ'],
  reason: 'CloudFormation waits for its answer and fails the deployment without one, so no event is lost unseen',
};

export const NOT_TRACED: Ground = {
  rules: ['PR-LAMBDA-TRACED', 'Serverless-LambdaTracing'],
  reason: 'runs during deployments alone and serves no request that a trace would follow; the CDK has no option for it',
};

export const LITTLE_MEMORY: Ground = {
  rules: ['Serverless-LambdaDefaultMemorySize'],
  reason: 'makes a few API calls, for which 128 MB are enough; the CDK has no option',
};

export const CDK_RUNTIME: Ground = {
  rules: ['AwsSolutions-L1', 'Serverless-LambdaLatestVersion'],
  reason: 'the CDK chooses the runtime that its code is tested on, a supported one, and renews it with its releases',
};

export const WRITES_ITS_LOGS: Ground = {
  rules: ['AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]'],
  reason: 'AWS maintains the policy, which lets the function write logs and nothing else; the CDK gives it to every function',
};

export const INLINE: Ground = {
  rules: ['HIPAA.Security-IAMNoInlinePolicy', 'NIST.800.53.R4-IAMNoInlinePolicy', 'NIST.800.53.R5-IAMNoInlinePolicy', 'PCI.DSS.321-IAMNoInlinePolicy'],
  reason: 'the CDK writes what its helper may do into the role of the helper, which comes and goes with it and is nobody else\'s',
};

export const WITHOUT_TAGS: Ground = {
  rules: ['PR-TAGS-REQUIRED'],
  reason: 'the CDK makes it a generic resource, which `Tags.of` does not reach; tags of the stack do at the deployment, and inside of an AppEnvironment it is tagged',
};

import { Arn, ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DataClassification, IAppEnvironment } from '../core';

/**
 * A log group as the environment wants it: kept as long as the tier says, encrypted with the customer-managed key of
 * the classification where the tier has one and by CloudWatch Logs itself otherwise, and outliving its stack where the
 * tier keeps data.
 *
 * It has no name of its own, so that one which outlived its stack is not in the way of the next one.
 *
 * @param classification what the log lines call for
 */
export function defineLogGroup(scope: Construct, id: string, environment: IAppEnvironment, classification: DataClassification): LogGroup {
  const encryptionKey = environment.provideKey(scope, classification);
  if (encryptionKey !== undefined) letLogGroupsUse(encryptionKey);
  return new LogGroup(scope, id, {
    encryptionKey,
    retention: environment.tier.logRetention,
    removalPolicy: environment.tier.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}

/**
 * CloudWatch Logs may use the key for log groups of this account and region, and for nothing else. Saying so twice adds nothing.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function letLogGroupsUse(key: IKey): void {
  const stack = Stack.of(key);
  const logGroups = Arn.format({ service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }, stack);
  key.addToResourcePolicy(new PolicyStatement({
    sid: 'LogGroupsOfThisAccount',
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
  }));
}

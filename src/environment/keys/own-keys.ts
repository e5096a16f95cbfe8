import { Arn, ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { IAppEnvironment } from '../../core/app-environment';
import { ICoreKeys } from '../../core/core-sources';
import { DataClassification } from '../../core/data-classification';

/**
 * The customer-managed keys of an environment, one for each classification of data.
 *
 * A key's own policy leaves people and roles of the account to IAM, and names AWS services one by one: CloudWatch Logs
 * from the beginning, since any component may have logs and cannot change a key that it was handed; others by the part
 * that makes them use the key (alarm topics, the budget), and not before.
 */
export class OwnKeys extends Construct implements ICoreKeys {
  constructor(scope: Construct, id: string, private readonly environment: IAppEnvironment) {
    super(scope, id);
  }

  /** The key for data of a classification; the same one each time. */
  public keyFor(classification: DataClassification): Key {
    return (this.node.tryFindChild(classification.name) as Key | undefined) ?? this.defineKey(classification);
  }

  private defineKey(classification: DataClassification): Key {
    const { identity: { environmentName }, tier } = this.environment;
    const key = new Key(this, classification.name, {
      description: `${classification} data of the environment ${environmentName}`,
      alias: `alias/${environmentName}/${classification}`,
      enableKeyRotation: true,
      // What a deleted key has encrypted is gone, so where data is kept there is as much time to notice as AWS allows.
      pendingWindow: Duration.days(tier.keepsData ? 30 : 7),
      removalPolicy: tier.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    key.addToResourcePolicy(grantsForServicesOnly());
    key.addToResourcePolicy(logGroupsOfThisAccount(Stack.of(this)));
    return key;
  }
}

/**
 * Databases and volumes hold on to their key with a grant. Nobody else may hand out grants, which work beside every policy.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/grant-best-practices.html
 */
function grantsForServicesOnly(): PolicyStatement {
  return new PolicyStatement({
    sid: 'GrantsForAwsServicesOnly',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['kms:CreateGrant'],
    resources: ['*'],
    conditions: { BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' } },
  });
}

/**
 * CloudWatch Logs may use the key for log groups of this account and region, and for nothing else.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function logGroupsOfThisAccount(stack: Stack): PolicyStatement {
  const logGroups = Arn.format({ service: 'logs', resource: 'log-group', resourceName: '*', arnFormat: ArnFormat.COLON_RESOURCE_NAME }, stack);
  return new PolicyStatement({
    sid: 'LogGroupsOfThisAccount',
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
  });
}

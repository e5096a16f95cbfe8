import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { letLogGroupsUse } from './log-groups';
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
    letLogGroupsUse(key);
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

import { CfnOutput, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { sha256 } from '../../private/stable-json';

/** A service of AWS that uses a key in its own name. */
export interface KeyUse {
  /** The service, such as `cloudwatch.amazonaws.com`. */
  readonly service: string;

  /**
   * What of the service uses the key: the pattern of its ARNs.
   *
   * @default - anything of the service that belongs to the account
   */
  readonly sourceArn?: string;

  /**
   * What it does with the key, such as `kms:Decrypt`.
   *
   * @default - what a service needs that puts messages into an encrypted topic or queue: `kms:Decrypt` and `kms:GenerateDataKey*`
   */
  readonly actions?: string[];
}

/**
 * The way of a service of AWS to a key of an environment: CloudWatch, for example, which publishes alarms to an encrypted
 * topic. What acts with a role needs none, since the role's own permissions decide.
 *
 * A component that brings a service calls it with the key that `provideKey` returned.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-services.html
 */
export class KeyAccess {
  /**
   * Lets a service use a key on behalf of the account that the key's construct lies in, and of nobody else.
   *
   * A key that was brought keeps its policy. The statement that it must have becomes an output of the stack instead, as JSON, for those
   * who own the key.
   *
   * @param key the key
   * @param use which service, for what, and what it does
   */
  public static letService(key: IKey, use: KeyUse): void {
    KeyAccess._addStatement(key, new PolicyStatement({
      principals: [new ServicePrincipal(use.service)],
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(key).account },
        ...use.sourceArn !== undefined && { ArnLike: { 'aws:SourceArn': use.sourceArn } },
      },
      actions: use.actions ?? ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    }));
  }

  /**
   * Adds a statement to the policy of a key, or says in an output that its owners must.
   *
   * @internal
   */
  public static _addStatement(key: IKey, statement: PolicyStatement): void {
    if (!key.addToResourcePolicy(statement, true).statementAdded) askForStatement(key, statement);
  }

  private constructor() {}
}

/** Which of several statements it is does not depend on their order. */
function askForStatement(key: IKey, statement: PolicyStatement): void {
  const stack = Stack.of(key);
  const json = statement.toStatementJson();
  const id = `PolicyStatement${sha256(JSON.stringify(stack.resolve(json))).slice(0, 8)}`;
  if (key.node.tryFindChild(id)) return;
  new CfnOutput(key, id, { value: stack.toJsonString(json), description: `what the policy of the key for ${key.node.id} data must have` });
}

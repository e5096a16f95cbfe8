import { IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IConstruct } from 'constructs';
import { useOfKey } from '../keys';

/** The name of Secrets Manager's endpoint, and of the service in conditions. */
export const SECRETS_MANAGER = 'secretsmanager';

/**
 * Lets somebody read a secret, such as a workload. On the reader's side alone: a key's or secret's own policy would tie the stacks
 * together in a circle.
 */
export function letReadSecret(reader: IConstruct & IGrantable, secretArn: string, key: IKey | undefined): void {
  const { grantPrincipal } = reader;
  grantPrincipal.addToPrincipalPolicy(new PolicyStatement({
    actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    resources: [secretArn],
  }));
  if (key) grantPrincipal.addToPrincipalPolicy(useOfKey(reader, key, SECRETS_MANAGER, ['kms:Decrypt']));
}

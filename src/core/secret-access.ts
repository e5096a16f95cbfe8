import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IWorkload } from './connection';
import { useOfKey } from './keys';

/** The name of Secrets Manager's endpoint, and of the service in conditions. */
export const SECRETS_MANAGER = 'secretsmanager';

/**
 * Lets a workload read a secret. On the workload's side alone: a key's or secret's own policy would tie the stacks
 * together in a circle.
 */
export function letReadSecret(workload: IWorkload, secretArn: string, key: IKey | undefined): void {
  const { grantPrincipal } = workload;
  grantPrincipal.addToPrincipalPolicy(new PolicyStatement({
    actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    resources: [secretArn],
  }));
  if (key) grantPrincipal.addToPrincipalPolicy(useOfKey(workload, key, SECRETS_MANAGER, ['kms:Decrypt']));
}

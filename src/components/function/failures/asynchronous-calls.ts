import { Alias, CfnEventInvokeConfig, Function } from 'aws-cdk-lib/aws-lambda';
import { useOfKey } from '../../../core/keys';
import { ServiceRole } from '../../../core/service-role';
import { GovernedComponent } from '../../../governance/governed-component';
import { FunctionPlan } from '../function-plan';

/**
 * How often and how long Lambda tries, and who is told in the end. Where nobody says anything, Lambda tries three times within six hours.
 *
 * The dead letter queue stays beside a destination: it holds events that still wait, and Lambda divides calls only between versions that
 * have the same one.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 */
export function configureAsynchronousCalls(
  component: GovernedComponent, resource: Function, role: ServiceRole, { retryAttempts, maxEventAge, onFailure }: FunctionPlan, alias?: Alias,
): void {
  if (retryAttempts === undefined && maxEventAge === undefined && !onFailure) return;
  if (onFailure) {
    role.addToPrincipalPolicy(onFailure._permission());
    if (onFailure._key) role.addToPrincipalPolicy(useOfKey(component, onFailure._key, onFailure._service, ['kms:Decrypt', 'kms:GenerateDataKey']));
  }
  const config = new CfnEventInvokeConfig(component, 'AsynchronousCalls', {
    functionName: resource.functionName,
    qualifier: alias?.aliasName ?? '$LATEST',
    maximumRetryAttempts: retryAttempts,
    maximumEventAgeInSeconds: maxEventAge?.toSeconds(),
    destinationConfig: onFailure && { onFailure: { destination: onFailure._arn } },
  });
  // Lambda tries the permissions for the destination when it is told of it.
  config.node.addDependency(role);
  if (alias) config.node.addDependency(alias);
}

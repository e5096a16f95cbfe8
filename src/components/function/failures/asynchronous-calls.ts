import { Alias, CfnEventInvokeConfig, Function } from 'aws-cdk-lib/aws-lambda';
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
  onFailure?._admit(component, role);
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

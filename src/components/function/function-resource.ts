import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Architecture, CfnFunction, Function, LoggingFormat } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { FunctionPlan } from './function-plan';
import { allowTracing } from './wide-permissions';
import { useOfKey } from '../../core/keys';
import { ServiceRole } from '../../core/service-role';
import { GovernedComponent } from '../../governance/governed-component';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';
import { createLogGroup } from '../../governance/scope/log-group';

/** The function itself, with its logs: traced, on arm64, with what it gave up on in the queue. */
export function createFunction(component: GovernedComponent, plan: FunctionPlan, role: ServiceRole, deadLetters: Queue): Function {
  const { tier, key, runtime, code, handler, timeout } = plan;
  const logGroup = createLogGroup(component, 'Logs', { tier, key });
  const resource = new Function(component, 'Resource', {
    description: `${component.componentName} of ${component.environment.identity.application}`,
    runtime,
    code,
    handler,
    architecture: Architecture.ARM_64,
    memorySize: plan.memorySizeMiB,
    timeout,
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    deadLetterQueue: deadLetters,
    environmentEncryption: key,
    reservedConcurrentExecutions: plan.reservedConcurrency,
  });
  (resource.node.defaultChild as CfnFunction).tracingConfig = { mode: 'Active' };
  allowOwnWork(component, plan, role, logGroup);
  // Lambda tries the permissions of a function when it is made.
  resource.node.addDependency(role);
  if (plan.reservedConcurrency === undefined) {
    proposeOnBehalf({
      rule: 'LambdaConcurrency',
      resource,
      reason: 'what is reserved for one function is taken from all others of the account, and a new account, whose quota is 10, refuses it; an alarm tells of calls that were refused',
    });
  }
  return resource;
}

/** To write logs and traces, and to leave dead letters. */
function allowOwnWork(component: GovernedComponent, { key }: FunctionPlan, role: ServiceRole, { logGroupArn }: LogGroup): void {
  role.addToPrincipalPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroupArn] }));
  if (key) role.addToPrincipalPolicy(useOfKey(component, key, 'sqs', ['kms:Decrypt', 'kms:GenerateDataKey']));
  allowTracing(role);
}

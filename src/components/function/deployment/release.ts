import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnDeploymentGroup, LambdaApplication, LambdaDeploymentConfig, TrafficRouting } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alias, CfnAlias, Function } from 'aws-cdk-lib/aws-lambda';
import { FunctionDeployment } from './function-deployment';
import { watchNewVersion } from './new-version';
import { ServiceRole } from '../../../core/service-role';
import { GovernedComponent } from '../../../governance/governed-component';

/** What the alias is called. */
export const ALIAS = 'live';

/** Publishes what the function is now as a version, and lets the alias that callers use move there. */
export function release(component: GovernedComponent, resource: Function, deployment: FunctionDeployment): Alias {
  const alias = new Alias(component, 'Alias', { aliasName: ALIAS, version: resource.currentVersion });
  if (deployment._routing) shiftGradually(component, resource, alias, deployment._routing);
  return alias;
}

/** Lets CodeDeploy move the alias, and go back when the new version fails. */
function shiftGradually(component: GovernedComponent, resource: Function, alias: Alias, trafficRouting: TrafficRouting): void {
  const alarm = watchNewVersion(component, resource, alias);
  const role = createRole(component, resource, alarm);
  const { applicationName } = new LambdaApplication(component, 'Application');
  const { deploymentConfigName } = new LambdaDeploymentConfig(component, 'DeploymentConfig', { trafficRouting });
  const group = new CfnDeploymentGroup(component, 'DeploymentGroup', {
    applicationName,
    deploymentConfigName,
    serviceRoleArn: role.roleArn,
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    alarmConfiguration: { enabled: true, alarms: [{ name: alarm.alarmName }] },
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'] },
  });
  // CodeDeploy tries the permissions when the group is made.
  group.node.addDependency(role);
  (alias.node.defaultChild as CfnAlias).cfnOptions.updatePolicy = {
    codeDeployLambdaAliasUpdate: { applicationName, deploymentGroupName: group.ref },
  };
  alias.node.addDependency(group);
}

/**
 * CodeDeploy's own role: it moves this one alias and looks at this one alarm. The policy that AWS manages for it covers every function.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/getting-started-create-service-role.html
 */
function createRole(component: GovernedComponent, { functionArn }: Function, { alarmArn }: Alarm): ServiceRole {
  const role = new ServiceRole(component, 'DeploymentRole', 'codedeploy.amazonaws.com', `moves the alias of ${component.node.path}`);
  role.addToPrincipalPolicy(new PolicyStatement({
    actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
    resources: [functionArn, `${functionArn}:${ALIAS}`],
  }));
  role.addToPrincipalPolicy(new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: [alarmArn] }));
  return role;
}
